/** A worker, so that the heap is its own: posts the {@link RecordStalls} of the records that its data names. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImageLine } from '../../src/images/imageRecord.ts';
import { Records } from '../../src/library/records/records.ts';
import { searchImages } from '../../src/library/search/searchImages.ts';

/** In milliseconds. */
export interface RecordStalls {
  readonly load: number;
  readonly loadAgain: number;
  readonly search: number;
}

export interface StallsData {
  /** Of record files… */
  readonly directory: string;
  /** …that hold so many images. */
  readonly count: number;
}

parentPort?.postMessage(await stalls(workerData));

async function stalls({ directory, count }: StallsData): Promise<RecordStalls> {
  const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
  const records = new Records({ directory, window: 'bench', log, now: Date.now });
  const load = await longestStall(async () => {
    const { images } = await records.load();
    if (images.length !== count) throw new Error(`${images.length} images instead of ${count} were loaded.`);
  });
  const { images } = await records.load();
  await records.append(again(images[0]));
  const loadAgain = await longestStall(async () => {
    if ((await records.load()).images.length !== count + 1) throw new Error('The new image was not loaded.');
  });
  await records.close();
  const searched = images.map((record) => ({ name: `${record.job}.png`, state: 'file' as const, record }));
  const search = await longestStall(async () => {
    const query = { text: 'Boats ETE', state: 'all', sort: 'name' } as const;
    const { matches } = await searchImages(searched, query);
    if (matches.length !== count) throw new Error(`${matches.length} images instead of ${count} were found.`);
  });
  return { load, loadAgain, search };
}

function again(record: Omit<ImageLine, 'kind'> | undefined): ImageLine {
  if (!record) throw new Error('There are no records.');
  const { at: _, hash, format, bytes, request, returned } = record;
  const at = new Date().toISOString();
  return { kind: 'image', at, hash, format, bytes, job: 'again', index: 0, request, returned };
}

/** The longest turn of the event loop by this thread's own time, so that a busy machine does not count. */
async function longestStall(work: () => Promise<void>): Promise<number> {
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  let longest = 0;
  for (let last = ownTime(); !isDone; ) {
    await setImmediate();
    const now = ownTime();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await done;
  return longest;
}

/** In milliseconds. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
