import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { frameFor } from '../../../src/geometry/frame.ts';
import { noSides } from '../../../src/geometry/rectangle.ts';
import { isPictureError, type PictureEdit } from '../../../src/images/pictures.ts';
import { PictureThread, type PictureThreadOptions } from '../../../src/pictures/pictureThread.ts';
import { createPictureWork } from '../../../src/pictures/pictureWork.ts';
import { encodePng } from '../../../src/pictures/png.ts';
import { testPicture } from './testPictures.ts';

const workerFile = new URL('../../../src/pictures/pictureWorker.ts', import.meta.url);
const obedientFile = new URL('./obedientWorker.ts', import.meta.url);
const png = encodePng(testPicture({ width: 40, height: 30 }));
const size = { width: 40, height: 30 };

const edit: PictureEdit = {
  source: png,
  extend: { ...noSides, left: 8 },
  mask: { width: 48, height: 30, data: new Uint8Array(48 * 30).fill(255, 0, 300) },
  frame: frameFor({ width: 48, height: 30 }, { kind: 'any' }),
  blend: { grow: 1, feather: 1, keepUnmasked: true },
};

let threads: PictureThread[] = [];

function open(file = workerFile, options?: PictureThreadOptions): PictureThread {
  const thread = new PictureThread(file, options);
  threads.push(thread);
  return thread;
}

afterEach(() => {
  for (const thread of threads) thread.dispose();
  threads = [];
});

describe('does the same as the work in place', () => {
  const work = createPictureWork();
  const thread = new PictureThread(workerFile);
  const answer = encodePng(testPicture(edit.frame.sent));
  afterAll(() => thread.dispose());
  it.each([
    ['inspect', (pictures) => pictures.inspect(png)],
    ['prepare', (pictures) => pictures.prepare(edit)],
    ['compose', (pictures) => pictures.compose(edit, { data: answer, format: 'png' }, { model: 'm' })],
    ['readMask', (pictures) => pictures.readMask(png)],
    ['writeMask', (pictures) => pictures.writeMask({ ...size, data: new Uint8Array(1200).fill(7) })],
    ['measure', (pictures) => pictures.measure({ data: png, format: 'png' })],
    ['square', (pictures) => pictures.square(png, 64)],
    ['fill', (pictures) => pictures.fill(png, { width: 20, height: 20 }, { model: 'm' })],
  ] satisfies [string, (pictures: typeof work) => Promise<unknown>][])('%s', async (_name, call) => {
    expect(await call(thread)).toEqual(await call(work));
  });
});

it('leaves the bytes that it is given to their owner', async () => {
  await open().prepare(edit);
  expect(edit.source).toHaveLength(png.length);
  expect(edit.mask?.data).toHaveLength(48 * 30);
});

it('brings picture errors back with their reason', async () => {
  const failure = await open()
    .inspect(Uint8Array.of(1, 2, 3))
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'PictureError', reason: 'notPng' });
  expect(isPictureError(failure)).toBe(true);
});

it('works one call after the other, in their order', async () => {
  const thread = open(obedientFile);
  const names = ['one', 'two', 'three'];
  const results = await Promise.all(names.map((name) => thread.inspect(Buffer.from(name))));
  expect(results).toEqual([{ done: ['one'] }, { done: ['one', 'two'] }, { done: ['one', 'two', 'three'] }]);
});

it('rejects an aborted call at once, and never begins one that waited', async () => {
  const thread = open(obedientFile);
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = thread.inspect(Buffer.from('held'), running.signal);
  const second = thread.inspect(Buffer.from('skipped'), waiting.signal);
  waiting.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  running.abort(new Error('stop'));
  await expect(first).rejects.toThrow('stop');
  await expect(thread.inspect(Buffer.from('released'))).resolves.toEqual({ done: ['held', 'released'] });
  await expect(thread.inspect(png, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
});

describe('a thread that dies', () => {
  it.each([
    ['fill the heap', { name: 'PictureError', reason: 'tooLarge' }],
    ['exit', { message: 'The picture work stopped with exit code 3.' }],
    ['throw', { message: 'The picture work failed.', cause: { message: 'thrown outside a call' } }],
  ])('by "%s" rejects its calls; the next call starts another', async (order, failure) => {
    const thread = open(obedientFile, { heapMegabytes: 20 });
    await expect(thread.inspect(Buffer.from(order))).rejects.toMatchObject(failure);
    await expect(thread.inspect(Buffer.from('again'))).resolves.toEqual({ done: ['again'] });
  });
});

it('ends when it has been idle, and starts again when it is needed', async () => {
  const thread = open(obedientFile, { idleMilliseconds: 0 });
  await thread.inspect(Buffer.from('one'));
  await new Promise((resolve) => setTimeout(resolve, 0));
  await expect(thread.inspect(Buffer.from('two'))).resolves.toEqual({ done: ['two'] });
});

it('rejects what runs, what waits and what comes when it is disposed', async () => {
  const thread = open(obedientFile);
  const calls = ['held', 'waiting'].map((name) => thread.inspect(Buffer.from(name)));
  thread.dispose();
  const outcomes = await Promise.allSettled([...calls, thread.inspect(png)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
