import { appendFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Destination } from '../../../src/images/imageLibrary.ts';
import type { FileSystem } from '../../../src/library/files/fileSystem.ts';
import { imageLine } from './lines.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { openTestLibrary } from './openTestLibrary.ts';
import { tempFolder } from './tempFolder.ts';

const now = Date.UTC(2026, 4, 1, 9);

function openLibrary(root: string, changes: Partial<FileSystem> = {}) {
  return openTestLibrary(root, nodeFileSystem(changes), () => now);
}

function destination(root: string, name = 'cat', folder = 'site/images'): Destination {
  return {
    folder: pathToFileURL(join(root, folder)).href,
    name,
    within: pathToFileURL(join(root, 'site')).href,
  };
}

async function workspace(): Promise<string> {
  const root = await tempFolder();
  await mkdir(join(root, 'site'));
  return root;
}

const image = (text: string) => ({ data: new TextEncoder().encode(text), format: 'png' as const });

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

test('keeps the exact bytes, makes the folder, and records the place', async () => {
  const root = await workspace();
  const { library } = openLibrary(root);
  const archived = await library.archive(image('bytes'));
  await library.append(imageLine(-1, { hash: archived.hash }));

  const stored = await library.keep(archived, destination(root, 'a (big) cat'));

  expect(await readFile(join(root, 'site/images/a (big) cat.png'), 'utf8')).toBe('bytes');
  expect(stored).toEqual({
    hash: archived.hash,
    uri: `${pathToFileURL(join(root, 'site/images')).href}/a%20%28big%29%20cat.png`,
  });
  expect((await library.load()).images).toMatchObject([
    { hash: archived.hash, uris: [stored.uri], keptAt: '2026-05-01T09:00:00.000Z' },
  ]);
  expect(Buffer.from((await library.read(archived.hash, 'png')).data).toString()).toBe('bytes');
});

test('takes the next number when a name is taken, even by the same bytes or by a link to nothing', async () => {
  const root = await workspace();
  const { library } = openLibrary(root);
  const archived = await library.archive(image('bytes'));
  await mkdir(join(root, 'site/images'));
  await writeFile(join(root, 'site/images/cat.png'), 'mine');
  await symlink('nothing', join(root, 'site/images/cat-1.png'));

  const first = await library.keep(archived, destination(root));
  const second = await library.keep(archived, destination(root));

  expect([first.uri, second.uri].map((uri) => uri.split('/').at(-1))).toEqual(['cat-2.png', 'cat-3.png']);
  expect(await readFile(join(root, 'site/images/cat.png'), 'utf8')).toBe('mine');
  expect(await readdir(join(root, 'site/images'))).not.toContain('nothing');
});

test('many at once from two windows never meet in one file', async () => {
  const root = await workspace();
  const both = [openLibrary(root).library, openLibrary(root).library];
  const texts = Array.from({ length: 24 }, (_, index) => `picture ${index}`);

  const kept = await Promise.all(
    texts.map(async (text, index) => {
      const library = both[index % 2] ?? both[0];
      if (!library) throw new Error('no library');
      return library.keep(await library.archive(image(text)), destination(root));
    }),
  );

  expect(new Set(kept.map(({ uri }) => uri)).size).toBe(texts.length);
  const contents = await Promise.all(kept.map(({ uri }) => readFile(fileURLToPath(uri), 'utf8')));
  expect(contents).toEqual(texts);
  expect(await readdir(join(root, 'store/claims'))).toEqual([]);
});

test('a file that appears at the last moment is not overwritten', async () => {
  const root = await workspace();
  const target = join(root, 'site/images/cat.png');
  const real = nodeFileSystem();
  const { library } = openLibrary(root, {
    async copy(source, uri) {
      if (fileURLToPath(uri) === target) await writeFile(target, 'mine');
      await real.copy(source, uri);
    },
  });

  const stored = await library.keep(await library.archive(image('bytes')), destination(root));

  expect(stored.uri).toMatch(/cat-1\.png$/);
  expect(await readFile(target, 'utf8')).toBe('mine');
});

test.each([
  [
    'a full disk',
    failure('Unknown', 'ENOSPC: no space left on device, write'),
    'diskFull',
    'The disk is full',
  ],
  [
    'a read-only disk',
    failure('Unknown', 'EROFS: read-only file system'),
    'readOnly',
    'cannot be written to',
  ],
  ['a read-only folder', failure('NoPermissions'), 'readOnly', 'easel.outputFolder'],
  ['a lost connection', failure('Unavailable', 'host is gone'), 'other', 'host is gone'],
])('%s leaves nothing half-written, and the image in the archive', async (_, error, reason, sentence) => {
  const root = await workspace();
  const { library } = openLibrary(root, {
    async copy(_source, target) {
      await appendFile(fileURLToPath(target), 'byt');
      throw error;
    },
  });
  const archived = await library.archive(image('bytes'));

  await expect(library.keep(archived, destination(root))).rejects.toMatchObject({
    name: 'LibraryError',
    reason,
    message: expect.stringContaining(sentence),
  });

  expect(await readdir(join(root, 'site/images'))).toEqual([]);
  expect(Buffer.from((await library.read(archived.hash, 'png')).data).toString()).toBe('bytes');
  expect((await library.load()).images).toEqual([]);
});

test('a stranger’s file is left alone after a failure', async () => {
  const root = await workspace();
  const { library } = openLibrary(root, {
    async copy(_source, target) {
      await appendFile(fileURLToPath(target), 'mine');
      throw failure('Unknown', 'ENOSPC');
    },
  });
  await expect(library.keep(await library.archive(image('bytes')), destination(root))).rejects.toThrow();
  expect(await readFile(join(root, 'site/images/cat.png'), 'utf8')).toBe('mine');
});

test('an image that is whole despite an error is kept', async () => {
  const root = await workspace();
  const { library } = openLibrary(root, {
    async copy(source, target) {
      await nodeFileSystem().copy(source, target);
      throw failure('NoPermissions', 'EPERM: operation not permitted, chmod');
    },
  });
  const stored = await library.keep(await library.archive(image('bytes')), destination(root));
  expect(await readFile(fileURLToPath(stored.uri), 'utf8')).toBe('bytes');
});

test('a file where the folder should be is named', async () => {
  const root = await workspace();
  await writeFile(join(root, 'site/images'), '');
  const { library } = openLibrary(root);
  const archived = await library.archive(image('bytes'));
  const inTheWay = { reason: 'invalidName', message: expect.stringContaining('a file is in the way') };
  await expect(library.keep(archived, destination(root))).rejects.toMatchObject(inTheWay);
});

test('no link leads a write out of the workspace folder', async () => {
  const root = await workspace();
  await mkdir(join(root, 'outside'));
  await symlink('../outside', join(root, 'site/images'), 'dir');
  const { library } = openLibrary(root);
  const archived = await library.archive(image('bytes'));

  for (const folder of ['site/images', 'site/images/new', 'outside']) {
    await expect(library.keep(archived, destination(root, 'cat', folder))).rejects.toMatchObject({
      reason: 'outsideWorkspace',
    });
  }
  expect(await readdir(join(root, 'outside'))).toEqual([]);
});

test('a folder chosen by hand may be anywhere', async () => {
  const root = await workspace();
  const { library } = openLibrary(root);
  const folder = pathToFileURL(join(root, 'outside')).href;
  const stored = await library.keep(await library.archive(image('bytes')), { folder, name: 'cat' });
  expect(stored.uri).toBe(`${folder}/cat.png`);
});

test.each(['../cat', 'a/b', '', '..', 'nul', 'cat.'])('%j is refused as a name', async (name) => {
  const root = await workspace();
  const { library } = openLibrary(root);
  const archived = await library.archive(image('bytes'));
  await expect(library.keep(archived, destination(root, name))).rejects.toMatchObject({
    reason: 'invalidName',
  });
});

test('an image that left the archive says so', async () => {
  const root = await workspace();
  const { library } = openLibrary(root);
  const gone = { hash: '0'.repeat(64), format: 'png' as const, bytes: 1, uri: destination(root).folder };
  await expect(library.keep(gone, destination(root))).rejects.toThrow();
  const missing = { ...gone, uri: pathToFileURL(join(root, 'store/archive/x.png')).href };
  await expect(library.keep(missing, destination(root))).rejects.toMatchObject({ reason: 'missing' });
});

test('a file that was kept stays kept when its place cannot be recorded', async () => {
  const root = await workspace();
  const { library, warn } = openLibrary(root);
  const archived = await library.archive(image('bytes'));
  await writeFile(join(root, 'store/records'), '');

  const stored = await library.keep(archived, destination(root));

  expect(await readFile(fileURLToPath(stored.uri), 'utf8')).toBe('bytes');
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('Cannot record'));
});

test('a disk that calls every name taken is given up on', async () => {
  const root = await workspace();
  await mkdir(join(root, 'site/images'));
  const { library } = openLibrary(root, {
    stat: async () => ({ symbolicLink: false, folder: false, bytes: 0, changedAt: 0 }),
  });
  await expect(library.keep(await library.archive(image('x')), destination(root))).rejects.toMatchObject({
    reason: 'invalidName',
    message: expect.stringContaining('easel.fileName'),
  });
});
