import { appendFile, mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import type { Log } from '../../../src/images/log.ts';
import { RecordFile } from '../../../src/library/records/recordFile.ts';
import { decodeRecordLine, encodeRecordLine } from '../../../src/library/records/recordLine.ts';
import { Records } from '../../../src/library/records/records.ts';
import {
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
import { tempFolder } from './tempFolder.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

function open(directory: string, window: string, options: { now?: () => number; log?: Log } = {}): Records {
  const records = new Records({ directory, window, log: silent, now: Date.now, ...options });
  onTestFinished(() => records.close());
  return records;
}

test('nothing recorded is no error', async () => {
  const records = open(join(await tempFolder(), 'none'), 'a');
  expect(await records.load()).toEqual({
    images: [],
    jobs: [],
    composites: [],
    replacements: [],
    removals: [],
  });
  await records.touch();
});

test('one window’s lines are found by another, newest first', async () => {
  const directory = join(await tempFolder(), 'records');
  const [one, two] = [open(directory, 'one'), open(directory, 'two')];
  await one.append(imageLine(1));
  await two.append(imageLine(2));
  await one.append(imageLine(3));

  const { images } = await two.load();

  expect(images.map(({ hash }) => hash)).toEqual([hashOf(3), hashOf(2), hashOf(1)]);
  const { kind: _, ...expected } = imageLine(2);
  expect(images[1]).toEqual({
    ...expected,
    uris: [],
    places: [],
    removed: [],
    starred: false,
    discarded: false,
    composites: [],
  });
});

test('lines written at once by several windows are all there', async () => {
  const directory = await tempFolder();
  const windows = ['a', 'b', 'c'].map((name) => open(directory, name));
  await Promise.all(
    windows.flatMap((records, window) =>
      Array.from({ length: 50 }, (_, line) => records.append(imageLine(window * 100 + line))),
    ),
  );
  expect((await open(directory, 'd').load()).images).toHaveLength(150);
});

test('two windows that rename, delete and keep at once lose nothing', async () => {
  const directory = await tempFolder();
  const [one, two] = [open(directory, 'one'), open(directory, 'two')];
  const uris = Array.from({ length: 40 }, (_, index) => `file:///site/${index}.png`);
  await Promise.all(
    uris.flatMap((uri, index) => [
      one.append(imageLine(index)),
      two.append(placeLine(100, hashOf(index), uri)),
      one.append(index % 2 ? moveLine(200, uri, `${uri}.png`) : removeLine(200, hashOf(index), uri)),
      two.append({ kind: 'star', at: imageLine(201).at, hash: hashOf(index), starred: true }),
    ]),
  );
  const [seenByOne, seenByTwo] = [await one.load(), await two.load()];
  expect(seenByTwo).toEqual(seenByOne);
  const { images, removals } = seenByOne;
  expect(images.map((image) => image.uris).reverse()).toEqual(
    uris.map((uri, index) => (index % 2 ? [`${uri}.png`] : [])),
  );
  expect(removals.map(({ uri }) => uri).sort()).toEqual(uris.filter((_, index) => index % 2 === 0).sort());
  expect(images.every(({ starred }) => starred)).toBe(true);
});

test.each([
  [{ kind: 'move', from: 'file:///a.png' }],
  [{ kind: 'move', from: 'file:///a.png', to: 1 }],
  [{ kind: 'remove', hash: hashOf(1), uri: 'file:///a.png' }],
  [{ kind: 'remove', format: 'png', uri: 'file:///a.png' }],
  [{ kind: 'remove', hash: hashOf(1), format: 'png' }],
])('what is no whole line is passed over: %j', (line) => {
  expect(decodeRecordLine(JSON.stringify({ at: imageLine(1).at, ...line }))).toBeUndefined();
});

test('lines keep the order of the calls', async () => {
  const directory = await tempFolder();
  const records = open(directory, 'a');
  await Promise.all(Array.from({ length: 30 }, (_, index) => records.append(imageLine(index))));
  const lines = (await readFile(join(directory, 'a.jsonl'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).job)).toEqual(
    Array.from({ length: 30 }, (_, index) => `job-${index}`),
  );
});

test('a file cut off at any byte gives all its whole lines', async () => {
  const path = join(await tempFolder(), 'a.jsonl');
  const lines: readonly RecordLine[] = [
    jobLine(1, 'queued'),
    imageLine(2),
    jobLine(3, 'done'),
    compositeLine(4, hashOf(4), hashOf(2)),
    { kind: 'discard', at: imageLine(5).at, hash: hashOf(2), discarded: true },
    { ...replaceLine(6, 'file:///ä.png', hashOf(6), hashOf(4)), restores: true },
    moveLine(7, 'file:///ä.png', 'file:///海.png'),
    removeLine(8, hashOf(6), 'file:///海.png'),
    { ...placeLine(9, hashOf(6), 'file:///海.png'), bytes: 10 },
  ];
  const ends = lines.map((_, index) =>
    Buffer.byteLength(
      lines
        .slice(0, index + 1)
        .map(encodeRecordLine)
        .join(''),
    ),
  );
  await writeFile(path, lines.map(encodeRecordLine).join(''));
  for (let length = ends.at(-1) ?? 0; length >= 0; length -= 1) {
    await truncate(path, length);
    const read: RecordLine[] = [];
    await new RecordFile(path, (line) => read.push(line)).readTo(length);
    expect(read, `${length} bytes`).toEqual(lines.filter((_, index) => (ends[index] ?? 0) <= length));
  }
});

test('a line that was torn when first read is read when it is whole', async () => {
  const directory = await tempFolder();
  const path = join(directory, 'a.jsonl');
  const line = Buffer.from(encodeRecordLine(imageLine(1)));
  const middle = line.indexOf('🏰') + 2;
  await writeFile(path, line.subarray(0, middle));
  const records = open(directory, 'reader');
  expect((await records.load()).images).toEqual([]);

  await appendFile(path, line.subarray(middle));

  expect((await records.load()).images[0]?.request).toEqual(request);
});

test('lines of unknown kinds, ill-typed lines and noise are passed over', async () => {
  const directory = await tempFolder();
  await writeFile(
    join(directory, 'a.jsonl'),
    [
      '{"kind":"hologram","at":"2026-05-01T09:00:00.000Z"}',
      '{"kind":"image","at":"2026-05-01T09:00:00.000Z","hash":7}',
      '{"kind":"composite","at":"2026-05-01T09:00:00.000Z","hash":"a","answer":"b","blend":7}',
      '{"kind":"discard","at":"2026-05-01T09:00:00.000Z","hash":"a","discarded":1}',
      '{"kind":"replace","at":"2026-05-01T09:00:00.000Z","uri":"file:///a","before":"a"}',
      '{"kind":"replace","at":"2026-05-01T09:00:00.000Z","uri":"file:///a","before":"a","after":"b","restores":1}',
      'null',
      '[]',
      '',
      '\u0000\u0000',
      encodeRecordLine(imageLine(1)),
    ].join('\n'),
  );
  await writeFile(join(directory, 'notes.txt'), encodeRecordLine(imageLine(2)));
  expect(await open(directory, 'reader').load()).toMatchObject({
    images: [{ hash: hashOf(1), discarded: false }],
    composites: [],
    replacements: [],
    removals: [],
  });
});

test('a file that cannot be read is reported and costs nothing else', async () => {
  const directory = await tempFolder();
  const records = open(directory, 'a');
  await records.append(imageLine(1));
  await mkdir(join(directory, 'b.jsonl'));
  const warn = vi.fn();

  const { images } = await open(directory, 'c', { log: { ...silent, warn } }).load();

  expect(images).toHaveLength(1);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('b.jsonl'));
});

test('a load that fails costs the next one nothing', async () => {
  const directory = await tempFolder();
  const one = open(directory, 'a');
  const warn = vi.fn();
  const other = open(directory, 'c', { log: { ...silent, warn } });
  await one.append(imageLine(1));
  await other.load();
  await one.append(imageLine(2));
  await mkdir(join(directory, 'b.jsonl'));
  warn.mockImplementationOnce(() => {
    throw new Error('The log is closed.');
  });

  await expect(other.load()).rejects.toThrow('The log is closed.');

  expect((await other.load()).images).toHaveLength(2);
});

test('a load sees every line that was written before it', async () => {
  const records = open(await tempFolder(), 'a');
  const counts: number[] = [];
  for (let index = 1; index <= 20; index += 1) {
    const earlier = records.load();
    await records.append(imageLine(index));
    counts.push((await records.load()).images.length);
    await earlier;
  }
  expect(counts).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('nothing new gives the same records again', async () => {
  const records = open(await tempFolder(), 'a');
  await records.append(imageLine(1));
  expect(await records.load()).toBe(await records.load());
});

test('a line at deactivation is written at once, and whole after a torn one', async () => {
  const directory = await tempFolder();
  const records = open(directory, 'a');
  await records.append(jobLine(1, 'queued'));
  await appendFile(join(directory, 'a.jsonl'), '{"kind":"job","at":"20');

  records.appendSync(jobLine(2, 'interrupted', { maybeBilled: true }));

  const { jobs } = await open(directory, 'b').load();
  expect(jobs).toMatchObject([{ state: 'interrupted', maybeBilled: true }]);
});

test('a line at deactivation may be the first', async () => {
  const directory = join(await tempFolder(), 'records');
  open(directory, 'a').appendSync(imageLine(1));
  expect((await open(directory, 'b').load()).images).toHaveLength(1);
});

test('a store that cannot be written says so', async () => {
  const path = join(await tempFolder(), 'records');
  await writeFile(path, '');
  const records = open(path, 'a');
  await expect(records.append(imageLine(1))).rejects.toMatchObject({ reason: 'storeUnwritable' });
  expect(() => records.appendSync(imageLine(1))).toThrow(
    expect.objectContaining({ reason: 'storeUnwritable' }),
  );
});

test('prompts are readable by their owner only', async () => {
  if (process.platform === 'win32') return;
  const directory = await tempFolder();
  await open(directory, 'a').append(imageLine(1));
  expect((await stat(join(directory, 'a.jsonl'))).mode & 0o077).toBe(0);
});

const minute = 60_000;
test.each([
  ['queued', 2 * minute, 'interrupted', false],
  ['running', 2 * minute, 'interrupted', true],
  ['running', minute, 'running', undefined],
  ['done', 2 * minute, 'done', undefined],
  ['failed', 2 * minute, 'failed', undefined],
] as const)(
  'a job left %s in a file untouched for %i ms reads %s',
  async (state, silence, expected, billed) => {
    const directory = await tempFolder();
    const owner = open(directory, 'owner');
    await owner.append(jobLine(1, 'queued'));
    if (state !== 'queued') await owner.append(jobLine(2, state));
    const seen = new Date();
    await utimes(join(directory, 'owner.jsonl'), seen, seen);
    const now = () => seen.getTime() + silence;

    const [job] = (await open(directory, 'other', { now }).load()).jobs;

    expect(job).toMatchObject({ state: expected, ...(billed !== undefined && { maybeBilled: billed }) });
    const [own] = (await open(directory, 'owner', { now }).load()).jobs;
    expect(own?.state, 'the window itself knows better').toBe(state);
  },
);

test('a touched file keeps its jobs running', async () => {
  const directory = await tempFolder();
  const owner = open(directory, 'owner');
  await owner.append(jobLine(1, 'queued'));
  await owner.append(jobLine(2, 'running'));
  await utimes(join(directory, 'owner.jsonl'), 1000, 1000);
  const other = open(directory, 'other');
  expect((await other.load()).jobs[0]?.state).toBe('interrupted');

  await owner.touch();

  expect((await other.load()).jobs[0]?.state).toBe('running');
});

test('a running job that falls silent between two loads is noticed', async () => {
  const directory = await tempFolder();
  const owner = open(directory, 'owner');
  await owner.append(jobLine(1, 'queued'));
  const other = open(directory, 'other');
  expect((await other.load()).jobs[0]?.state).toBe('queued');
  await utimes(join(directory, 'owner.jsonl'), 1000, 1000);
  expect((await other.load()).jobs[0]?.state).toBe('interrupted');
});

test('other work runs while many records load', async () => {
  const directory = await tempFolder();
  const text = Array.from({ length: 20_000 }, (_, index) => encodeRecordLine(imageLine(index))).join('');
  await writeFile(join(directory, 'a.jsonl'), text);
  let turns = 0;
  let loading = true;
  const loaded = open(directory, 'b')
    .load()
    .finally(() => {
      loading = false;
    });
  while (loading) {
    turns += 1;
    await setImmediate();
  }
  expect((await loaded).images).toHaveLength(20_000);
  expect(turns).toBeGreaterThan(20);
});

test('a window that records nothing leaves no file', async () => {
  const directory = await tempFolder();
  const records = open(directory, 'a');
  await records.load();
  await records.touch();
  expect(await readdir(directory)).toEqual([]);
});
