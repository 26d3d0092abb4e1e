import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import { Archive } from '../../../src/library/archive/archive.ts';
import { prunable, pruneArchive } from '../../../src/library/archive/pruneArchive.ts';
import { FileStates } from '../../../src/library/files/fileStates.ts';
import {
  at,
  compositeLine,
  hashOf,
  imageLine,
  moveLine,
  placeLine,
  removeLine,
  replaceLine,
  request,
} from './lines.ts';
import { merge } from './merge.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { tempFolder } from './tempFolder.ts';

const day = 24 * 60 * 60;
const hash = hashOf(1);
const file = { hash, format: 'png', bytes: 100, archivedAt: Date.parse(at(1)) } as const;
const place = placeLine(day, hash, 'file:///a.png');
const other = hashOf(2);
const recipe = {
  source: other,
  document: 'file:///a.png',
  extend: { top: 0, right: 0, bottom: 0, left: 0 },
  frame: { region: { x: 0, y: 0, width: 4, height: 4 }, sent: { width: 4, height: 4 } },
  blend: { grow: 4, feather: 8, keepUnmasked: true },
};
const edit = { ...request, operation: 'edit' } as const;

test.each([
  ['kept 30 days ago', 31 * day, [imageLine(1), place], true],
  ['kept a second less than 30 days ago', 31 * day - 1, [imageLine(1), place], false],
  ['never kept', 1000 * day, [imageLine(1)], false],
  ['without a record', 1000 * day, [], false],
  ['forgotten', 1000 * day, [imageLine(1), place, { kind: 'forget', at: at(2 * day) }], false],
  ['kept again lately', 31 * day, [imageLine(1), place, { ...place, at: at(9 * day) }], false],
  [
    'sent in a later edit',
    1000 * day,
    [
      imageLine(1),
      place,
      imageLine(2, { request: { ...request, operation: 'edit', images: [{ hash, format: 'png' }] } }),
    ],
    false,
  ],
  ['a mask', 1000 * day, [imageLine(1), place, imageLine(2, { request: { ...request, mask: hash } })], false],
  [
    'sent by a job that failed',
    1000 * day,
    [
      imageLine(1),
      place,
      {
        kind: 'job',
        at: at(3),
        job: 'edit',
        state: 'queued',
        request: { ...request, images: [{ hash, format: 'png' }] },
      },
    ],
    false,
  ],
  [
    'the source of an answer',
    1000 * day,
    [imageLine(1), place, imageLine(2, { request: { ...edit, recipe: { ...recipe, source: hash } } })],
    false,
  ],
  [
    'the painted mask of an answer',
    1000 * day,
    [imageLine(1), place, imageLine(2, { request: { ...edit, recipe: { ...recipe, mask: hash } } })],
    false,
  ],
  [
    'the source of an edit that was interrupted',
    1000 * day,
    [
      imageLine(1),
      place,
      {
        kind: 'job',
        at: at(3),
        job: 'edit',
        state: 'queued',
        request: { ...edit, recipe: { ...recipe, source: hash } },
      },
    ],
    false,
  ],
  [
    'an answer kept as a composite',
    31 * day,
    [imageLine(1), compositeLine(2, other, hash), placeLine(day, other, 'file:///b.png')],
    true,
  ],
  ['a composite that was kept', 31 * day, [imageLine(2), compositeLine(3, hash, other), place], true],
  [
    'a composite kept less than 30 days ago',
    31 * day - 1,
    [imageLine(2), compositeLine(3, hash, other), place],
    false,
  ],
  ['a composite never kept', 1000 * day, [imageLine(2), compositeLine(3, hash, other)], false],
  [
    'a composite of a cleared answer',
    1000 * day,
    [imageLine(2), compositeLine(3, hash, other), place, { kind: 'forget', at: at(2 * day), hash: other }],
    false,
  ],
  [
    'a composite that an edit went on from',
    1000 * day,
    [
      imageLine(2),
      compositeLine(3, hash, other),
      place,
      imageLine(4, { request: { ...edit, recipe: { ...recipe, source: hash } } }),
    ],
    false,
  ],
  [
    'an original that was replaced',
    1000 * day,
    [imageLine(1), place, replaceLine(2 * day, 'file:///b.png', hash, other)],
    false,
  ],
  [
    'replaced where it was kept',
    1000 * day,
    [imageLine(1), place, replaceLine(2 * day, 'file:///a.png', hash, other)],
    false,
  ],
  [
    'whose composite was undone by a restore',
    1000 * day,
    [
      imageLine(1),
      compositeLine(2, other, hash),
      replaceLine(day, 'file:///a.png', hashOf(3), other),
      placeLine(day + 1, other, 'file:///a.png'),
      { ...replaceLine(2 * day, 'file:///a.png', other, hashOf(3)), restores: true },
    ],
    false,
  ],
  ['kept, but made again since', 1000 * day, [imageLine(1), place, imageLine(2 * day, { hash })], false],
  ['whose file was deleted', 1000 * day, [imageLine(1), place, removeLine(2 * day, hash, place.uri)], false],
  [
    'deleted in one of its places',
    1000 * day,
    [imageLine(1), place, placeLine(day, hash, 'file:///b.png'), removeLine(2 * day, hash, place.uri)],
    false,
  ],
  [
    'deleted and restored',
    1000 * day,
    [imageLine(1), place, removeLine(2 * day, hash, place.uri), placeLine(3 * day, hash, place.uri)],
    true,
  ],
  [
    'whose composite was deleted',
    1000 * day,
    [
      imageLine(1),
      compositeLine(2, other, hash),
      placeLine(day, other, place.uri),
      removeLine(2 * day, other, place.uri),
    ],
    false,
  ],
  ['kept and renamed', 31 * day, [imageLine(1), place, moveLine(2 * day, place.uri, 'file:///b.png')], true],
  [
    'covered by another file',
    1000 * day,
    [imageLine(1), place, moveLine(2 * day, 'file:///b.png', place.uri)],
    false,
  ],
  [
    'discarded, never kept',
    1000 * day,
    [imageLine(1), { kind: 'discard', at: at(2), hash, discarded: true }],
    false,
  ],
] as const satisfies readonly (readonly [string, number, readonly RecordLine[], boolean])[])(
  'an archived image, %s, at second %i',
  async (_, seconds, lines, leaves) => {
    const files = await prunable([file], await merge(lines), new Date(at(seconds)));
    expect(files).toEqual(leaves ? [file] : []);
  },
);

test('an image archived again since, as the original of a replaced file is, stays', async () => {
  const again = { ...file, archivedAt: Date.parse(at(20 * day)) };
  expect(await prunable([again], await merge([imageLine(1), place]), new Date(at(40 * day)))).toEqual([]);
});

type Disk = Readonly<Record<'answer.png' | 'edit.png', string | undefined>>;

test.each<readonly [string, Disk, readonly string[]]>([
  ['are as they were', { 'answer.png': 'answer', 'edit.png': 'edit' }, ['unkept']],
  ['hold the composite alone', { 'answer.png': undefined, 'edit.png': 'edit' }, ['unkept']],
  ['hold the answer alone', { 'answer.png': 'answer', 'edit.png': undefined }, ['edit', 'unkept']],
  ['were removed', { 'answer.png': undefined, 'edit.png': undefined }, ['answer', 'edit', 'unkept']],
  ['hold something longer', { 'answer.png': 'longer', 'edit.png': 'longer' }, ['answer', 'edit', 'unkept']],
  ['hold something as long', { 'answer.png': 'ANSWER', 'edit.png': 'EDIT' }, ['answer', 'edit', 'unkept']],
])(
  'an answer and its composite, both kept: the archive is tidied while the files %s',
  async (_, disk, left) => {
    const archive = new Archive(await tempFolder());
    const site = await tempFolder();
    const [answer, edit] = [await archived('answer'), await archived('edit')];
    await archived('unkept');
    const uriOf = (name: keyof Disk) => pathToFileURL(join(site, name)).href;
    for (const name of ['answer.png', 'edit.png'] as const) {
      const text = disk[name];
      if (text !== undefined) await writeFile(join(site, name), text);
    }
    const loaded = await merge([
      imageLine(1, { hash: answer.hash, bytes: 6 }),
      { ...placeLine(2, answer.hash, uriOf('answer.png')), bytes: 6 },
      compositeLine(3, edit.hash, answer.hash),
      { ...placeLine(4, edit.hash, uriOf('edit.png')), bytes: 4 },
    ]);
    const before = (await archive.list()).reduce((sum, { bytes }) => sum + bytes, 0);

    const fileStates = new FileStates(nodeFileSystem());
    const freed = await pruneArchive({ archive, fileStates }, loaded, new Date(at(40 * day)));

    const there = await archive.list();
    const texts = await Promise.all(there.map(async (one) => (await archive.read(one.hash, 'png')).data));
    expect(texts.map((text) => Buffer.from(text).toString()).sort()).toEqual(left);
    expect(freed).toBe(before - there.reduce((sum, { bytes }) => sum + bytes, 0));

    async function archived(text: string) {
      const image = await archive.put({ data: new TextEncoder().encode(text), format: 'png' });
      await utimes(fileURLToPath(image.uri), 1000, 1000);
      return image;
    }
  },
);

test('other work runs while years of records are gone through', async () => {
  const loaded = await merge(Array.from({ length: 50 }, (_, index) => imageLine(index + 1)));
  // Each look at the clock is 10 ms later: every item fills a slice.
  let clock = 0;
  const now = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 10));
  onTestFinished(() => now.mockRestore());
  let turns = 0;
  const turn = () => {
    turns += 1;
    immediate = setImmediate(turn);
  };
  let immediate = setImmediate(turn);
  onTestFinished(() => clearImmediate(immediate));
  await prunable([file], loaded, new Date(at(40 * day)));
  expect(turns).toBeGreaterThanOrEqual(50);
});
