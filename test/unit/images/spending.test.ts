import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isBudgetError } from '../../../src/images/budget.ts';
import type { ImageJob } from '../../../src/images/imageJob.ts';
import type { ImageLine, RecordedRequest } from '../../../src/images/imageRecord.ts';
import { failureOf, jobBench, settle, spec } from './jobBench.ts';
import { finalImage } from './scriptedProvider.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});

afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
});

const medium: RecordedRequest = {
  operation: 'generate',
  model: 'gpt-image-2',
  count: 1,
  prompt: 'A cat',
  size: '1024x1024',
  quality: 'medium',
};

function imageLine(changes: Partial<ImageLine> = {}): ImageLine {
  return {
    kind: 'image',
    at: '2026-11-02T08:00:00.000Z',
    hash: 'a1',
    format: 'png',
    bytes: 3,
    job: 'earlier',
    index: 0,
    request: medium,
    returned: {},
    ...changes,
  };
}

async function cancelAll(...jobs: ImageJob[]): Promise<void> {
  for (const job of jobs) job.cancel();
  await settle();
}

describe('confirming', () => {
  // One medium image is estimated at $0.053 and its prompt.
  test.each([
    { confirm: 'always', confirmAbove: 1, model: 'gpt-image-2', asked: 1 },
    { confirm: 'aboveLimit', confirmAbove: 1, model: 'gpt-image-2', asked: 0 },
    { confirm: 'aboveLimit', confirmAbove: 0.05, model: 'gpt-image-2', asked: 1 },
    { confirm: 'aboveLimit', confirmAbove: 1, model: 'of-unknown-price', asked: 1 },
    { confirm: 'done', confirmAbove: 0.05, model: 'gpt-image-2', asked: 0 },
    { confirm: 'done', confirmAbove: 0.05, model: 'of-unknown-price', asked: 0 },
  ] as const)('$confirm at $model with a limit of $confirmAbove asks $asked times', async (given) => {
    const { jobs, confirm, provider } = jobBench({ confirmAbove: () => given.confirmAbove });
    const job = jobs.start(spec({ model: given.model }, { confirm: given.confirm }));
    await settle();
    expect(confirm).toHaveBeenCalledTimes(given.asked);
    expect(provider.exchanges).toHaveLength(1);
    await cancelAll(job);
  });

  test('shows the estimate, by the upper end of which the limit is judged', async () => {
    const { jobs, confirm } = jobBench({ confirmAbove: () => 0.2 });
    const job = jobs.start(spec({ quality: 'auto' }, { confirm: 'aboveLimit' }));
    await settle();
    const estimate = confirm.mock.calls[0]?.[1];
    expect(estimate?.low).toBeCloseTo(0.006, 3);
    expect(estimate?.high).toBeCloseTo(0.211, 3);
    await cancelAll(job);
  });

  test('cancels when the person declines, and records nothing', async () => {
    const { jobs, library, provider } = jobBench({}, { confirm: async () => false });
    const job = jobs.start(spec({}, { confirm: 'always' }));
    expect(await failureOf(job)).toMatchObject({ reason: 'cancelled' });
    expect(job.state).toEqual({ kind: 'cancelled', maybeBilled: false });
    expect([library.lines.length, provider.exchanges.length]).toEqual([0, 0]);
  });
});

describe('the monthly budget', () => {
  test('stops a request that could exceed it, and says what to do', async () => {
    const { jobs, library, provider } = jobBench({ monthlyBudget: () => 1 });
    library.lines.push(imageLine({ price: 0.96 }));
    const job = jobs.start(spec());
    const error = await failureOf(job);
    expect(isBudgetError(error)).toBe(true);
    expect(error.message).toBe(
      'This could cost $0.05 and exceed your budget of $1.00 a month: $0.96 are spent or reserved for running jobs. ' +
        'Raise the setting easel.monthlyBudget to go on.',
    );
    expect(provider.exchanges).toEqual([]);
    expect(library.states(job.id)).toEqual([]);
  });

  test.each([
    ['what other months cost', [imageLine({ at: '2026-10-31T23:59:59.999Z', price: 5 })], true],
    ['what another model cost this month', [imageLine({ price: 5 })], false],
    ['an image without a price, as published', [imageLine({ hash: 'b2' })], false],
    ['a job that runs in another window', [jobLine('running')], false],
    ['a job that ended unbilled', [jobLine('queued'), jobLine('failed', false)], true],
    ['a job that may have been billed', [jobLine('queued'), jobLine('cancelled', true)], false],
    ['a job cut off by a crash', [jobLine('queued'), jobLine('interrupted')], false],
  ])('counts %s', async (_, lines, fits) => {
    // Room for one medium image, not for two.
    const { jobs, library } = jobBench({ monthlyBudget: () => 0.07 });
    library.lines.push(...lines);
    const job = jobs.start(spec());
    await settle();
    expect(job.state.kind).toBe(fits ? 'running' : 'failed');
    await cancelAll(job);
  });

  test('lets one of two jobs through that start at once and fit only singly', async () => {
    const { jobs, provider } = jobBench({ monthlyBudget: () => 0.07 });
    const both = [jobs.start(spec()), jobs.start(spec())];
    await settle();
    expect(both.map(({ state }) => state.kind)).toEqual(['running', 'failed']);
    expect(provider.exchanges).toHaveLength(1);
    await cancelAll(...both);
  });

  test('does not lose a job that ends while another one is being checked', async () => {
    const { jobs, provider, library } = jobBench({ monthlyBudget: () => 0.07 });
    let load = () => {};
    let append = () => {};
    library.beforeAppend = () => new Promise((resolve) => (append = resolve));
    const first = jobs.start(spec());
    await settle();
    // The records as they are now, without the first job, arrive only after it has ended.
    library.beforeLoad = () => new Promise((resolve) => (load = resolve));
    const second = jobs.start(spec());
    await settle();
    library.beforeAppend = async () => {};
    append();
    await settle();
    provider.latest.send(finalImage('cat'), { type: 'usage', usage: { outputTokens: 1_756 } });
    provider.latest.end();
    await first.finished;
    load();
    expect(isBudgetError(await failureOf(second))).toBe(true);
  });

  test('counts what a job really took once it is done, not its estimate', async () => {
    const { jobs, provider } = jobBench({ monthlyBudget: () => 0.06 });
    const first = jobs.start(spec());
    await settle();
    provider.latest.send(finalImage('cat'), { type: 'usage', usage: { outputTokens: 300 } });
    provider.latest.end();
    await first.finished;
    const second = jobs.start(spec());
    await settle();
    expect(second.state.kind).toBe('running');
    await cancelAll(second);
  });

  test('refuses a model of unknown price, and names the setting', async () => {
    const { jobs } = jobBench({ monthlyBudget: () => 10 });
    const error = await failureOf(jobs.start(spec({ model: 'mystery' })));
    expect(isBudgetError(error)).toBe(true);
    expect(error.message).toContain('What mystery costs is not known');
    expect(error.message).toContain('easel.prices');
  });

  test('does not stop what is free', async () => {
    const { jobs, library, provider } = jobBench({ monthlyBudget: () => 1, prices: () => ({ '*': 0 }) });
    library.lines.push(imageLine({ price: 1 }));
    const job = jobs.start(spec({ model: 'mystery' }));
    await settle();
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    await job.finished;
    expect(library.imageLines().at(-1)).toMatchObject({ price: 0 });
  });
});

function jobLine(
  state: 'queued' | 'running' | 'failed' | 'cancelled' | 'interrupted',
  maybeBilled?: boolean,
) {
  return {
    kind: 'job' as const,
    at: '2026-11-20T08:00:00.000Z',
    job: 'elsewhere',
    state,
    request: medium,
    ...(maybeBilled !== undefined && { maybeBilled }),
  };
}
