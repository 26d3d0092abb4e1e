import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { ArchivedImage } from '../../../src/images/imageLibrary.ts';
import { originalOf } from '../../../src/images/originalOf.ts';
import type { FileSystem } from '../../../src/library/files/fileSystem.ts';
import { imageLine, placeLine } from './lines.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { openTestLibrary } from './openTestLibrary.ts';
import { tempFolder } from './tempFolder.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const restores = { restores: true };

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

/** A workspace with `cat.png`, and a library that makes each line a second later than the one before. */
async function workspace(changes: Partial<FileSystem> = {}) {
  const root = await tempFolder();
  await mkdir(join(root, 'site'));
  const path = join(root, 'site/cat.png');
  const uri = pathToFileURL(path).href;
  await writeFile(path, bytes('first'));
  const files = nodeFileSystem(changes);
  let seconds = 0;
  const now = () => Date.UTC(2026, 4, 1, 9) + 1000 * seconds++;
  const opened = openTestLibrary(root, files, now);
  const { library } = opened;
  return {
    ...opened,
    root,
    path,
    uri,
    files,
    reopen: () => openTestLibrary(root, nodeFileSystem(), now),
    archived: (words: string) => library.archive({ data: bytes(words), format: 'png' }),
    holds: async () => (await readFile(path)).subarray(png.byteLength).toString(),
    original: async () => originalOf((await library.load()).replacements, uri),
  };
}

/** The bytes that the archive holds under this hash. */
async function archivedText(library: Awaited<ReturnType<typeof workspace>>['library'], hash: string) {
  return Buffer.from((await library.read(hash, 'png')).data)
    .subarray(png.byteLength)
    .toString();
}

test('replaced twice and restored, the file holds its first bytes again', async () => {
  const { library, archived, uri, holds, original, reopen } = await workspace();
  const [second, third] = [await archived('second'), await archived('third')];
  const first = hashOf(bytes('first'));

  expect(await library.replace(uri, second, first)).toEqual({ uri, hash: second.hash });
  expect(await holds()).toBe('second');
  await library.replace(uri, third, second.hash);
  expect(await holds()).toBe('third');
  expect(await original()).toBe(first);
  const { replacements } = await reopen().library.load();
  expect(originalOf(replacements, uri), 'in another window').toBe(first);

  await library.replace(uri, { hash: first, format: 'png' }, third.hash, restores);

  expect(await holds()).toBe('first');
  expect(await original()).toBeUndefined();
  expect((await library.load()).replacements).toMatchObject([
    { uri, before: first, after: second.hash },
    { uri, before: second.hash, after: third.hash },
    { uri, before: third.hash, after: first, restores: true },
  ]);
});

test('the same bytes again are no replacement', async () => {
  const { library, archived, uri, holds } = await workspace({
    writeFile: () => Promise.reject(failure('NoPermissions')),
  });
  const first = await archived('first');
  await library.replace(uri, first, first.hash);
  expect(await holds()).toBe('first');
  expect((await library.load()).replacements).toEqual([]);
});

test.each([
  ['before', 0],
  ['while its old bytes are archived', 1],
])('a file that changed %s is left alone', async (_, readsBefore) => {
  let reads = 0;
  const { library, archived, path, uri, holds } = await workspace({
    async readFile(target) {
      if (fileURLToPath(target) === path && reads++ === readsBefore) await writeFile(path, bytes('mine'));
      return readFile(fileURLToPath(target));
    },
  });
  await expect(library.replace(uri, await archived('second'), hashOf(bytes('first')))).rejects.toMatchObject({
    name: 'LibraryError',
    reason: 'changed',
    message: expect.stringContaining('“cat.png” changed on disk since'),
    uri,
  });
  expect(await holds()).toBe('mine');
  expect((await library.load()).replacements).toEqual([]);
});

test.each([
  ['a read-only file', failure('NoPermissions'), {}, 'readOnly', 'Use Keep'],
  [
    'a locked file, as VS Code names it',
    Object.assign(failure('Unknown', 'EACCES: permission denied, open'), {
      name: 'EntryWriteLocked (FileSystemError)',
    }),
    {},
    'readOnly',
    'Use Keep',
  ],
  ['a read-only file, to restore', failure('NoPermissions'), restores, 'readOnly', 'Make it writable'],
  ['a read-only disk', failure('Unknown', 'EROFS: read-only file system'), {}, 'readOnly', 'Use Keep'],
  ['a full disk', failure('Unknown', 'ENOSPC: no space left'), {}, 'diskFull', 'left as it was'],
  ['a lost connection', failure('Unavailable', 'host is gone'), {}, 'other', 'host is gone'],
] as const)(
  '%s keeps its bytes and its story, and has no original',
  async (_, error, options, reason, sentence) => {
    const { library, archived, uri, holds, original } = await workspace({
      writeFile: () => Promise.reject(error),
    });
    await library.append(imageLine(-9, { hash: hashOf(bytes('first')) }));
    await library.append(placeLine(-8, hashOf(bytes('first')), uri));
    const replacing = library.replace(uri, await archived('second'), hashOf(bytes('first')), {
      restores: false,
      ...options,
    });
    await expect(replacing).rejects.toMatchObject({ reason, message: expect.stringContaining(sentence) });
    expect(await holds()).toBe('first');
    expect(await original()).toBeUndefined();
    expect((await library.load()).images, 'and is still its story’s').toMatchObject([
      { uris: [uri], keptAt: expect.any(String) },
    ]);
  },
);

test('a second replacement that fails does not lose the first original', async () => {
  let isWritable = true;
  const real = nodeFileSystem();
  const { library, archived, uri, holds, original } = await workspace({
    writeFile: (target, data) =>
      isWritable ? real.writeFile(target, data) : Promise.reject(failure('NoPermissions')),
  });
  const [second, third] = [await archived('second'), await archived('third')];
  await library.replace(uri, second, hashOf(bytes('first')));
  isWritable = false;
  await expect(library.replace(uri, third, second.hash)).rejects.toMatchObject({ reason: 'readOnly' });
  expect(await holds()).toBe('second');
  expect(await original()).toBe(hashOf(bytes('first')));
});

test('a deleted file is not made again', async () => {
  const { library, archived, uri, path, root } = await workspace();
  await rm(path);
  const replacing = library.replace(uri, await archived('second'), hashOf(bytes('first')));
  await expect(replacing).rejects.toMatchObject({ reason: 'missing' });
  expect(await readdir(join(root, 'site'))).toEqual([]);
});

test('an image that left the archive changes nothing', async () => {
  const { library, uri, holds } = await workspace();
  const gone = { hash: '0'.repeat(64), format: 'png' } as const;
  await expect(library.replace(uri, gone, hashOf(bytes('first')))).rejects.toMatchObject({
    reason: 'missing',
  });
  expect(await holds()).toBe('first');
});

/** Writes a part, and then fails; the `repairs`th write and later ones succeed. */
function tearing(part: number, repairs: number): Partial<FileSystem> {
  let writes = 0;
  const real = nodeFileSystem();
  return {
    async writeFile(uri, data) {
      if (++writes >= repairs) return real.writeFile(uri, data);
      await real.writeFile(uri, data.subarray(0, part));
      throw failure('Unknown', 'ENOSPC: no space left on device, write');
    },
  };
}

test.each([0, 1, 8, 13])('the old bytes come back when only %i bytes could be written', async (part) => {
  const { library, archived, uri, holds, original } = await workspace(tearing(part, 2));
  const replacing = library.replace(uri, await archived('second'), hashOf(bytes('first')));
  await expect(replacing).rejects.toMatchObject({ reason: 'diskFull' });
  expect(await holds()).toBe('first');
  expect(await original()).toBeUndefined();
});

test.each([0, 1, 8, 12])('a file torn at %i bytes for good can be restored', async (part) => {
  const { library, archived, uri, path, holds, original } = await workspace(tearing(part, 3));
  const replacing = library.replace(uri, await archived('second'), hashOf(bytes('first')));
  await expect(replacing).rejects.toMatchObject({
    reason: 'diskFull',
    message: expect.stringContaining('Restore Original'),
  });
  const first = await original();
  expect(first).toBe(hashOf(bytes('first')));

  const torn = hashOf(await readFile(path));
  await library.replace(uri, { hash: first ?? '', format: 'png' }, torn, restores);

  expect(await holds()).toBe('first');
  expect(await original()).toBeUndefined();
});

test('bytes that are whole despite an error are a success', async () => {
  const { library, archived, uri, holds } = await workspace({
    async writeFile(target, data) {
      await nodeFileSystem().writeFile(target, data);
      throw failure('NoPermissions', 'EPERM: operation not permitted, chmod');
    },
  });
  await library.replace(uri, await archived('second'), hashOf(bytes('first')));
  expect(await holds()).toBe('second');
});

test('what another program wrote while ours failed is left alone', async () => {
  const { library, archived, uri, holds } = await workspace({
    async writeFile(target) {
      await nodeFileSystem().writeFile(target, bytes('mine'));
      throw failure('Unavailable', 'busy');
    },
  });
  const replacing = library.replace(uri, await archived('second'), hashOf(bytes('first')));
  await expect(replacing).rejects.toMatchObject({ reason: 'other' });
  expect(await holds()).toBe('mine');
});

test('a replacement that cannot be recorded is not made', async () => {
  const { library, archived, uri, holds, root } = await workspace();
  const second = await archived('second');
  await writeFile(join(root, 'store/records'), '');
  await expect(library.replace(uri, second, hashOf(bytes('first')))).rejects.toMatchObject({
    reason: 'storeUnwritable',
  });
  expect(await holds()).toBe('first');
});

test('a restored file stays restored when that cannot be recorded', async () => {
  const { library, archived, uri, holds, root, warn } = await workspace();
  const second = await archived('second');
  await writeFile(join(root, 'store/records'), '');
  await library.replace(uri, second, hashOf(bytes('first')), restores);
  expect(await holds()).toBe('second');
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('what became of a file'));
});

/** What a crash leaves: the file as it was at each step, the records cut at each line, the archive whole. */
test('a crash at any step leaves a way back to the first bytes', async () => {
  type Step = { readonly file: Buffer; readonly recorded: number };
  const steps: Step[] = [];
  const real = nodeFileSystem();
  let look = async (): Promise<void> => {};
  const { library, archived, uri, path, recordPath, reopen } = await workspace({
    async writeFile(target, data) {
      await look();
      for (const part of [0, 9]) {
        await real.writeFile(target, data.subarray(0, part));
        await look();
      }
      await real.writeFile(target, data);
      await look();
    },
  });
  look = async () => {
    const records = await readFile(recordPath).catch(() => Buffer.alloc(0));
    steps.push({ file: await readFile(path), recorded: records.byteLength });
  };
  const images: ArchivedImage[] = [await archived('second'), await archived('third')];
  const first = hashOf(bytes('first'));
  let expected = first;
  for (const image of images) {
    await library.replace(uri, image, expected);
    await look();
    expected = image.hash;
  }
  await library.replace(uri, { hash: first, format: 'png' }, expected, restores);
  await look();
  expect(steps).toHaveLength(15);

  for (const { file, recorded } of steps.reverse()) {
    await truncate(recordPath, recorded);
    await writeFile(path, file);
    const current = hashOf(file);
    const after = reopen().library;
    const original = originalOf((await after.load()).replacements, uri) ?? current;
    expect(original, `${file.subarray(8)} after ${recorded} bytes of records`).toBe(first);
    expect(await archivedText(after, first)).toBe('first');
  }
});

test.each([
  ['the file itself', 'link.png', 'file'],
  ['its folder', 'out/cat.png', 'dir'],
] as const)('no link leads out of the workspace folder: %s', async (_, name, type) => {
  const { library, archived, root } = await workspace();
  const outside = join(root, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'cat.png'), bytes('first'));
  if (type === 'file') await symlink(join(outside, 'cat.png'), join(root, 'site/link.png'));
  else await symlink(outside, join(root, 'site/out'), 'dir');
  const uri = pathToFileURL(join(root, 'site', name)).href;

  await expect(library.replace(uri, await archived('second'), hashOf(bytes('first')))).rejects.toMatchObject({
    reason: 'outsideWorkspace',
    message: expect.stringContaining('through a link'),
  });

  expect(await readFile(join(outside, 'cat.png'))).toEqual(bytes('first'));
});

test('a link that stays inside, and a file from elsewhere that the person opened, are written', async () => {
  const { library, archived, root, holds } = await workspace();
  await symlink('cat.png', join(root, 'site/link.png'));
  await writeFile(join(root, 'elsewhere.png'), bytes('first'));
  const second = await archived('second');
  for (const name of ['site/link.png', 'elsewhere.png']) {
    await library.replace(pathToFileURL(join(root, name)).href, second, hashOf(bytes('first')));
  }
  expect(await holds()).toBe('second');
  expect(await readFile(join(root, 'elsewhere.png'))).toEqual(bytes('second'));
});
