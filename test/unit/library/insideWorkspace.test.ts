import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { assertInsideWorkspace } from '../../../src/library/destination/insideWorkspace.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { tempFolder } from './tempFolder.ts';

async function folders(): Promise<{ site: string; check: (folder: string) => Promise<void> }> {
  const root = await tempFolder();
  const site = join(root, 'site');
  await mkdir(join(site, 'docs'), { recursive: true });
  await mkdir(join(root, 'outside'));
  await symlink('../outside', join(site, 'out'), 'dir');
  await symlink('docs', join(site, 'in'), 'dir');
  await symlink('../nowhere', join(site, 'dangling'), 'dir');
  await symlink('site', join(root, 'alias'), 'dir');
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  return {
    site,
    check: (folder) => assertInsideWorkspace(uri(folder), uri(folder.split('/')[0] ?? ''), nodeFileSystem()),
  };
}

test.each([
  'site',
  'site/docs',
  'site/docs/not/yet/there',
  'site/in',
  'site/in/images',
  'alias/docs',
  'alias/in/new',
])('%s is inside', async (folder) => {
  const { check } = await folders();
  await expect(check(folder)).resolves.toBeUndefined();
});

test.each(['site/out', 'site/out/new', 'site/dangling', 'site/dangling/new', 'site/in/../out/new'])(
  '%s leads out',
  async (folder) => {
    const { check } = await folders();
    await expect(check(folder)).rejects.toMatchObject({
      reason: 'outsideWorkspace',
      message: expect.stringContaining('easel.outputFolder'),
    });
  },
);

test.each(['nope/../../etc/x', 'nope/%2E%2E/%2e%2e/etc/x', './docs', 'nope/..%5C..%5C..%5Cetc'])(
  'the path %s is refused for its dots',
  async (path) => {
    const { site } = await folders();
    const root = pathToFileURL(site).href;
    await expect(assertInsideWorkspace(`${root}/${path}`, root, nodeFileSystem())).rejects.toMatchObject({
      reason: 'outsideWorkspace',
      message: expect.stringContaining('without them'),
    });
  },
);

test('on a disk that cannot say where links lead, none is followed', async () => {
  const links = new Set(['vscode-vfs://host/site/link']);
  const files = {
    stat: async (uri: string) => ({ symbolicLink: links.has(uri), folder: true, bytes: 0, changedAt: 0 }),
    realUri: () => Promise.reject(new Error('only for files')),
  };
  const site = 'vscode-vfs://host/site';
  await expect(assertInsideWorkspace(`${site}/a/b`, site, files)).resolves.toBeUndefined();
  await expect(assertInsideWorkspace(`${site}/link/b`, site, files)).rejects.toMatchObject({
    reason: 'outsideWorkspace',
  });
});
