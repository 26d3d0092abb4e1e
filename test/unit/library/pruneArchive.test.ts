import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import { Archive } from '../../../src/library/archive.ts';
import { prunable, pruneArchive } from '../../../src/library/pruneArchive.ts';
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
    const files = prunable([file], await merge(lines), new Date(at(seconds)));
    expect(files).toEqual(leaves ? [file] : []);
  },
);

test('an image archived again since, as the original of a replaced file is, stays', async () => {
  const again = { ...file, archivedAt: Date.parse(at(20 * day)) };
  expect(prunable([again], await merge([imageLine(1), place]), new Date(at(40 * day)))).toEqual([]);
});

test('removes what the rule names from the disk, and nothing else', async () => {
  const directory = await tempFolder();
  const archive = new Archive(directory);
  const kept = await archive.put({ data: new Uint8Array([1, 2, 3]), format: 'png' });
  const other = await archive.put({ data: new Uint8Array([4]), format: 'png' });
  for (const { uri } of [kept, other]) await utimes(fileURLToPath(uri), 1000, 1000);
  const loaded = await merge([imageLine(1, { hash: kept.hash }), { ...place, hash: kept.hash }]);

  expect(await pruneArchive(archive, loaded, new Date(at(40 * day)))).toBe(3);

  expect((await readdir(directory)).map((name) => join(directory, name))).toEqual([fileURLToPath(other.uri)]);
});
