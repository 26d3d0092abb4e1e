import { vi } from 'vitest';
import { systemClock } from '../../../src/images/clock.ts';
import type { ImageJob, ImageJobSpec } from '../../../src/images/imageJob.ts';
import { ImageJobs, type ImageJobsOptions, type ImageJobsSettings } from '../../../src/images/imageJobs.ts';
import type { GenerateRequest } from '../../../src/images/imageProvider.ts';
import type { Log } from '../../../src/images/log.ts';
import { familyOf } from '../../../src/images/models.ts';
import { Pace } from '../../../src/images/pace.ts';
import { MemoryLibrary } from './memoryLibrary.ts';
import { ScriptedProvider } from './scriptedProvider.ts';

export class MemoryLog implements Log {
  readonly lines: string[] = [];
  debug = (message: string) => void this.lines.push(message);
  info = (message: string) => void this.lines.push(message);
  warn = (message: string) => void this.lines.push(message);
  error = (message: string) => void this.lines.push(message);
}

/** Jobs over a scripted server and a library in memory, on vitest's fake timers. */
export function jobBench(
  settings: Partial<ImageJobsSettings> = {},
  options: Partial<Pick<ImageJobsOptions, 'concurrency' | 'confirm' | 'openProvider' | 'random'>> = {},
) {
  const library = new MemoryLibrary();
  const provider = new ScriptedProvider();
  const log = new MemoryLog();
  const read: ImageJobsSettings = {
    imagesPerMinute: () => 0,
    confirmAbove: () => 1,
    monthlyBudget: () => 0,
    prices: () => ({}),
    familyOf,
    ...settings,
  };
  const pace = new Pace(systemClock, () => read.imagesPerMinute());
  const confirm = vi.fn<ImageJobsOptions['confirm']>(options.confirm ?? (async () => true));
  let lastId = 0;
  const jobs = new ImageJobs({
    openProvider: async () => provider,
    random: () => 0,
    ...options,
    library,
    pace,
    settings: read,
    confirm,
    clock: systemClock,
    log,
    newId: () => `job-${++lastId}`,
  });
  return { library, provider, log, pace, confirm, jobs };
}

export const request: GenerateRequest = {
  kind: 'generate',
  model: 'gpt-image-2',
  prompt: 'A cat on a roof',
  count: 1,
  size: '1024x1024',
  quality: 'medium',
};

export function spec(changes: Partial<GenerateRequest> = {}, rest: Partial<ImageJobSpec> = {}): ImageJobSpec {
  return { request: { ...request, ...changes }, confirm: 'done', ...rest };
}

/** Lets everything happen that needs no time to pass. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

/** The error that the job ends with. */
export async function failureOf(job: ImageJob): Promise<Error> {
  try {
    await job.finished;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('The job did not fail.');
}
