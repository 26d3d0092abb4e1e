import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import type { FileMove } from '../../../../src/images/imageLibrary.ts';
import type { ImagePlace } from '../../../../src/images/imageRecord.ts';
import { FileStates } from '../../../../src/library/files/fileStates.ts';
import { RecordsByFile } from '../../../../src/library/records/recordsByFile.ts';
import { LostFiles } from '../../../../src/webviews/gallery/lostFiles.ts';
import { hashOf } from '../../images/memoryLibrary.ts';
import { nodeFileSystem } from '../../library/nodeFileSystem.ts';
import { tempFolder } from '../../library/tempFolder.ts';
import { eventually, patientTest } from './eventually.ts';

vi.setConfig(patientTest);

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

/** A folder with files that no record speaks of, and what is told and looked at. */
async function bench(texts: Readonly<Record<string, string>>) {
  const folder = await tempFolder();
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const listed = Object.keys(texts);
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const files = nodeFileSystem();
  const looked: string[] = [];
  const read: string[] = [];
  const told = new Map<string, number>();
  const moves: FileMove[] = [];
  const nameOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1);
  const states = new FileStates(files);
  const byFile = await RecordsByFile.of({ images: [] });
  const lostFiles = new LostFiles(
    {
      images: { byFile },
      library: { moved: async (some) => void moves.push(...some) },
      files: {
        async stat(uri) {
          looked.push(nameOf(uri));
          return files.stat(uri);
        },
      },
      fileStates: {
        async hash(uri) {
          read.push(nameOf(uri));
          return states.hash(uri);
        },
      },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    },
    {
      list: async () => ({ uris: listed.map(uriOf), isCut: false }),
      timesTold: (uri) => told.get(uri) ?? 0,
    },
    () => {},
  );
  const tell = (name: string) => {
    told.set(uriOf(name), (told.get(uriOf(name)) ?? 0) + 1);
    lostFiles.lookAnew();
  };
  const lost = (name: string, text: string): ImagePlace => {
    return { uri: uriOf(name), hash: hashOf(new TextEncoder().encode(text)), bytes: text.length };
  };
  return {
    lost,
    looked,
    read,
    /** Looks for these, until so many moves are known. */
    async finds(count: number, ...places: readonly ImagePlace[]) {
      for (const place of places) lostFiles.lookFor(place);
      await eventually(() => expect(moves).toHaveLength(count));
      return moves.map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`).sort();
    },
    async add(name: string, text: string) {
      await writeFile(join(folder, name), text);
      if (!listed.includes(name)) listed.push(name);
      tell(name);
    },
    async move(from: string, to: string) {
      await rename(join(folder, from), join(folder, to));
      listed.splice(listed.indexOf(from), 1);
      tell(to);
    },
  };
}

test('files are looked at once, however often others come, and read only where their size is wanted', async () => {
  const texts = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.png`, 'stranger']));
  const { finds, lost, looked, read, add } = await bench(texts);
  await add('tower.png', 'cat');
  expect(await finds(1, lost('cat.png', 'cat'))).toEqual(['cat.png → tower.png']);
  expect(looked).toHaveLength(201);
  expect(read).toEqual(['tower.png']);
  for (let index = 1; index <= 5; index += 1) {
    await add(`new ${index}.png`, `dog ${index}`);
    await finds(index + 1, lost(`dog ${index}.png`, `dog ${index}`), lost('gone.png', 'nowhere'));
  }
  expect(looked).toHaveLength(206);
});

test('a file that was looked at is found when it gets what is lost', async () => {
  const { finds, lost, add, move } = await bench({ 'a.png': 'bear', 'b.png': 'bird', 'c.png': 'a bird' });
  await add('one.png', 'one');
  await finds(1, lost('first.png', 'one'), lost('cat.png', 'frog'));
  await add('a.png', 'frog');
  expect(await finds(2, lost('cat.png', 'frog'))).toContain('cat.png → a.png');
  await move('c.png', 'b.png');
  expect(await finds(3, lost('bird.png', 'a bird'))).toContain('bird.png → b.png');
});

test('one file is found for one lost file only', async () => {
  const { finds, lost, add } = await bench({ 'x.png': 'cat' });
  await finds(1, lost('a.png', 'cat'));
  await add('y.png', 'cat');
  expect(await finds(2, lost('b.png', 'cat'))).toEqual(['a.png → x.png', 'b.png → y.png']);
});

test.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
  ['renamed both', ['a.png', 'b.png'], ['x.png', 'y.png'], ['a.png → x.png', 'b.png → y.png']],
  ['of which one kept its name', ['a.png', 'b.png'], ['x.png', 'a.png'], ['a.png → a.png', 'b.png → x.png']],
  ['of which one is there', ['a.png', 'b.png'], ['b.png'], ['b.png → b.png']],
  ['of which one has two copies', ['a.png'], ['x.png', 'y.png'], ['a.png → x.png']],
])('lost files with equal bytes, %s', async (_, from, to, expected) => {
  const { finds, lost } = await bench(Object.fromEntries(to.map((name) => [name, 'cat'])));
  const places = from.map((name) => ({ ...lost(name, 'cat'), uri: `file:///old/${name}` }));
  expect(await finds(expected.length, ...places)).toEqual([...expected]);
});
