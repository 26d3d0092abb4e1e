import { createHash } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { FileStates } from '../../../src/library/files/fileStates.ts';
import { RecordsByFile } from '../../../src/library/records/recordsByFile.ts';
import { compositeLine, hashOf, imageLine, placeLine } from './lines.ts';
import { merge } from './merge.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { tempFolder } from './tempFolder.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** A folder, and the file states of a disk that says which files were read. */
async function disk() {
  const folder = await tempFolder();
  const reads: string[] = [];
  const real = nodeFileSystem();
  const states = new FileStates({
    stat: real.stat,
    async readFile(uri) {
      reads.push(uri.slice(uri.lastIndexOf('/') + 1));
      return real.readFile(uri);
    },
  });
  return {
    states,
    reads,
    async put(name: string, text: string) {
      const path = join(folder, name);
      await writeFile(path, text);
      return pathToFileURL(path).href;
    },
  };
}

/** `cat` was kept as `cat.png`; a composite of it, `cat+`, is at `edit.png`. */
async function recordOf(cat: string, edit: string) {
  const hash = sha('cat');
  const records = await merge([
    imageLine(1, { hash, bytes: 3 }),
    { ...placeLine(2, hash, cat), bytes: 3 },
    compositeLine(3, sha('cat+'), hash),
    { ...placeLine(4, sha('cat+'), edit), bytes: 4 },
  ]);
  const [record] = records.images;
  if (!record) throw new Error('There is no record.');
  return { record, byFile: await RecordsByFile.of(records) };
}

test.each([
  ['as it was', 'cat.png', 'cat', 'same', true],
  ['of another size', 'cat.png', 'a dog', 'changed', false],
  ['of the same size', 'cat.png', 'dog', 'changed', true],
  ['a composite as it was', 'edit.png', 'cat+', 'same', true],
  ['a composite of another size', 'edit.png', 'cat', 'changed', false],
  ['a composite of the same size', 'edit.png', 'dogs', 'changed', true],
  ['a copy of the answer', 'copy.png', 'cat', 'same', true],
])('a file %s', async (_, name, text, state, isRead) => {
  const { states, reads, put } = await disk();
  const [cat, edit] = [await put('cat.png', 'cat'), await put('edit.png', 'cat+')];
  const { record } = await recordOf(cat, edit);
  const uri = await put(name, text);
  expect(await states.placeState(record, uri)).toBe(state);
  expect(reads).toEqual(isRead ? [name] : []);
});

test('what is gone or a folder is missing', async () => {
  const { states, put } = await disk();
  const cat = await put('cat.png', 'cat');
  const { record } = await recordOf(cat, 'file:///none.png');
  expect(await states.placeState(record, 'file:///none.png')).toBe('missing');
  await rm(fileURLToPath(cat));
  await mkdir(fileURLToPath(cat));
  expect(await states.placeState(record, cat)).toBe('missing');
  expect(await states.hash(cat)).toBeUndefined();
});

test('a file is read again only when it changed', async () => {
  const { states, reads, put } = await disk();
  const cat = await put('cat.png', 'cat');
  await utimes(fileURLToPath(cat), 1000, 1000);
  const { record } = await recordOf(cat, 'file:///none.png');

  await Promise.all([states.placeState(record, cat), states.placeState(record, cat), states.hash(cat)]);
  expect(await states.placeState(record, cat)).toBe('same');
  expect(reads).toEqual(['cat.png']);

  await put('cat.png', 'dog');
  await utimes(fileURLToPath(cat), 2000, 2000);
  expect(await states.placeState(record, cat)).toBe('changed');
  expect(reads).toEqual(['cat.png', 'cat.png']);
});

test('a copy and a file moved outside VS Code have their story by their bytes', async () => {
  const { states, reads, put } = await disk();
  const { byFile, record } = await recordOf('file:///gone.png', 'file:///gone-1.png');
  expect(byFile.at('file:///gone.png')).toBe(record);
  expect(await states.recordOf(await put('copy.png', 'cat'), byFile)).toBe(record);
  expect(await states.recordOf(await put('edited.png', 'cat+'), byFile)).toBe(record);
  expect(await states.recordOf(await put('other.png', 'dog'), byFile)).toBeUndefined();
  expect(await states.recordOf('file:///none.png', byFile)).toBeUndefined();
  reads.length = 0;
  expect(await states.recordOf(await put('large.png', 'a picture of another size'), byFile)).toBeUndefined();
  expect(reads, 'no size like it').toEqual([]);
});

test('of several records the newest counts', async () => {
  const uri = 'file:///a.png';
  const records = await RecordsByFile.of(
    await merge([
      imageLine(1),
      placeLine(2, hashOf(1), uri),
      imageLine(3),
      placeLine(4, hashOf(3), uri),
      imageLine(5, { hash: hashOf(1) }),
    ]),
  );
  expect(records.of(hashOf(1))?.job).toBe('job-5');
  expect(records.of(hashOf(9))).toBeUndefined();
});

test('a file that cannot be read fails now, and is tried again', async () => {
  let isBroken = true;
  const real = nodeFileSystem();
  const { put } = await disk();
  const cat = await put('cat.png', 'cat');
  const states = new FileStates({
    stat: real.stat,
    readFile: (uri) => (isBroken ? Promise.reject(new Error('EIO')) : real.readFile(uri)),
  });
  await expect(states.hash(cat)).rejects.toThrow('EIO');
  isBroken = false;
  expect(await states.hash(cat)).toBe(sha('cat'));
});
