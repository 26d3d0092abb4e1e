import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import { Archive, type ArchivedFile } from '../../../src/library/archive/archive.ts';
import { freeSpace, measureSpace } from '../../../src/library/archive/archiveSpace.ts';
import { type SpaceUse, spaceUses } from '../../../src/library/archive/archiveUses.ts';
import { FileStates } from '../../../src/library/files/fileStates.ts';
import {
  at,
  compositeLine,
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
import { pick, randomFrom } from './random.ts';
import { tempFolder } from './tempFolder.ts';

const hash = hashOf(1);
const other = hashOf(2);
const uri = 'file:///a.png';
const now = () => Date.parse(at(24 * 60 * 60));
const recipe = {
  source: other,
  document: uri,
  extend: { top: 0, right: 0, bottom: 0, left: 0 },
  mask: other,
  frame: { region: { x: 0, y: 0, width: 4, height: 4 }, sent: { width: 4, height: 4 } },
  blend: { grow: 4, feather: 8, keepUnmasked: true },
};
const sending = { ...request, operation: 'edit', images: [{ hash, format: 'png' }] } as const;
/** Every file holds what was put there. */
const untouched = { holds: async () => true, mayHold: async () => true };
const discard = (seconds: number, discarded: boolean): RecordLine => {
  return { kind: 'discard', at: at(seconds), hash, discarded };
};

function archived(of: string, archivedAt = Date.parse(at(0))): ArchivedFile {
  return { hash: of, format: 'png', bytes: 100, archivedAt };
}

async function useOf(file: ArchivedFile, lines: readonly RecordLine[]): Promise<string | undefined> {
  const space = await measureSpace({
    archive: { list: async () => [file], remove: async () => {} },
    load: () => merge(lines),
    fileStates: untouched,
    now,
  });
  expect(space.bytes).toBe(100);
  const uses = spaceUses.filter((use) => space.uses[use].files.length > 0);
  expect(uses.reduce((sum, use) => sum + space.uses[use].bytes, space.held)).toBe(100);
  return space.held > 0 ? 'held' : uses.join();
}

test.each<readonly [string, readonly RecordLine[], SpaceUse | 'held']>([
  ['without a record', [], 'others'],
  ['forgotten', [imageLine(1), { kind: 'forget', at: at(2) }], 'others'],
  ['kept', [imageLine(1), placeLine(2, hash, uri)], 'kept'],
  ['kept and renamed', [imageLine(1), placeLine(2, hash, uri), moveLine(3, uri, 'file:///b.png')], 'kept'],
  [
    'a composite that was kept',
    [imageLine(2), compositeLine(3, hash, other), placeLine(4, hash, uri)],
    'kept',
  ],
  ['not kept', [imageLine(1)], 'notKept'],
  [
    'equal bytes, kept and then made again',
    [imageLine(1), placeLine(2, hash, uri), imageLine(3, { hash })],
    'notKept',
  ],
  ['a composite that was not kept', [imageLine(2), compositeLine(3, hash, other)], 'notKept'],
  ['discarded', [imageLine(1), discard(2, true)], 'discarded'],
  ['discarded and taken back', [imageLine(1), discard(2, true), discard(3, false)], 'notKept'],
  ['a file that was deleted', [imageLine(1), placeLine(2, hash, uri), removeLine(3, hash, uri)], 'removed'],
  ['a file of the user’s that was deleted', [removeLine(3, hash, uri)], 'removed'],
  [
    'deleted and restored',
    [imageLine(1), placeLine(2, hash, uri), removeLine(3, hash, uri), placeLine(4, hash, uri)],
    'kept',
  ],
  [
    'covered by another file',
    [imageLine(1), placeLine(2, hash, uri), moveLine(3, 'file:///b.png', uri)],
    'removed',
  ],
  ['what a file held', [replaceLine(1, uri, hash, other)], 'originals'],
  [
    'what a kept file held',
    [imageLine(1), placeLine(2, hash, 'file:///b.png'), replaceLine(3, uri, hash, other)],
    'originals',
  ],
  ['sent', [imageLine(2, { request: sending })], 'inputs'],
  ['sent as a mask', [imageLine(2, { request: { ...request, mask: hash } })], 'inputs'],
  [
    'the source of an answer',
    [imageLine(2, { request: { ...request, recipe: { ...recipe, source: hash } } })],
    'inputs',
  ],
  [
    'what an answer was painted with',
    [imageLine(2, { request: { ...request, recipe: { ...recipe, mask: hash } } })],
    'inputs',
  ],
  ['kept, and sent', [imageLine(1), placeLine(2, hash, uri), imageLine(3, { request: sending })], 'inputs'],
  ['not kept, and sent', [imageLine(1), imageLine(3, { request: sending })], 'notKept'],
  ['discarded, and sent', [imageLine(1), discard(2, true), imageLine(3, { request: sending })], 'inputs'],
  ['sent by a job that is over', [jobLine(1, 'queued', { request: sending }), jobLine(2, 'done')], 'inputs'],
  ['sent by a job that waits', [jobLine(1, 'queued', { request: sending })], 'held'],
  ['sent by a job that runs', [jobLine(1, 'queued', { request: sending }), jobLine(2, 'running')], 'held'],
  [
    'discarded, and needed by a job that runs',
    [
      imageLine(1),
      discard(2, true),
      jobLine(3, 'queued', { request: { ...request, recipe: { ...recipe, mask: hash } } }),
    ],
    'held',
  ],
])('%s', async (_, lines, use) => {
  expect(await useOf(archived(hash), lines)).toBe(use);
});

test('a kept answer counts as a file only where one holds its very bytes, not a composite', async () => {
  const lines = [imageLine(1), compositeLine(2, other, hash), placeLine(3, other, uri)];
  expect(await useOf(archived(hash), lines)).toBe('notKept');
  expect(await useOf(archived(other), lines)).toBe('kept');
  expect(await useOf(archived(hash), [...lines, placeLine(4, hash, 'file:///b.png')])).toBe('kept');
});

describe.each(['kept', 'inputs'] as const)('under “%s”, the archived copy of an image', (use) => {
  test.each<readonly [string, (path: string) => Promise<void>, SpaceUse, boolean]>([
    ['is as it was', async () => {}, use, true],
    ['was removed by another program', (path) => rm(path), 'notKept', false],
    ['was overwritten by something longer', (path) => writeFile(path, 'another image'), 'notKept', false],
    ['was overwritten by something as long', (path) => writeFile(path, 'image X'), use, false],
  ])('whose file %s', async (_, happens, measuredAs, goes) => {
    const { archive, hashes, left } = await oldArchive(1);
    const [kept = ''] = hashes;
    const path = join(await tempFolder(), 'kept.png');
    await writeFile(path, 'image 0');
    await happens(path);
    const sent = { ...request, images: [{ hash: kept, format: 'png' }] } as const;
    const lines: readonly RecordLine[] = [
      imageLine(1, { hash: kept, bytes: 7 }),
      placeLine(2, kept, pathToFileURL(path).href),
      ...(use === 'inputs' ? [imageLine(3, { request: sent })] : []),
    ];
    const fileStates = new FileStates(nodeFileSystem());
    const options = { archive, load: () => merge(lines), fileStates, now };

    const measured = await measureSpace(options);
    expect(measured.uses[measuredAs].files.map((file) => file.hash)).toEqual([kept]);
    await freeSpace(measured, [use], options);

    expect(await left()).toEqual(new Set(goes ? [] : [kept]));
  });
});

test('what has just been handed in may be about to be needed', async () => {
  const minute = 60_000;
  expect(await useOf(archived(hash, now() - 9 * minute), [])).toBe('held');
  expect(await useOf(archived(hash, now() - 11 * minute), [])).toBe('others');
});

/** An archive on disk whose files came in yesterday. */
async function oldArchive(count: number) {
  const archive = new Archive(join(await tempFolder(), 'archive'));
  const hashes: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const image = await archive.put({ data: new TextEncoder().encode(`image ${index}`), format: 'png' });
    await utimes(fileURLToPath(image.uri), Date.parse(at(0)) / 1000, Date.parse(at(0)) / 1000);
    hashes.push(image.hash);
  }
  const left = async () => new Set((await archive.list()).map((file) => file.hash));
  return { archive, hashes, left };
}

test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  'exactly what was agreed to goes, whatever happens meanwhile (seed %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const { archive, hashes, left } = await oldArchive(24);
    const any = () => pick(hashes, random) ?? '';
    const lines = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => randomLine(from + index, any, random));
    const before = lines(50, 1);
    let recorded = before;
    const fileStates = { holds: hasNotGone, mayHold: hasNotGone };
    const options = { archive, load: () => merge(recorded), fileStates, now };
    const measured = await measureSpace(options);
    const uses = spaceUses.filter(() => random() < 0.4);
    // The person takes time to decide, and other windows go on.
    recorded = [...before, ...lines(5, 100)];
    const again = any();
    await archive.put(await archive.read(again, 'png'));
    const today = await measureSpace(options);

    const freed = await freeSpace(measured, uses, options);

    const hashesOf = (space: typeof today, use: SpaceUse) => space.uses[use].files.map((file) => file.hash);
    const agreed = uses.flatMap((use) => {
      const still = new Set(hashesOf(today, use));
      return hashesOf(measured, use).filter((file) => still.has(file));
    });
    expect(agreed).not.toContain(again);
    expect(await left()).toEqual(new Set(hashes.filter((file) => !agreed.includes(file))));
    expect(freed).toBe(measured.bytes - (await measureSpace(options)).bytes);
  },
);

/** Some files were removed by other programs. */
async function hasNotGone({ uri }: { readonly uri: string }): Promise<boolean> {
  return !/[0-3]\.png$/.test(uri);
}

function randomLine(second: number, any: () => string, random: () => number): RecordLine {
  const sent = { ...request, images: [{ hash: any(), format: 'png' as const }] };
  const kinds: readonly (() => RecordLine)[] = [
    () => imageLine(second, { hash: any(), request: random() < 0.3 ? sent : request }),
    () => imageLine(second, { hash: any() }),
    () => placeLine(second, any(), `file:///${second % 9}.png`),
    () => removeLine(second, any(), `file:///${second % 9}.png`),
    () => replaceLine(second, uri, any(), any()),
    () => ({ kind: 'discard', at: at(second), hash: any(), discarded: random() < 0.8 }),
    () => jobLine(second, random() < 0.5 ? 'queued' : 'done', { job: `job ${second}`, request: sent }),
    () => compositeLine(second, any(), any()),
  ];
  return pick(kinds, random)?.() ?? imageLine(second);
}
