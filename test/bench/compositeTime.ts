import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { build } from 'esbuild';
import { PictureThread } from '../../src/pictures/pictureThread.ts';
import { deflateLevel, sharpComposite } from './compositeBySharp.ts';
import { type CompositeTask, compositeTask } from './compositeTask.ts';
import { type Measurement, measurement } from './measurement.ts';
import { median } from './median.ts';

const budgetRatio = 2;
const budgetStall = 20;
const warmUps = 2;
const pairs = 9;

/**
 * Puts a 2048-wide answer into a 3840×2160 picture through a feathered mask, from PNG files to a PNG file: Easel on its
 * thread, as it ships, against the same in `sharp`. Then how long Easel's caller was ever kept from doing something.
 */
export async function measureComposite(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  const pictures = new PictureThread(await bundleWorker(folder));
  try {
    const task = await compositeTask();
    const times = { easel: [] as number[], sharp: [] as number[], stall: [] as number[] };
    for (let index = 0; index < warmUps + pairs; index++) {
      const sharp = await time(() => sharpComposite(task));
      const easel = await easelComposite(pictures, task);
      if (index < warmUps) continue;
      times.sharp.push(sharp);
      times.easel.push(easel.milliseconds);
      times.stall.push(easel.stall);
    }
    const baseline = median(times.sharp);
    return [
      measurement({
        name: `composite of 3840×2160, PNG level ${deflateLevel}, at most ${budgetRatio} × that in sharp`,
        value: median(times.easel),
        unit: 'ms',
        budget: budgetRatio * baseline,
        baseline,
      }),
      measurement({
        name: 'longest stall of the caller meanwhile',
        value: median(times.stall),
        unit: 'ms',
        budget: budgetStall,
      }),
    ];
  } finally {
    pictures.dispose();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function easelComposite(pictures: PictureThread, { edit, answer }: CompositeTask) {
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const milliseconds = await time(() =>
    pictures.compose(edit, { data: answer, format: 'png' }, { model: 'bench' }),
  );
  delay.disable();
  // What it samples is the time between two ticks of a timer, which are `resolution` apart at best.
  return { milliseconds, stall: Math.max(0, delay.max / 1e6 - resolution) };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function bundleWorker(folder: string): Promise<string> {
  const outfile = join(folder, 'pictureWorker.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/pictures/pictureWorker.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    logLevel: 'warning',
  });
  return outfile;
}
