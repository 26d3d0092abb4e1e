import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Archive } from '../../../src/library/archive/archive.ts';
import { tempFolder } from './tempFolder.ts';

vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  return { ...fs, writeFile: vi.fn(fs.writeFile) };
});

const bytes = new TextEncoder().encode('picture');
const hash = createHash('sha256').update(bytes).digest('hex');

test('keeps bytes under their SHA-256, unchanged, and reads them again', async () => {
  const directory = join(await tempFolder(), 'made', 'on demand');
  const archive = new Archive(directory);

  const archived = await archive.put({ data: bytes, format: 'jpeg' });

  expect(archived).toMatchObject({ hash, format: 'jpeg', bytes: 7 });
  expect(fileURLToPath(archived.uri)).toBe(join(directory, `${hash}.jpg`));
  expect(await readFile(fileURLToPath(archived.uri), 'utf8')).toBe('picture');
  const read = await archive.read(hash, 'jpeg');
  expect({ ...read, data: new Uint8Array(read.data) }).toEqual({ data: bytes, format: 'jpeg' });
  expect(await archive.find(hash, 'jpeg')).toEqual(archived);
  expect(await archive.find(hash, 'png')).toBeUndefined();
});

test('the same bytes many times at once, from two windows, are one file and nothing else', async () => {
  const directory = await tempFolder();
  const windows = [new Archive(directory), new Archive(directory)];
  const puts = Array.from({ length: 10 }, () =>
    windows.map((archive) => archive.put({ data: bytes, format: 'png' })),
  );

  const archived = await Promise.all(puts.flat());

  expect(new Set(archived.map((image) => image.hash))).toEqual(new Set([hash]));
  expect(await readdir(directory)).toEqual([`${hash}.png`]);
});

test('lists whole images only', async () => {
  const directory = await tempFolder();
  const archive = new Archive(directory);
  await archive.put({ data: bytes, format: 'webp' });
  await writeFile(join(directory, '.half.tmp'), 'half');
  await writeFile(join(directory, 'readme.txt'), 'other');

  expect(await archive.list()).toEqual([{ hash, format: 'webp', bytes: 7, archivedAt: expect.any(Number) }]);
});

test('an archive that nobody has used yet is empty', async () => {
  expect(await new Archive(join(await tempFolder(), 'none')).list()).toEqual([]);
});

test('an image handed in again counts as archived now', async () => {
  const directory = await tempFolder();
  const archive = new Archive(directory);
  await archive.put({ data: bytes, format: 'png' });
  await utimes(join(directory, `${hash}.png`), 1000, 1000);

  await archive.put({ data: bytes, format: 'png' });

  const [file] = await archive.list();
  expect(file?.archivedAt).toBeGreaterThan(Date.UTC(2020, 0, 1));
});

test('removes one image and no other', async () => {
  const directory = await tempFolder();
  const archive = new Archive(directory);
  await archive.put({ data: bytes, format: 'png' });
  const other = await archive.put({ data: new Uint8Array([1]), format: 'png' });

  await archive.remove({ hash, format: 'png' });

  expect(await readdir(directory)).toEqual([`${other.hash}.png`]);
});

test('an image that is gone says so', async () => {
  const archive = new Archive(await tempFolder());
  await expect(archive.read(hash, 'png')).rejects.toMatchObject({
    name: 'LibraryError',
    reason: 'missing',
    message: expect.stringContaining('no longer in Easel’s archive'),
  });
});

test.each(['../../etc/passwd', '', 'ABC', `${hash}x`])(
  'a record cannot lead elsewhere by the hash %j',
  async (bad) => {
    const archive = new Archive(await tempFolder());
    await expect(archive.read(bad, 'png')).rejects.toMatchObject({ reason: 'missing' });
  },
);

test('proves that it can write, and leaves nothing behind', async () => {
  const directory = join(await tempFolder(), 'archive');
  await new Archive(directory).assertWritable();
  expect(await readdir(directory)).toEqual([]);
});

test('a folder that is in fact a file is named in the error', async () => {
  const path = join(await tempFolder(), 'archive');
  await writeFile(path, '');
  const archive = new Archive(path);
  const failure = { reason: 'storeUnwritable', message: expect.stringContaining(path) };
  await expect(archive.assertWritable()).rejects.toMatchObject(failure);
  await expect(archive.put({ data: bytes, format: 'png' })).rejects.toMatchObject(failure);
});

test.each([
  ['ENOSPC', 'diskFull', 'is full'],
  ['EDQUOT', 'diskFull', 'is full'],
  ['EROFS', 'storeUnwritable', 'may not write'],
  ['EACCES', 'storeUnwritable', 'may not write'],
  ['EPERM', 'storeUnwritable', 'may not write'],
  ['ENOENT', 'storeUnwritable', 'may not write'],
  ['EIO', 'storeUnwritable', 'cannot use its own folder'],
])('%s is refused before anything is paid for, and leaves nothing behind', async (code, reason, sentence) => {
  const directory = await tempFolder();
  const archive = new Archive(directory);
  const failure = { reason, message: expect.stringContaining(sentence) };
  vi.mocked(writeFile).mockImplementation(async (path) => {
    await appendFile(String(path), 'half');
    throw Object.assign(new Error(`${code}: it failed, write`), { code });
  });
  onTestFinished(() => {
    vi.mocked(writeFile).mockReset();
  });

  await expect(archive.assertWritable()).rejects.toMatchObject(failure);
  await expect(archive.put({ data: bytes, format: 'png' })).rejects.toMatchObject(failure);

  expect(await readdir(directory)).toEqual([]);
});
