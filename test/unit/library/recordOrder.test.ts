import { expect, test } from 'vitest';
import type { LoadedRecords } from '../../../src/images/imageLibrary.ts';
import type { ImageRecord, MoveLine, RecordLine } from '../../../src/images/imageRecord.ts';
import { RecordIndex } from '../../../src/library/records/recordIndex.ts';
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
} from './lines.ts';
import { pick, randomFrom } from './random.ts';

const seeds = Array.from({ length: 300 }, (_, seed) => seed);
const windows = 3;
const answers = [1, 2, 3].map(hashOf);
const composites = [0xc1, 0xc2].map(hashOf);
const uris = ['file:///a.png', 'file:///x/b.png', 'file:///x/y/c.png', 'file:///y/c.png'];
const folders = ['file:///x', 'file:///y', 'file:///x/y'];

test.each(seeds)('lines of several windows tell one story in any order (seed %i)', async (seed) => {
  const random = randomFrom(seed);
  const lines = Array.from({ length: 40 }, (_, second) => randomLine(second, random));
  const byWindow = Map.groupBy(lines, ({ window }) => window);
  const index = new RecordIndex();
  for (;;) {
    const open = [...byWindow.values()].filter(({ length }) => length > 0);
    const next = pick(open, random)?.shift();
    if (!next) break;
    index.add(next.line, `${next.window}`);
    // What is read in between must not be remembered too long.
    if (random() < 0.3) await index.read(() => true);
  }
  const read = await index.read(() => true);
  expect(read.images.map(told)).toEqual(retold(lines.map(({ line }) => line)));
  expect(comparable(read)).toEqual(comparable(await inOrder(lines)));
});

interface WindowLine {
  readonly window: number;
  readonly line: RecordLine;
}

async function inOrder(lines: readonly WindowLine[]): Promise<LoadedRecords> {
  const index = new RecordIndex();
  for (const { line, window } of lines) index.add(line, `${window}`);
  return index.read(() => true);
}

function comparable({ composites, ...records }: LoadedRecords): LoadedRecords {
  return { ...records, composites: composites.toSorted((a, b) => a.hash.localeCompare(b.hash)) };
}

/** A job belongs to one window, as on disk. */
function randomLine(second: number, random: () => number): WindowLine {
  const window = Math.floor(random() * windows);
  const job = `job ${window} ${Math.floor(random() * 3)}`;
  // One hash a job, or an answer would change its bytes.
  const hash = answers[(window + Number(job.at(-1))) % answers.length] ?? '';
  const anyHash = pick([...answers, ...composites], random) ?? '';
  const answer = pick(answers, random) ?? '';
  const composite = pick(composites, random) ?? '';
  const uri = pick(uris, random) ?? '';
  const kinds: readonly (() => RecordLine)[] = [
    () => imageLine(second, { hash, job }),
    () => imageLine(second, { hash, job }),
    () => jobLine(second, 'queued', { job: `without images ${second}` }),
    () => placeLine(second, anyHash, uri),
    () => placeLine(second, composite, uri),
    () => compositeLine(second, composite, answer),
    () => compositeLine(second, composite, answer),
    () => replaceLine(second, uri, anyHash, composite),
    () => moveLine(second, uri, pick(uris, random) ?? ''),
    () => moveLine(second, pick(folders, random) ?? '', pick(folders, random) ?? ''),
    () => removeLine(second, anyHash, uri),
    () => ({ kind: 'discard', at: at(second), hash: answer, discarded: random() < 0.7 }),
    () => ({ kind: 'star', at: at(second), hash: answer, starred: random() < 0.7 }),
    () => ({ kind: 'forget', at: at(second), ...(random() < 0.8 && { hash: anyHash }) }),
  ];
  return { window, line: pick(kinds, random)?.() ?? imageLine(second) };
}

type Told = Pick<
  ImageRecord,
  'job' | 'hash' | 'uris' | 'places' | 'removed' | 'keptAt' | 'starred' | 'discarded' | 'composites'
>;

function told({ job, hash, uris, places, removed, keptAt, starred, discarded, composites }: Told): Told {
  const kept = keptAt !== undefined && { keptAt };
  return { job, hash, uris, places, removed, starred, discarded, composites, ...kept };
}

interface Put {
  readonly at: string;
  readonly hash: string;
  /** Where it is now. */
  uri: string | undefined;
  /** The move that brought it there. */
  came?: Came;
}

interface Came {
  readonly from: string;
  readonly at: string;
}

/** What becomes of every file that was put somewhere, one moment after the other. */
function livedThrough(lines: readonly RecordLine[]): readonly Put[] {
  let puts: Put[] = [];
  for (const line of lines) {
    if (line.kind === 'place') puts.push({ at: line.at, hash: line.hash, uri: line.uri });
    if (line.kind === 'replace')
      puts = puts.filter((put) => put.uri !== line.uri || put.hash !== line.before);
    if (line.kind === 'remove') for (const put of puts) if (put.uri === line.uri) put.uri = undefined;
    if (line.kind === 'move') {
      for (const put of puts) {
        if (isBelow(put.uri, line.from)) {
          put.came = { from: put.uri, at: line.at };
          put.uri = line.to + put.uri.slice(line.from.length);
        } else if (isBelow(put.uri, line.to) && !isToldAgain(line, put.uri, put.came)) put.uri = undefined;
      }
    }
  }
  return puts;
}

/** Another window tells, within a minute, of the move that brought the file. */
function isToldAgain({ at, from, to }: MoveLine, uri: string, came: Came | undefined): boolean {
  if (came?.from !== from + uri.slice(to.length)) return false;
  return Date.parse(at) - Date.parse(came.at) <= 60_000;
}

function isBelow(uri: string | undefined, folder: string): uri is string {
  return uri !== undefined && (uri === folder || uri.startsWith(`${folder}/`));
}

/** What a file is called in the end, deleted or not. */
function nameNow(uri: string, at: string, lines: readonly RecordLine[]): string {
  let name = uri;
  let came: Came | undefined;
  for (const line of lines) {
    if (line.kind !== 'move' || line.at <= at) continue;
    if (isBelow(name, line.from)) {
      came = { from: name, at: line.at };
      name = line.to + name.slice(line.from.length);
    } else if (isBelow(name, line.to) && !isToldAgain(line, name, came)) break;
  }
  return name;
}

/** The rules once more, from all lines at once and with no regard to speed. */
function retold(lines: readonly RecordLine[]): readonly Told[] {
  const forgotten = (hash: string): string =>
    lines
      .filter((line) => line.kind === 'forget' && (line.hash ?? hash) === hash)
      .map((line) => line.at)
      .sort()
      .at(-1) ?? '';
  const puts = livedThrough(lines);
  const placesOf = (hash: string) => puts.filter((put) => put.hash === hash && put.at > forgotten(hash));
  const removedOf = (hash: string) => {
    const lastPut = lines.findLast((line) => line.kind === 'place' && line.hash === hash)?.at ?? '';
    const files = lines
      .filter((line) => line.kind === 'remove')
      .filter((line) => line.hash === hash && line.at > lastPut && line.at > forgotten(hash))
      .map(({ kind: _, ...file }) => ({ ...file, uri: nameNow(file.uri, file.at, lines) }));
    return files.filter((file, index) => !files.slice(index + 1).some(({ uri }) => uri === file.uri));
  };
  const images = lines.filter((line) => line.kind === 'image').filter(({ at, hash }) => at > forgotten(hash));
  return [...Map.groupBy(images, ({ job }) => job)]
    .map(([job, group]) => {
      const hash = group[0]?.hash ?? '';
      const arrivedAt = group[0]?.at ?? '';
      const since = forgotten(hash);
      const last = <Kind extends RecordLine['kind']>(kind: Kind) =>
        lines
          .filter((line): line is Extract<RecordLine, { kind: Kind }> => line.kind === kind)
          .findLast((line) => 'hash' in line && line.hash === hash && line.at > since);
      const composed = lines
        .filter((line) => line.kind === 'composite')
        .filter((line) => line.answer === hash && line.at > since)
        .toReversed();
      const ofIt = [...new Set(composed.map((line) => line.hash))].reverse();
      const places = [hash, ...ofIt]
        .flatMap(placesOf)
        .filter((place) => place.at > since)
        .sort((a, b) => a.at.localeCompare(b.at));
      const stand = places.filter((place) => place.uri !== undefined);
      const uris = [...new Set(stand.map(({ uri }) => uri ?? ''))];
      const keptAt = places.at(-1)?.at;
      const discard = last('discard');
      return {
        at: group.at(-1)?.at ?? '',
        job,
        hash,
        uris,
        places: uris.map((uri) => ({ uri, hash: stand.findLast((place) => place.uri === uri)?.hash ?? '' })),
        removed: [hash, ...ofIt]
          .flatMap(removedOf)
          .filter((file) => file.at > since)
          .sort((a, b) => a.at.localeCompare(b.at)),
        starred: last('star')?.starred ?? false,
        discarded: discard !== undefined && discard.at > arrivedAt && discard.discarded,
        composites: ofIt,
        ...(keptAt !== undefined && keptAt >= arrivedAt && { keptAt }),
      };
    })
    .sort((a, b) => b.at.localeCompare(a.at))
    .map(told);
}
