import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { MaskDrafts } from '../../../../src/webviews/maskEditor/maskDrafts.ts';
import { MemoryLog } from '../../images/jobBench.ts';

const cat = 'file:///site/cat.png';
const dog = 'file:///site/dog.png';

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'easel-drafts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const log = new MemoryLog();
  const directory = join(folder, 'drafts');
  return { directory, log, openWindow: () => new MaskDrafts(directory, log) };
}

function fileOf(document: string): string {
  return `${createHash('sha256').update(document).digest('hex')}.json.gz`;
}

test('a draft holds at once, and in the next window', async () => {
  const { openWindow } = await open();
  const drafts = openWindow();
  expect(await drafts.read(cat)).toEqual({});
  drafts.save(cat, { page: 'one stroke' });
  expect(await drafts.read(cat)).toEqual({ page: 'one stroke' });
  await drafts.settled();
  expect(await openWindow().read(cat)).toEqual({ page: 'one stroke' });
  expect(await openWindow().read(dog)).toEqual({});
});

test('what is saved while a draft is read or written is the one that stays', async () => {
  const { openWindow } = await open();
  const drafts = openWindow();
  const reading = drafts.read(cat);
  for (let strokes = 1; strokes <= 50; strokes += 1) drafts.save(cat, { page: `${strokes} strokes` });
  drafts.save(cat, { candidate: 'abc' });
  expect(await reading).toEqual({ page: '50 strokes', candidate: 'abc' });
  await drafts.settled();
  expect(await openWindow().read(cat)).toEqual({ page: '50 strokes', candidate: 'abc' });
  drafts.save(cat, { candidate: undefined });
  await drafts.settled();
  expect(await openWindow().read(cat)).toEqual({ page: '50 strokes' });
});

test('ten minutes of strokes hold in the next window', async () => {
  const { openWindow } = await open();
  const drafts = openWindow();
  // A fast mouse reports a thousand places a second.
  const points = Array.from(
    { length: 600_000 },
    (_, at) => `${(at * 7919) % 4096}.125,${(at * 104_729) % 4096}.5`,
  );
  const page = points.join(',');
  drafts.save(cat, { page });
  await drafts.settled();
  expect((await openWindow().read(cat)).page === page).toBe(true);
});

test('one that is too long for the disk lives as long as the window, and leaves no older one behind', async () => {
  const { openWindow, directory } = await open();
  const drafts = openWindow();
  drafts.save(cat, { page: 'short' });
  await drafts.settled();
  const long = randomBytes(9 * 1024 * 1024).toString('base64');
  drafts.save(cat, { page: long });
  await drafts.settled();
  expect((await drafts.read(cat)).page === long).toBe(true);
  expect(await openWindow().read(cat)).toEqual({});
  expect(await readdir(directory)).toEqual([]);
});

test('the newest hundred are kept', async () => {
  const { openWindow, directory } = await open();
  const drafts = openWindow();
  drafts.save('file:///first.png', { page: '' });
  await drafts.settled();
  for (let day = 1; day <= 120; day += 1) {
    const path = join(directory, fileOf(`file:///${day}.png`));
    await writeFile(path, JSON.stringify({ page: String(day) }));
    await utimes(path, day * 86_400, day * 86_400);
  }
  drafts.save(cat, { page: 'newest' });
  await drafts.settled();
  const names = await readdir(directory);
  expect(names).toHaveLength(100);
  expect(names).toEqual(
    expect.arrayContaining([fileOf(cat), fileOf('file:///120.png'), fileOf('file:///23.png')]),
  );
  expect(names).not.toContain(fileOf('file:///22.png'));
});

test.each<[string, string | Uint8Array]>([
  ['nothing', ''],
  ['text', '{"page":"one"}'],
  ['no whole JSON', gzipSync('{"page":')],
  ['a list', gzipSync('[]')],
  ['a number', gzipSync('7')],
  ['null', gzipSync('null')],
  ['a page that is no text', gzipSync('{"page":7}')],
])('a file that holds %s is no draft', async (_, content) => {
  const { openWindow, directory } = await open();
  const drafts = openWindow();
  drafts.save(cat, { page: 'one' });
  await drafts.settled();
  await writeFile(join(directory, fileOf(cat)), content);
  expect((await openWindow().read(cat)).page).toBeUndefined();
});

test('a draft goes with its file to a new name', async () => {
  const { openWindow, directory } = await open();
  const drafts = openWindow();
  drafts.save(cat, { page: 'one' });
  await drafts.move({ from: cat, to: dog });
  await drafts.settled();
  expect(await drafts.read(dog)).toEqual({ page: 'one' });
  expect(await drafts.read(cat)).toEqual({});
  expect(await readdir(directory)).toEqual([fileOf(dog)]);
  await drafts.move({ from: cat, to: 'file:///elsewhere.png' });
  expect(await readdir(directory), 'nothing to move').toEqual([fileOf(dog)]);
});

test('drafts go with the folder of their files', async () => {
  const { openWindow } = await open();
  const drafts = openWindow();
  const other = 'file:///site-2/cat.png';
  drafts.save(cat, { page: 'one' });
  drafts.save(other, { page: 'other' });
  await drafts.move({ from: 'file:///site', to: 'file:///web/pages' });
  await drafts.settled();
  const next = openWindow();
  expect(await next.read('file:///web/pages/cat.png')).toEqual({ page: 'one' });
  expect(await next.read(cat)).toEqual({});
  expect(await next.read(other), 'its folder only begins with the same letters').toEqual({ page: 'other' });
});

test('a folder that cannot be written is said in the log, and costs nothing else', async () => {
  const { openWindow, directory, log } = await open();
  await writeFile(directory, 'in the way');
  const drafts = openWindow();
  drafts.save(cat, { page: 'one' });
  await drafts.settled();
  expect(await drafts.read(cat)).toEqual({ page: 'one' });
  expect(log.lines).toEqual([expect.stringContaining('draft was not saved')]);
  expect(await readFile(directory, 'utf8')).toBe('in the way');
});
