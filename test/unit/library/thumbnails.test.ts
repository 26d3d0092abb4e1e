import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Thumbnails, thumbnailOfBytes, thumbnailOfFile } from '../../../src/library/archive/thumbnails.ts';
import { hashOf } from './lines.ts';
import { tempFolder } from './tempFolder.ts';

const failing = vi.hoisted(() => ({ lists: 0 }));

/** The disk, which fails to list so many times. */
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const list = (path: string) => {
    if (failing.lists === 0) return real.readdir(path);
    failing.lists -= 1;
    throw Object.assign(new Error('Too many open files'), { code: 'EMFILE' });
  };
  return { ...real, readdir: list };
});

/** Enough of a WebP to be known as one, of this size in bytes. */
function webp(size: number): Uint8Array {
  const data = new Uint8Array(size);
  data.set(new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 '));
  return data;
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('what was put is found, also by another window', async () => {
  const folder = join(await tempFolder(), 'thumbnails');
  const key = thumbnailOfBytes(hashOf(1));
  const thumbnails = new Thumbnails(folder);
  expect(await thumbnails.find(key)).toBeUndefined();

  const path = await thumbnails.put(key, webp(100));

  expect(path).toBe(join(folder, `${hashOf(1)}.webp`));
  expect(await new Thumbnails(folder).find(key)).toBe(path);
  expect(new Uint8Array(await readFile(path))).toEqual(webp(100));
  await thumbnails.put(key, webp(120));
  expect(await bytesIn(folder)).toBe(120);
});

test('a file has another key when its place, time or size is another', () => {
  const file = { bytes: 10, changedAt: 1000 };
  const keys = [
    thumbnailOfFile('file:///a.png', file),
    thumbnailOfFile('file:///b.png', file),
    thumbnailOfFile('file:///a.png', { ...file, changedAt: 1001 }),
    thumbnailOfFile('file:///a.png', { ...file, bytes: 11 }),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(thumbnailOfFile('file:///a.png', file)).toBe(keys[0]);
});

test('the oldest go when there are too many', async () => {
  const folder = await tempFolder();
  const earlier = new Thumbnails(folder, 1000);
  for (let index = 0; index < 10; index += 1) {
    const path = await earlier.put(thumbnailOfBytes(hashOf(index)), webp(100));
    // The last of them is the oldest.
    await utimes(path, 2000 - index, 2000 - index);
  }
  await writeFile(join(folder, 'notes.txt'), 'not ours');
  expect(await bytesIn(folder)).toBe(1008);

  await new Thumbnails(folder, 1000).put(thumbnailOfBytes(hashOf(10)), webp(100));

  const left = (await readdir(folder)).filter((name) => name.endsWith('.webp'));
  expect(left.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 10].map((index) => `${hashOf(index)}.webp`).sort());
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('not ours');
});

test('however many come at once, there are never too many in the end', async () => {
  const folder = await tempFolder();
  const thumbnails = new Thumbnails(folder, 1000);
  const keys = Array.from({ length: 60 }, (_, index) => thumbnailOfBytes(hashOf(index)));
  await Promise.all(keys.map((key) => thumbnails.put(key, webp(90))));
  expect(await bytesIn(folder)).toBeLessThanOrEqual(1000);
  expect(await bytesIn(folder)).toBeGreaterThan(500);
});

test('tidying that failed once is done with the next', async () => {
  const folder = await tempFolder();
  const thumbnails = new Thumbnails(folder, 1000);
  const put = (index: number) => thumbnails.put(thumbnailOfBytes(hashOf(index)), webp(400));
  await put(0);
  await put(1);
  failing.lists = 1;
  await expect(put(2)).rejects.toMatchObject({ name: 'LibraryError' });
  expect(await bytesIn(folder)).toBe(1200);
  await put(3);
  expect(await bytesIn(folder)).toBe(800);
});

test.each([
  ['no WebP', new Uint8Array(100)],
  ['too large', webp(2 * 1024 * 1024)],
])('what is %s is refused', async (_, image) => {
  const folder = await tempFolder();
  await expect(new Thumbnails(folder).put(thumbnailOfBytes(hashOf(1)), image)).rejects.toThrow(RangeError);
  expect(await readdir(folder)).toEqual([]);
});

test('no key leads out of the folder', async () => {
  const thumbnails = new Thumbnails(await tempFolder());
  for (const key of ['../secret', 'a', hashOf(1).toUpperCase().replace('0', 'A'), `${hashOf(1)}/..`]) {
    await expect(thumbnails.find(key), key).rejects.toThrow(RangeError);
    await expect(thumbnails.put(key, webp(20)), key).rejects.toThrow(RangeError);
  }
});

test('a folder that is in fact a file is said so', async () => {
  const path = join(await tempFolder(), 'thumbnails');
  await writeFile(path, '');
  const thumbnails = new Thumbnails(path);
  expect(await thumbnails.find(thumbnailOfBytes(hashOf(1)))).toBeUndefined();
  await expect(thumbnails.put(thumbnailOfBytes(hashOf(1)), webp(20))).rejects.toMatchObject({
    reason: 'storeUnwritable',
  });
});
