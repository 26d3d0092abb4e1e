import { expect, test } from 'vitest';
import { RecordIndex } from '../../../src/library/recordIndex.ts';
import { at, hashOf, imageLine, jobLine } from './lines.ts';
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
