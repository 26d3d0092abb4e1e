import { posix } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import { siblingDestinations } from '../../../src/commands/variation/variationDestination.ts';
import type { FileSystem } from '../../../src/library/files/fileSystem.ts';

/** What the window is like: each test starts with one folder that can be written. */
const window = vi.hoisted(() => ({ isWritable: true, chosen: '' as string | undefined, dialogs: 0 }));

vi.mock('vscode', () => {
  const uri = (path: string) => ({ scheme: 'memfs', path, toString: () => `memfs://host${path}` });
  return {
    Uri: {
      parse: (text: string) => uri(text.replace('memfs://host', '')),
      joinPath: ({ path }: { path: string }, ...parts: string[]) => uri(posix.join(path, ...parts)),
    },
    workspace: {
      fs: { isWritableFileSystem: () => window.isWritable },
      getWorkspaceFolder: ({ path }: { path: string }) =>
        path.startsWith('/site/') ? { uri: uri('/site') } : undefined,
      asRelativePath: ({ path }: { path: string }) => path.replace('/site/', ''),
    },
    window: {
      showOpenDialog: async () => {
        window.dialogs += 1;
        return window.chosen === undefined ? undefined : [uri(window.chosen)];
      },
    },
  };
});

beforeEach(() => {
  Object.assign(window, { isWritable: true, chosen: undefined, dialogs: 0 });
});

const at = (path: string) =>
  ({ scheme: 'memfs', path, toString: () => `memfs://host${path}` }) as unknown as Uri;
/** Folders that are links, by path. */
const files = (links: readonly string[] = []) =>
  ({
    stat: async (uri: string) => ({ symbolicLink: links.includes(uri.replace('memfs://host', '')) }),
  }) as unknown as FileSystem;

test.each([
  ['/site/docs/cat.png', '/site/docs', 'cat-variation-1'],
  ['/site/cat.jpeg', '/site', 'cat-variation-1'],
  ['/site/cat-variation-3.png', '/site', 'cat-variation-3'],
  ['/site/cat-edit-1.webp', '/site', 'cat-edit-1-variation-1'],
  ['/site/.png', '/site', 'png-variation-1'],
])('%s gets its variations into %s, as %s', async (path, folder, name) => {
  const destinations = await siblingDestinations([at(path)], files());
  expect(destinations?.of(at(path))).toEqual({
    folder: `memfs://host${folder}`,
    name,
    within: 'memfs://host/site',
  });
  expect(destinations?.label).toBe(`Saved beside ${posix.basename(path)}`);
});

test('outside the workspace there is no folder that must hold them', async () => {
  const destinations = await siblingDestinations([at('/elsewhere/cat.png')], files());
  expect(destinations?.of(at('/elsewhere/cat.png'))).not.toHaveProperty('within');
});

test('of several, each has its own folder', async () => {
  const sources = [at('/site/a/cat.png'), at('/site/b/cat.png')];
  const destinations = await siblingDestinations(sources, files());
  expect(sources.map((source) => destinations?.of(source).folder)).toEqual([
    'memfs://host/site/a',
    'memfs://host/site/b',
  ]);
  expect(destinations?.label).toBe('Saved beside their images');
  expect(window.dialogs).toBe(0);
});

test('a folder that leads out of the workspace by a link is refused before anything is paid for', async () => {
  await expect(siblingDestinations([at('/site/link/cat.png')], files(['/site/link']))).rejects.toMatchObject({
    reason: 'outsideWorkspace',
  });
});

test('where nothing can be written the person is asked once, for all of them', async () => {
  Object.assign(window, { isWritable: false, chosen: '/site/out' });
  const sources = [at('/site/a/cat.png'), at('/site/b/dog.png')];
  const destinations = await siblingDestinations(sources, files());
  expect(sources.map((source) => destinations?.of(source))).toEqual([
    { folder: 'memfs://host/site/out', name: 'cat-variation-1' },
    { folder: 'memfs://host/site/out', name: 'dog-variation-1' },
  ]);
  expect(destinations?.label).toBe('Saved in out');
  expect(window.dialogs).toBe(1);
});

test('whoever gives up there pays for nothing', async () => {
  window.isWritable = false;
  expect(await siblingDestinations([at('/site/cat.png')], files())).toBeUndefined();
});
