import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { RecordLine } from '../../src/images/imageRecord.ts';
import { type Measurement, measurement } from './measurement.ts';
import { median } from './median.ts';
import type { RecordStalls, StallsData } from './recordStalls.ts';

const images = 100_000;
const windows = 4;
/** The median counts: a collection that V8 makes at a bad time is not every time. */
const rounds = 5;
/** Of everybody who holds the extension host. */
const budget = 50;

/**
 * How long the extension host stands still at a time while 100,000 records are loaded, one more is, and all are
 * searched. Two years of records, a part of them kept, renamed and deleted.
 */
export async function measureRecordLoading(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  try {
    for (let window = 0; window < windows; window++) {
      await writeFile(join(folder, `${window}.jsonl`), linesOf(window).join(''));
    }
    const workerData: StallsData = { directory: folder, count: images };
    const bundled = await bundle(folder);
    const stalls: RecordStalls[] = [];
    for (let round = 0; round < rounds; round++) {
      const worker = new Worker(bundled, { workerData });
      stalls.push((await once(worker, 'message'))[0]);
      await worker.terminate();
      await rm(join(folder, 'bench.jsonl'), { force: true });
    }
    const rows: readonly { name: string; of: keyof RecordStalls }[] = [
      { name: 'longest stall while 100,000 records load', of: 'load' },
      { name: 'longest stall while one more is loaded', of: 'loadAgain' },
      { name: 'longest stall while 100,000 records are searched', of: 'search' },
    ];
    return rows.map(({ name, of }) => {
      const value = median(stalls.map((stall) => stall[of]));
      return measurement({ name, value, unit: 'ms', budget });
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function linesOf(window: number): readonly string[] {
  const lines: string[] = [];
  for (let index = window; index < images; index += windows) {
    for (const line of storyOf(index)) lines.push(`${JSON.stringify(line)}\n`);
  }
  return lines;
}

function* storyOf(index: number): Generator<RecordLine> {
  let seconds = index * 630;
  const at = () => new Date(Date.UTC(2024, 0, 1) + 1000 * seconds++).toISOString();
  const hash = index.toString(16).padStart(64, '0');
  const uri = `file:///home/me/site-${index % 40}/images/picture-${index}.png`;
  const job = `job-${index}`;
  const request = {
    operation: 'generate',
    model: 'gpt-image-2.6-sunburst',
    count: 1,
    prompt: `${index} sailing boats in front of a lighthouse at dawn, été, painted in thick oil. `.repeat(4),
    size: '1024x1024',
    quality: 'medium',
  } as const;
  yield { kind: 'job', at: at(), job, state: 'queued', request };
  yield { kind: 'job', at: at(), job, state: 'running' };
  yield {
    ...{ kind: 'image', at: at(), hash, format: 'png', bytes: 1_500_000, job, index: 0, request },
    ...{ returned: { size: '1024x1024', quality: 'medium', format: 'png' }, price: 0.05 },
  };
  yield { kind: 'job', at: at(), job, state: 'done' };
  if (index % 4 === 0) return;
  yield { kind: 'place', at: at(), hash, uri, bytes: 1_500_000 };
  if (index % 20 === 1) yield { kind: 'move', at: at(), from: uri, to: uri.replace('picture', 'painting') };
  if (index % 20 === 2) yield { kind: 'remove', at: at(), hash, format: 'png', uri };
}

/** Node alone cannot run the sources: they are more than erasable TypeScript. */
async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, 'recordStalls.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'recordStalls.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'warning',
  });
  return outfile;
}
