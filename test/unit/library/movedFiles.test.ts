import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { originalOf } from '../../../src/images/originalOf.ts';
import { FileHistory } from '../../../src/library/records/fileHistory.ts';
import { encodeRecordLine } from '../../../src/library/records/recordLine.ts';
import {
  at,
  hashOf,
  imageLine,
  jobLine,
  moveLine,
  placeLine,
  removeLine,
  replaceLine,
  request,
} from './lines.ts';
import { merge } from './merge.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { openTestLibrary } from './openTestLibrary.ts';
import { tempFolder } from './tempFolder.ts';

const a = 'file:///site/a.png';
const b = 'file:///site/b.png';

test.each([
  ['nothing', [], a, a],
  ['a file renamed', [moveLine(2, a, b)], a, b],
  ['a file renamed before it was there', [moveLine(0, a, b)], a, a],
  ['a file renamed twice', [moveLine(2, a, b), moveLine(3, b, 'file:///c.png')], a, 'file:///c.png'],
  ['a file renamed and back', [moveLine(2, a, b), moveLine(3, b, a)], a, a],
  [
    'the lines of another window first',
    [moveLine(3, b, 'file:///c.png'), moveLine(2, a, b)],
    a,
    'file:///c.png',
  ],
  ['its folder renamed', [moveLine(2, 'file:///site', 'file:///web/pages')], a, 'file:///web/pages/a.png'],
  ['a folder with a longer name', [moveLine(2, 'file:///sit', 'file:///web')], a, a],
  [
    'a folder moved into itself',
    [moveLine(2, 'file:///site', 'file:///site/old')],
    a,
    'file:///site/old/a.png',
  ],
  [
    'its folder, then the file',
    [moveLine(2, 'file:///site', 'file:///x'), moveLine(3, 'file:///x/a.png', b)],
    a,
    b,
  ],
  ['only its case', [moveLine(2, a, 'file:///site/A.png')], a, 'file:///site/A.png'],
  ['another file moved over it', [moveLine(2, b, a)], a, undefined],
  ['a folder moved over its own', [moveLine(2, 'file:///new', 'file:///site')], a, undefined],
  ['deleted', [removeLine(2, hashOf(1), a)], a, undefined],
  ['deleted after it was renamed', [moveLine(2, a, b), removeLine(3, hashOf(1), b)], a, undefined],
  ['renamed to the name of a deleted one', [removeLine(2, hashOf(2), b), moveLine(3, a, b)], a, b],
  ['a move that two windows tell', [moveLine(2, a, b), moveLine(2.5, a, b)], a, b],
  [
    'a move that two windows tell, and another',
    [moveLine(2, a, b), moveLine(2.5, a, b), moveLine(3, b, 'file:///c.png')],
    a,
    'file:///c.png',
  ],
  [
    'its folder renamed, and another window tells of the file',
    [moveLine(2, 'file:///site', 'file:///web'), moveLine(2.5, a, 'file:///web/a.png')],
    a,
    'file:///web/a.png',
  ],
  [
    'another window tells of the file, then its folder is renamed',
    [moveLine(2, a, 'file:///web/a.png'), moveLine(2.5, 'file:///site', 'file:///web')],
    a,
    'file:///web/a.png',
  ],
  [
    'a later file of its first name moved over it',
    [moveLine(2, a, b), placeLine(60, hashOf(2), a), moveLine(70, a, b)],
    a,
    undefined,
  ],
  [
    'another file moved over it at once',
    [moveLine(2, a, b), moveLine(2.5, 'file:///c.png', b)],
    a,
    undefined,
  ],
  [
    'two that change places',
    [moveLine(2, a, 'file:///t'), moveLine(3, b, a), moveLine(4, 'file:///t', b)],
    a,
    b,
  ],
  [
    'on a virtual disk',
    [moveLine(2, 'vscode-vfs://github/x', 'vscode-vfs://github/y')],
    'vscode-vfs://github/x/a.png',
    'vscode-vfs://github/y/a.png',
  ],
] as const)('a record follows its file: %s', async (_, lines, from, to) => {
  const [record] = (await merge([imageLine(1), placeLine(1, hashOf(1), from), ...lines])).images;
  expect(record?.uris).toEqual(to === undefined ? [] : [to]);
  expect(record?.keptAt, 'kept, whatever became of the file').toBe(at(1));
});

test('all that a record names has its name of today', async () => {
  const recipe = {
    source: hashOf(9),
    document: a,
    extend: { top: 0, right: 0, bottom: 0, left: 0 },
    frame: { region: { x: 0, y: 0, width: 4, height: 4 }, sent: { width: 4, height: 4 } },
    blend: { grow: 4, feather: 8, keepUnmasked: true },
  };
  const edit = { ...request, recipe, images: [{ hash: hashOf(9), format: 'png', uri: a }] } as const;
  const { images, jobs } = await merge([
    jobLine(1, 'queued', { request: edit, origin: a }),
    moveLine(2, a, b),
    // The request speaks of the file as it was called when it was queued.
    imageLine(3, { job: 'job', request: edit }),
    imageLine(4, { request: edit }),
  ]);
  const named = (uri: string) => ({ recipe: { ...recipe, document: uri }, images: [{ uri }] });
  expect(images.find(({ job }) => job === 'job')?.request).toMatchObject(named(b));
  expect(images.find(({ job }) => job === 'job-4')?.request, 'another file since').toMatchObject(named(a));
  expect(jobs).toMatchObject([{ origin: b, request: named(b) }]);
});

test.each([
  ['renamed', [moveLine(5, a, b)], b, a],
  ['renamed between two replacements', [moveLine(3, a, b)], b, a],
  ['deleted and restored', [removeLine(5, hashOf(3), a), placeLine(6, hashOf(3), a)], a, b],
  ['in a folder that was renamed', [moveLine(5, 'file:///site', 'file:///x')], 'file:///x/a.png', a],
])('the way back to an original stays when the file is %s', async (_, lines, now, not) => {
  const second = lines[0]?.at === at(3) ? b : a;
  const records = await merge([
    replaceLine(1, a, hashOf(1), hashOf(2)),
    replaceLine(4, second, hashOf(2), hashOf(3)),
    ...lines,
  ]);
  expect(originalOf(records.replacements, now)).toBe(hashOf(1));
  expect(originalOf(records.replacements, not)).toBeUndefined();
});

test('a file moved over a replaced one brings its own original', async () => {
  const { replacements } = await merge([
    replaceLine(1, a, hashOf(1), hashOf(2)),
    replaceLine(2, b, hashOf(3), hashOf(4)),
    moveLine(3, a, b),
  ]);
  expect(originalOf(replacements, b)).toBe(hashOf(1));
  expect(
    replacements.map(({ before }) => before),
    'the other is still known',
  ).toEqual([hashOf(1), hashOf(3)]);
});

test('a deleted file is restored into its folder’s name of today', async () => {
  const { removals } = await merge([removeLine(1, hashOf(1), a), moveLine(2, 'file:///site', 'file:///x')]);
  expect(removals).toEqual([{ at: at(1), hash: hashOf(1), format: 'png', uri: 'file:///x/a.png' }]);
});

test('only what is recorded gets a line', async () => {
  const root = await tempFolder();
  await mkdir(join(root, 'site/images'), { recursive: true });
  let seconds = 0;
  const { library, recordPath } = openTestLibrary(
    root,
    nodeFileSystem(),
    () => Date.UTC(2026, 4, 1) + 1000 * seconds++,
  );
  const site = pathToFileURL(join(root, 'site')).href;
  const image = await library.archive({ data: new Uint8Array([1]), format: 'png' });
  await library.append(imageLine(-1e6, { hash: image.hash }));
  await library.keep(image, { folder: `${site}/images`, name: 'cat' });
  await rename(join(root, 'site/images'), join(root, 'site/pictures'));
  await writeFile(join(root, 'site/notes.md'), '');

  const images = { from: `${site}/images`, to: `${site}/pictures` };
  await library.moved([images, { from: `${site}/notes.md`, to: `${site}/readme.md` }]);

  const [record] = (await library.load()).images;
  expect(record?.uris).toEqual([`${site}/pictures/cat.png`]);
  const lines = (await readFile(recordPath, 'utf8')).split('\n').filter((line) => line.includes('"move"'));
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { kind: 'move', at: expect.any(String), ...images },
  ]);
  expect(encodeRecordLine(JSON.parse(lines[0] ?? ''))).toBe(`${lines[0]}\n`);

  await library.moved([images]);
  expect((await library.load()).images[0]?.uris, 'told twice').toEqual([`${site}/pictures/cat.png`]);
});

test('a path of many renames is followed to its end', () => {
  const history = new FileHistory();
  for (let step = 1000; step > 0; step -= 1) {
    history.add(moveLine(step, `file:///${step - 1}.png`, `file:///${step}.png`));
  }
  expect(history.nameOf('file:///0.png', at(0))).toBe('file:///1000.png');
  expect(history.follow('file:///500.png', at(500.5)).names).toHaveLength(501);
});
