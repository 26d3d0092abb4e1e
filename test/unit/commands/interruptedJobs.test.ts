import { expect, test, vi } from 'vitest';
import { InterruptedJobs } from '../../../src/commands/interruptedJobs.ts';
import type { JobRecord, RecordLine } from '../../../src/images/imageRecord.ts';

vi.mock('vscode', () => ({}));
vi.mock('../../../src/commands/jobOrigin.ts', () => ({ isOfThisWindow: () => true }));

const request = { operation: 'generate', model: 'gpt-image-2', count: 1, prompt: 'A mole' } as const;
const job: JobRecord = { job: 'a', queuedAt: '2026-10-01T12:00:00.000Z', state: 'interrupted', request };

/** A library whose only job is interrupted until a line says otherwise. */
function interruptedJobs() {
  const lines: RecordLine[] = [];
  const jobs = new InterruptedJobs({
    load: async () => ({
      images: [],
      composites: [],
      replacements: [],
      removals: [],
      jobs: lines.length > 0 ? [] : [job],
    }),
    append: async (line) => void lines.push(line),
  });
  return { jobs, lines };
}

test('two who offer the same job start it once', async () => {
  const { jobs, lines } = interruptedJobs();
  const [left] = await jobs.list();
  if (!left) throw new Error('There is no interrupted job.');
  const start = vi.fn(async () => 'run');
  const runs = await Promise.all([jobs.retry(left, start), jobs.retry(left, start)]);
  expect(runs.toSorted()).toEqual(['run', undefined]);
  expect(await jobs.retry(left, start)).toBeUndefined();
  expect(start).toHaveBeenCalledTimes(1);
  expect(lines).toMatchObject([{ kind: 'job', job: 'a', state: 'cancelled' }]);
});

test.each([
  ['given up', async () => undefined],
  ['failed', async () => Promise.reject(new Error('The archive is gone.'))],
])('%s, it is offered again', async (_, start) => {
  const { jobs, lines } = interruptedJobs();
  const [left] = await jobs.list();
  if (!left) throw new Error('There is no interrupted job.');
  await jobs.retry(left, start).catch(() => undefined);
  expect(await jobs.list()).toEqual([left]);
  expect(lines).toEqual([]);
});
