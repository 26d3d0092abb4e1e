import { expect, test } from 'vitest';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import { RecordIndex } from '../../../src/library/records/recordIndex.ts';
import { at, compositeLine, hashOf, imageLine, jobLine, placeLine, replaceLine } from './lines.ts';
import { merge } from './merge.ts';

test('places and stars of an image join its record, whichever window they come from', async () => {
  const hash = hashOf(1);
  const { images } = await merge(
    [
      { kind: 'place', at: at(5), hash, uri: 'file:///b.png' },
      { kind: 'star', at: at(9), hash, starred: true },
    ],
    [
      imageLine(1),
      { kind: 'place', at: at(2), hash, uri: 'file:///a.png' },
      { kind: 'place', at: at(3), hash, uri: 'file:///b.png' },
      { kind: 'star', at: at(8), hash, starred: false },
    ],
  );
  expect(images).toMatchObject([
    { hash, uris: ['file:///a.png', 'file:///b.png'], keptAt: at(5), starred: true },
  ]);
});

test('the later of two stars in one instant counts', async () => {
  const hash = hashOf(1);
  const { images } = await merge([
    imageLine(1),
    { kind: 'star', at: at(2), hash, starred: true },
    { kind: 'star', at: at(2), hash, starred: false },
  ]);
  expect(images[0]?.starred).toBe(false);
});

test('equal bytes from two requests were paid for twice', async () => {
  const hash = hashOf(7);
  const { images } = await merge([
    imageLine(1, { hash, price: 0.05 }),
    imageLine(2, { hash, price: 0.05 }),
    imageLine(2, { hash, price: 0.05 }),
  ]);
  expect(images.map(({ job }) => job)).toEqual(['job-2', 'job-1']);
});

test('a job has the request of its first line and the state of its last', async () => {
  const { jobs } = await merge([
    jobLine(1, 'queued', { origin: 'file:///doc.md' }),
    jobLine(2, 'running'),
    jobLine(3, 'failed', { error: 'The server is busy.', maybeBilled: true }),
    jobLine(4, 'queued', { job: 'later' }),
  ]);
  expect(jobs).toMatchObject([
    { job: 'later', state: 'queued', queuedAt: at(4) },
    {
      job: 'job',
      state: 'failed',
      queuedAt: at(1),
      origin: 'file:///doc.md',
      error: 'The server is busy.',
      maybeBilled: true,
    },
  ]);
});

test('a job whose first line was lost is left out', async () => {
  expect((await merge([jobLine(2, 'running')])).jobs).toEqual([]);
});

test('a cleared image is gone with its places, and with the job that shows its prompt', async () => {
  const hash = hashOf(2);
  const { images, jobs } = await merge(
    [
      jobLine(1, 'queued'),
      imageLine(2, { job: 'job' }),
      jobLine(3, 'done'),
      { kind: 'place', at: at(3), hash, uri: 'file:///a.png' },
      imageLine(1),
    ],
    [{ kind: 'forget', at: at(4), hash }],
  );
  expect(images.map((image) => image.hash)).toEqual([hashOf(1)]);
  expect(jobs).toEqual([]);
});

test('the job of a cleared image stays while another of its images does', async () => {
  const { jobs } = await merge([
    jobLine(1, 'queued'),
    imageLine(2, { job: 'job', index: 0 }),
    imageLine(3, { job: 'job', index: 1 }),
    { kind: 'forget', at: at(4), hash: hashOf(2) },
  ]);
  expect(jobs).toHaveLength(1);
});

test('clearing everything spares what came after', async () => {
  const { images, jobs } = await merge(
    [imageLine(1), jobLine(1, 'queued'), imageLine(6)],
    [{ kind: 'forget', at: at(5) }],
  );
  expect(images.map(({ hash }) => hash)).toEqual([hashOf(6)]);
  expect(jobs).toEqual([]);
});

test('an image made again after it was cleared has a record again, without its old places', async () => {
  const hash = hashOf(1);
  const { images } = await merge([
    imageLine(1),
    { kind: 'place', at: at(2), hash, uri: 'file:///a.png' },
    { kind: 'forget', at: at(3), hash },
    imageLine(4, { hash }),
  ]);
  expect(images).toMatchObject([{ hash, uris: [], at: at(4) }]);
});

test('the newest come first, across days and windows', async () => {
  const day = 24 * 60 * 60;
  const seconds = [3, day, 1, 40 * day, 2, day + 1];
  const { images } = await merge(...seconds.map((second) => [imageLine(second)]));
  expect(images.map((image) => image.at)).toEqual(seconds.sort((a, b) => b - a).map(at));
});

test('a line that arrives after what cleared it is cleared all the same', async () => {
  const hash = hashOf(1);
  const { images, jobs } = await merge(
    [{ kind: 'forget', at: at(4), hash }],
    [{ kind: 'forget', at: at(2) }],
    [
      jobLine(1, 'queued', { job: 'early' }),
      jobLine(3, 'queued'),
      imageLine(3, { hash, job: 'job' }),
      { kind: 'star', at: at(3), hash, starred: true },
      imageLine(5, { hash, job: 'again' }),
    ],
  );
  expect(images).toMatchObject([{ job: 'again', starred: false }]);
  expect(jobs).toEqual([]);
});

test('what was read once joins what is read later', async () => {
  const hash = hashOf(1);
  const index = new RecordIndex();
  index.add(imageLine(1), 'a');
  const before = await index.read(() => true);
  index.add({ kind: 'place', at: at(2), hash, uri: 'file:///a.png' }, 'b');
  index.add({ kind: 'star', at: at(2), hash, starred: true }, 'b');

  expect(before.images).toMatchObject([{ uris: [], starred: false }]);
  expect((await index.read(() => true)).images).toMatchObject([{ uris: ['file:///a.png'], starred: true }]);
});

/** An answer, and two composites of it. */
const [answer, one, two] = [hashOf(1), hashOf(0xc1), hashOf(0xc2)];

test.each([
  ['in the order they were written', (lines: readonly RecordLine[]) => [lines]],
  ['backwards', (lines: readonly RecordLine[]) => [[...lines].reverse()]],
  [
    'one window each, the last first',
    (lines: readonly RecordLine[]) => lines.map((line) => [line]).reverse(),
  ],
])('places of composites are places of their answer, %s', async (_, split) => {
  const lines = [
    imageLine(1),
    compositeLine(2, one, answer),
    placeLine(3, one, 'file:///cat-edit-1.png'),
    compositeLine(4, two, answer),
    placeLine(5, answer, 'file:///raw.png'),
    placeLine(6, two, 'file:///cat-edit-2.png'),
  ];
  const { images, composites } = await merge(...split(lines));
  expect(images).toMatchObject([
    {
      hash: answer,
      uris: ['file:///cat-edit-1.png', 'file:///raw.png', 'file:///cat-edit-2.png'],
      keptAt: at(6),
      composites: [one, two],
    },
  ]);
  expect(composites.toSorted((a, b) => a.hash.localeCompare(b.hash))).toEqual([
    { hash: one, keptAt: at(3) },
    { hash: two, keptAt: at(6) },
  ]);
});

test('a composite that was not kept leaves its answer not kept', async () => {
  const { images, composites } = await merge([imageLine(1), compositeLine(2, one, answer)]);
  expect(images[0]).toMatchObject({ uris: [], composites: [one] });
  expect(images[0]).not.toHaveProperty('keptAt');
  expect(composites).toEqual([{ hash: one }]);
});

test('a file that got other bytes is no place any more', async () => {
  const uri = 'file:///cat.png';
  const { images } = await merge([
    imageLine(1),
    compositeLine(2, one, answer),
    placeLine(3, one, uri),
    replaceLine(4, uri, one, two),
    placeLine(4, two, uri),
    imageLine(5, { hash: hashOf(5) }),
    placeLine(6, hashOf(5), uri),
  ]);
  expect(images.map(({ hash, uris }) => ({ hash, uris }))).toEqual([
    { hash: hashOf(5), uris: [uri] },
    { hash: answer, uris: [] },
  ]);
});

test.each<[string, readonly (readonly [number, boolean])[], boolean]>([
  ['nothing was said of', [], false],
  ['was discarded', [[2, true]], true],
  [
    'was discarded and taken back',
    [
      [2, true],
      [3, false],
    ],
    false,
  ],
  [
    'was discarded again',
    [
      [2, true],
      [3, false],
      [4, true],
    ],
    true,
  ],
  ['had equal bytes discarded before it came', [[0, true]], false],
  ['had equal bytes discarded the moment it came', [[1, true]], false],
])('an answer that %s', async (_, said, discarded) => {
  const { images } = await merge([
    ...said.map(([seconds, discarded]) => {
      return { kind: 'discard', at: at(seconds), hash: answer, discarded } as const;
    }),
    imageLine(1),
  ]);
  expect(images[0]?.discarded).toBe(discarded);
});

test('what was decided before the usage came holds', async () => {
  const [discarded, kept] = [hashOf(1), hashOf(2)];
  const { images } = await merge([
    imageLine(1, { hash: discarded }),
    imageLine(2, { hash: kept }),
    { kind: 'discard', at: at(3), hash: discarded, discarded: true },
    placeLine(3, kept, 'file:///a.png'),
    imageLine(4, { hash: discarded, job: 'job-1', price: 0.05 }),
    imageLine(5, { hash: kept, job: 'job-2', price: 0.05 }),
  ]);
  expect(images).toMatchObject([
    { hash: kept, keptAt: at(3), price: 0.05 },
    { hash: discarded, discarded: true, price: 0.05 },
  ]);
});

test('equal bytes made again later were not kept yet', async () => {
  const hash = hashOf(1);
  const { images } = await merge([imageLine(1), placeLine(2, hash, 'file:///a.png'), imageLine(3, { hash })]);
  expect(images.map(({ job, keptAt, uris }) => ({ job, keptAt, uris }))).toEqual([
    { job: 'job-3', keptAt: undefined, uris: ['file:///a.png'] },
    { job: 'job-1', keptAt: at(2), uris: ['file:///a.png'] },
  ]);
});

test('a cleared answer takes its composites along, and made again has none of their places', async () => {
  const { images, composites } = await merge([
    imageLine(1),
    compositeLine(2, one, answer),
    compositeLine(2, two, answer),
    placeLine(3, one, 'file:///a.png'),
    { kind: 'forget', at: at(4), hash: answer },
    imageLine(5, { hash: answer }),
    compositeLine(6, one, answer),
  ]);
  expect(images).toMatchObject([{ hash: answer, uris: [], composites: [one] }]);
  expect(composites.map(({ hash }) => hash)).toEqual([one]);
});

test.each(['first', 'last'])(
  'clearing everything, read %s, leaves the way back to originals',
  async (order) => {
    const lines = [
      imageLine(1),
      compositeLine(2, one, answer),
      replaceLine(3, 'file:///a.png', hashOf(9), one),
      placeLine(4, one, 'file:///a.png'),
    ];
    const forget: RecordLine = { kind: 'forget', at: at(5) };
    expect(await merge(order === 'first' ? [forget, ...lines] : [...lines, forget])).toEqual({
      images: [],
      jobs: [],
      composites: [],
      removals: [],
      replacements: [{ at: at(3), uri: 'file:///a.png', before: hashOf(9), after: one }],
    });
  },
);

test('replacements are in the order they happened, whichever window made them', async () => {
  const { replacements } = await merge(
    [replaceLine(3, 'file:///a.png', '2', '3')],
    [replaceLine(1, 'file:///a.png', '0', '1'), replaceLine(2, 'file:///a.png', '1', '2')],
  );
  expect(replacements.map(({ before }) => before)).toEqual(['0', '1', '2']);
});

test('what a job and its answers ask alike is kept once; what differs stays', async () => {
  const other = { operation: 'edit', model: 'm', count: 1 } as const;
  const { images, jobs } = await merge([
    jobLine(1, 'queued'),
    imageLine(2, { job: 'job', index: 0, request: structuredClone(jobLine(1, 'queued').request ?? other) }),
    imageLine(3, { job: 'job', index: 1, request: other }),
  ]);
  expect(images.map(({ request }) => request)).toEqual([other, jobs[0]?.request]);
  expect(images[1]?.request).toBe(jobs[0]?.request);
});
