import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { LibraryError } from '../../../src/images/imageLibrary.ts';
import type { FileSystem } from '../../../src/library/files/fileSystem.ts';
import { imageLine } from './lines.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { openTestLibrary } from './openTestLibrary.ts';
import { tempFolder } from './tempFolder.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');

/** Enough of a PNG to be known as one. */
function bytes(words: string): Buffer {
  return Buffer.concat([png, Buffer.from(words)]);
}

function hashOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

const cat = hashOf(bytes('cat'));

/** A workspace with `images/cat.png`, which Easel made, and a library whose every line has a second of its own. */
async function workspace(changes: Partial<FileSystem> = {}) {
  const root = await tempFolder();
  const folder = join(root, 'site/images');
  await mkdir(folder, { recursive: true });
  let seconds = 0;
  const now = () => Date.UTC(2026, 4, 1, 9) + 1000 * seconds++;
  const opened = openTestLibrary(root, nodeFileSystem(changes), now);
  const { library } = opened;
  const image = await library.archive({ data: bytes('cat'), format: 'png' });
  await library.append(imageLine(-1, { hash: cat, bytes: image.bytes }));
  const site = pathToFileURL(join(root, 'site')).href;
  const { uri } = await library.keep(image, { folder: `${site}/images`, name: 'cat', within: site });
  return {
    ...opened,
    root,
    folder,
    path: fileURLToPath(uri),
    uri,
    reopen: () => openTestLibrary(root, nodeFileSystem(), now).library,
    record: async () => (await library.load()).images[0],
  };
}

test('a deleted file is gone, listed as deleted in every window, and comes back where it was', async () => {
  const { library, archive, path, folder, uri, record, reopen } = await workspace();
  await archive.remove({ hash: cat, format: 'png' });

  expect(await library.remove(uri, cat)).toMatchObject({ hash: cat, format: 'png', bytes: 11 });

  expect(await readdir(folder)).toEqual([]);
  const removed = [{ hash: cat, format: 'png', uri }];
  expect(await record()).toMatchObject({ uris: [], places: [], removed });
  expect((await record())?.keptAt, 'it is no result that waits for a decision').toBeDefined();
  const other = reopen();
  expect((await other.load()).removals).toMatchObject(removed);
  await rm(folder, { recursive: true });

  expect(await other.restore({ hash: cat, format: 'png' }, uri)).toEqual({ uri, hash: cat });

  expect(await readFile(path)).toEqual(bytes('cat'));
  expect(await record()).toMatchObject({ uris: [uri], places: [{ uri, hash: cat, bytes: 11 }], removed: [] });
  expect((await library.load()).removals).toEqual([]);
});

test('a file that Easel did not make can be deleted and restored too', async () => {
  const { library, folder, uri } = await workspace();
  const photo = join(folder, 'Photo.JPEG');
  const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
  await writeFile(photo, jpeg);
  const photoUri = pathToFileURL(photo).href;

  await library.remove(photoUri);

  const { removals } = await library.load();
  expect(removals).toMatchObject([{ uri: photoUri, hash: hashOf(jpeg), format: 'jpeg' }]);
  const [removal] = removals;
  if (!removal) throw new Error('Nothing to restore.');
  expect(await library.restore(removal, removal.uri)).toMatchObject({ uri: photoUri });
  expect(await readFile(photo)).toEqual(jpeg);
  expect((await library.load()).images[0]?.uris).toEqual([uri]);
});

test('restoring takes the next name when something else stands there, and nothing when it is there already', async () => {
  const { library, path, uri, folder, record } = await workspace();
  await library.remove(uri);
  await writeFile(path, bytes('a new cat'));

  const restored = await library.restore({ hash: cat, format: 'png' }, uri);

  expect(restored.uri).toBe(uri.replace('cat.png', 'cat-1.png'));
  expect(await readFile(path)).toEqual(bytes('a new cat'));
  expect((await record())?.uris).toEqual([restored.uri]);
  expect(await library.restore({ hash: cat, format: 'png' }, restored.uri)).toEqual(restored);
  expect((await readdir(folder)).sort()).toEqual(['cat-1.png', 'cat.png']);
});

test('several windows that restore at once all get their file', async () => {
  const { library, uri, folder, reopen } = await workspace();
  await library.remove(uri);
  const image = { hash: cat, format: 'png' } as const;
  const windows = [library, reopen(), reopen()];

  const restored = await Promise.all(windows.map((window) => window.restore(image, uri)));

  expect((await readdir(folder)).length).toBe(new Set(restored.map((file) => file.uri)).size);
  for (const file of restored) expect(await readFile(fileURLToPath(file.uri))).toEqual(bytes('cat'));
});

test.each([
  ['before', 0],
  ['while it is archived', 1],
])('a file that changed %s is left alone', async (_, readsBefore) => {
  let reads = 0;
  const { library, path, uri } = await workspace({
    async readFile(target) {
      if (target === uri && reads++ === readsBefore) await writeFile(path, bytes('mine'));
      return readFile(fileURLToPath(target));
    },
  });
  await expect(library.remove(uri, cat)).rejects.toMatchObject({
    name: 'LibraryError',
    reason: 'changed',
    message: expect.stringContaining('“cat.png” changed on disk'),
    uri,
  });
  expect(await readFile(path)).toEqual(bytes('mine'));
  expect((await library.load()).removals).toEqual([]);
});

test('folders, other files and what is gone are refused', async () => {
  const { library, folder, root } = await workspace();
  await writeFile(join(folder, 'notes.md'), 'notes');
  await mkdir(join(folder, 'folder.png'));
  const at = (name: string) => pathToFileURL(join(folder, name)).href;
  const refused = [
    ['folder.png', 'invalidName', 'is a folder. Delete it in the Explorer.'],
    ['notes.md', 'invalidName', 'is no PNG, JPEG or WebP image.'],
    ['none.png', 'missing', 'is no longer there.'],
  ] as const;
  for (const [name, reason, message] of refused) {
    await expect(library.remove(at(name)), name).rejects.toMatchObject({
      reason,
      message: expect.stringContaining(message),
    });
  }
  expect((await readdir(folder)).sort()).toEqual(['cat.png', 'folder.png', 'notes.md']);
  expect(await readdir(join(root, 'store/archive'))).toHaveLength(1);
});

test.runIf(process.platform !== 'win32').each(['file', 'folder'])(
  'a link out of the workspace is neither followed nor written through (%s)',
  async (kind) => {
    const { library, root, folder } = await workspace();
    const outside = join(root, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'dog.png'), bytes('dog'));
    const link = join(folder, kind === 'file' ? 'dog.png' : 'linked');
    await symlink(kind === 'file' ? join(outside, 'dog.png') : outside, link);
    const uri = pathToFileURL(kind === 'file' ? link : join(link, 'dog.png')).href;

    await expect(library.remove(uri)).rejects.toMatchObject({ reason: 'outsideWorkspace' });
    await expect(library.restore({ hash: cat, format: 'png' }, uri)).rejects.toMatchObject({
      reason: 'outsideWorkspace',
    });

    expect(await readFile(join(outside, 'dog.png'))).toEqual(bytes('dog'));
    expect(await readdir(outside)).toEqual(['dog.png']);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
  },
);

test.each([
  ['a read-only folder', failure('NoPermissions'), 'readOnly', 'may not be deleted'],
  ['a read-only disk', failure('Unknown', 'EROFS: read-only'), 'readOnly', 'may not be deleted'],
  ['anything else', failure('Unknown', 'EIO: i/o error'), 'other', 'EIO: i/o error'],
])('%s leaves the file where it is, and its record too', async (_, error, reason, sentence) => {
  const { library, path, uri, record } = await workspace({ trash: () => Promise.reject(error) });
  await expect(library.remove(uri)).rejects.toMatchObject({
    reason,
    message: expect.stringContaining(sentence),
  });
  expect(await readFile(path)).toEqual(bytes('cat'));
  expect(await record()).toMatchObject({ uris: [uri], removed: [] });
});

test('a disk that complains after it deleted has deleted', async () => {
  const { library, uri, record } = await workspace({
    async trash(target) {
      await rm(fileURLToPath(target));
      throw failure('Unknown');
    },
  });
  await library.remove(uri);
  expect(await record()).toMatchObject({ uris: [], removed: [{ uri }] });
});

test('what cannot be archived is not deleted', async () => {
  const { library, archive, path, uri } = await workspace();
  archive.put = () => Promise.reject(new LibraryError('diskFull', 'The disk is full.'));
  await expect(library.remove(uri)).rejects.toMatchObject({ reason: 'diskFull' });
  expect(await readFile(path)).toEqual(bytes('cat'));
});

test('what cannot be recorded is not deleted', async () => {
  const { library, path, uri, records } = await workspace();
  records.append = () => Promise.reject(failure('ENOSPC'));
  await expect(library.remove(uri)).rejects.toMatchObject({ name: 'LibraryError' });
  expect(await readFile(path)).toEqual(bytes('cat'));
});

test('what was freed cannot be restored, and says so', async () => {
  const { library, archive, uri } = await workspace();
  await library.remove(uri);
  await archive.remove({ hash: cat, format: 'png' });
  await expect(library.restore({ hash: cat, format: 'png' }, uri)).rejects.toMatchObject({
    reason: 'missing',
    message: '“cat.png” is no longer in Easel’s archive, so it cannot be restored.',
  });
});

test.each([
  [failure('NoPermissions'), 'readOnly', 'cannot be written to'],
  [failure('Unknown', 'ENOSPC: no space'), 'diskFull', 'the disk is full'],
  [failure('EIO'), 'other', 'was not restored (EIO)'],
])('a file that cannot be restored says why: %s', async (error, reason, sentence) => {
  let isBroken = false;
  const { library, uri, record } = await workspace({
    async copy(source, target) {
      if (isBroken) throw error;
      await nodeFileSystem().copy(source, target);
    },
  });
  await library.remove(uri);
  isBroken = true;
  await expect(library.restore({ hash: cat, format: 'png' }, uri)).rejects.toMatchObject({
    reason,
    message: expect.stringContaining(sentence),
  });
  expect(await record()).toMatchObject({ removed: [{ uri }] });
});

test('a file where the folder was is named', async () => {
  const { library, folder, uri } = await workspace();
  await library.remove(uri);
  await rm(folder, { recursive: true });
  await writeFile(folder, 'in the way');
  await expect(library.restore({ hash: cat, format: 'png' }, uri)).rejects.toMatchObject({
    reason: 'invalidName',
    message: expect.stringContaining('a file stands where'),
  });
});
