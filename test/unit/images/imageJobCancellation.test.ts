import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImageJob } from '../../../src/images/imageJob.ts';
import { ImageProviderError } from '../../../src/images/imageProviderError.ts';
import { failureOf, jobBench, settle, spec } from './jobBench.ts';
import { finalImage, picture } from './scriptedProvider.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});

afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
});

async function expectCancelled(job: ImageJob, maybeBilled: boolean): Promise<void> {
  job.cancel();
  await settle();
  expect(job.state).toEqual({ kind: 'cancelled', maybeBilled });
  expect(await failureOf(job)).toMatchObject({ name: 'ImageProviderError', reason: 'cancelled' });
}

const never = () => new Promise<never>(() => {});

describe('cancelling ends the job at once', () => {
  test('right after the start', async () => {
    const { jobs, library, provider } = jobBench();
    await expectCancelled(jobs.start(spec()), false);
    expect([library.lines.length, provider.exchanges.length]).toEqual([0, 0]);
  });

  test('while the store is checked', async () => {
    const { jobs, library } = jobBench();
    library.assertWritable = never;
    const job = jobs.start(spec());
    await settle();
    await expectCancelled(job, false);
  });

  test('while the provider is opened', async () => {
    const { jobs } = jobBench({}, { openProvider: never });
    const job = jobs.start(spec());
    await settle();
    await expectCancelled(job, false);
  });

  test('while the price is estimated, and then asks nobody', async () => {
    const { jobs, library, confirm } = jobBench();
    let load = () => {};
    library.beforeLoad = () => new Promise((resolve) => (load = resolve));
    const job = jobs.start(spec({}, { confirm: 'always' }));
    await settle();
    await expectCancelled(job, false);
    load();
    await settle();
    expect(confirm).not.toHaveBeenCalled();
  });

  test('while the person is asked, whose dialog is told', async () => {
    const { jobs, confirm } = jobBench({}, { confirm: never });
    const job = jobs.start(spec({}, { confirm: 'always' }));
    await settle();
    await expectCancelled(job, false);
    expect(confirm.mock.calls[0]?.[2].aborted).toBe(true);
  });

  test('while the budget is checked, and reserves nothing', async () => {
    const { jobs, library, provider } = jobBench({ monthlyBudget: () => 0.06 });
    let load = () => {};
    library.beforeLoad = () => new Promise((resolve) => (load = resolve));
    const job = jobs.start(spec());
    await settle();
    await expectCancelled(job, false);
    load();
    library.beforeLoad = async () => {};
    const next = jobs.start(spec());
    await settle();
    expect(next.state.kind).toBe('running');
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    await next.finished;
  });

  test('while it is recorded, and the record still says how it ended', async () => {
    const { jobs, library } = jobBench();
    let write = () => {};
    library.beforeAppend = () => new Promise((resolve) => (write = resolve));
    const job = jobs.start(spec());
    await settle();
    job.cancel();
    await settle();
    library.beforeAppend = async () => {};
    write();
    await settle();
    expect(library.states(job.id)).toEqual(['queued', 'cancelled']);
    expect(job.state).toEqual({ kind: 'cancelled', maybeBilled: false });
  });

  test('in the queue', async () => {
    const { jobs, library, provider } = jobBench({}, { concurrency: 1 });
    const first = jobs.start(spec());
    const second = jobs.start(spec());
    const third = jobs.start(spec());
    await settle();
    await expectCancelled(second, false);
    expect(library.states(second.id)).toEqual(['queued', 'cancelled']);
    await expectCancelled(first, true);
    expect(third.state.kind, 'takes the freed place').toBe('running');
    await expectCancelled(third, true);
    expect(provider.exchanges).toHaveLength(2);
  });

  test('while it waits for the pace', async () => {
    const { jobs, pace, provider } = jobBench();
    pace.backOff(60_000);
    const job = jobs.start(spec());
    await settle();
    expect(job.state).toMatchObject({ kind: 'queued', wait: { until: Date.now() + 60_000 } });
    await expectCancelled(job, false);
    expect(provider.exchanges).toEqual([]);
  });

  test('while it waits to try again', async () => {
    const { jobs, provider } = jobBench();
    const job = jobs.start(spec());
    await settle();
    provider.latest.fail(new ImageProviderError('server', 'Busy.', { status: 503 }));
    await settle();
    await expectCancelled(job, false);
  });

  test('while the server works, and may have been billed', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec());
    await settle();
    await expectCancelled(job, true);
    expect(provider.latest.signal.aborted).toBe(true);
    expect(library.jobLines(job.id).at(-1)).toMatchObject({ state: 'cancelled', maybeBilled: true });
  });

  test('and was not billed when the request had not left this machine', async () => {
    const { jobs, provider } = jobBench();
    provider.onAbort = (exchange) =>
      exchange.fail(new ImageProviderError('cancelled', 'Cancelled.', { bodySent: false }));
    const job = jobs.start(spec());
    await settle();
    await expectCancelled(job, false);
  });

  test('within a second even when the provider does not notice', async () => {
    const { jobs, provider } = jobBench();
    provider.onAbort = () => {};
    const job = jobs.start(spec());
    await settle();
    job.cancel();
    await vi.advanceTimersByTimeAsync(999);
    expect(job.state.kind).toBe('running');
    await vi.advanceTimersByTimeAsync(1);
    expect(job.state).toEqual({ kind: 'cancelled', maybeBilled: true });
    provider.latest.fail(new Error('much later, heard by nobody'));
    await settle();
  });
});

describe('an image that is paid for is safe', () => {
  test('when it arrives right after the cancellation', async () => {
    const { jobs, provider, library } = jobBench();
    provider.onAbort = (exchange) => {
      exchange.send(finalImage('late'));
      exchange.end();
    };
    const job = jobs.start(spec());
    await settle();
    await expectCancelled(job, true);
    expect(job.images).toHaveLength(1);
    expect([...library.archived.values()]).toEqual([picture('late')]);
    expect(library.imageLines()).toHaveLength(1);
  });

  test('when the cancellation comes in the middle of archiving', async () => {
    const { jobs, provider, library } = jobBench();
    let archive = () => {};
    library.beforeArchive = () => new Promise((resolve) => (archive = resolve));
    const job = jobs.start(spec());
    await settle();
    provider.latest.send(finalImage('cat'));
    await settle();
    job.cancel();
    await vi.advanceTimersByTimeAsync(5_000);
    archive();
    await settle();
    expect(job.state).toEqual({ kind: 'cancelled', maybeBilled: true });
    expect(job.images).toHaveLength(1);
    expect(library.lines.map((line) => line.kind)).toEqual(['job', 'job', 'image', 'job']);
  });
});

describe('the signal of the caller', () => {
  test('cancels the job', async () => {
    const { jobs } = jobBench();
    const controller = new AbortController();
    const job = jobs.start(spec(), controller.signal);
    await settle();
    controller.abort();
    await settle();
    expect(job.state.kind).toBe('cancelled');
  });

  test('that aborted before starts nothing', async () => {
    const { jobs, provider } = jobBench();
    expect(await failureOf(jobs.start(spec(), AbortSignal.abort()))).toMatchObject({ reason: 'cancelled' });
    expect(provider.exchanges).toEqual([]);
  });

  test('keeps no listener once the job is over', async () => {
    const { jobs, provider } = jobBench();
    const controller = new AbortController();
    const job = jobs.start(spec(), controller.signal);
    await settle();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    await job.finished;
    await settle();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    controller.abort();
    expect(job.state.kind).toBe('done');
  });

  test('is heard by nobody else: a request that ended leaves only its own listeners', async () => {
    const { jobs, provider } = jobBench();
    const job = jobs.start(spec({ count: 1 }));
    await settle();
    const { signal } = provider.latest;
    for (const name of ['a', 'b']) provider.latest.send({ type: 'partial', index: 0, image: picture(name) });
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    await job.finished;
    // The scripted provider listens once itself.
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  });
});

describe('when the window closes', () => {
  test('every job is interrupted, and the caller gets what to record', async () => {
    const { jobs, provider, library, pace } = jobBench({}, { concurrency: 1 });
    const running = jobs.start(spec());
    await settle();
    pace.backOff(60_000);
    const waiting = jobs.start(spec());
    await settle();
    const lines = jobs.interruptAll();
    expect(lines).toMatchObject([
      { kind: 'job', job: running.id, state: 'interrupted', maybeBilled: true },
      { kind: 'job', job: waiting.id, state: 'interrupted', maybeBilled: false },
    ]);
    expect(running.state).toEqual({ kind: 'interrupted', maybeBilled: true });
    expect(jobs.jobs).toEqual([]);
    expect(provider.latest.signal.aborted).toBe(true);
    expect(await failureOf(running)).toMatchObject({ reason: 'cancelled' });
    expect(await failureOf(waiting)).toMatchObject({ reason: 'cancelled' });
    expect(library.states(running.id), 'the caller records it').toEqual(['queued', 'running']);
    expect(running.state.kind).toBe('interrupted');
  });

  test('an image that still arrives is archived', async () => {
    const { jobs, provider, library } = jobBench();
    provider.onAbort = (exchange) => exchange.send(finalImage('late'));
    const job = jobs.start(spec());
    await settle();
    jobs.interruptAll();
    await vi.advanceTimersByTimeAsync(1_000);
    await failureOf(job);
    expect(library.archived.size).toBe(1);
    expect(job.state.kind).toBe('interrupted');
  });

  test('a job that was not recorded needs no line, and later ones do not start', async () => {
    const { jobs, provider } = jobBench({}, { confirm: never });
    jobs.start(spec({}, { confirm: 'always' }));
    await settle();
    expect(jobs.interruptAll()).toEqual([]);
    expect(await failureOf(jobs.start(spec()))).toMatchObject({ reason: 'cancelled' });
    expect(provider.exchanges).toEqual([]);
  });

  test('a job whose end is being recorded stays as it ended', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec());
    await settle();
    let write = () => {};
    library.beforeAppend = async (line) => {
      if (line.kind === 'job') await new Promise<void>((resolve) => (write = resolve));
    };
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    await settle();
    expect(jobs.interruptAll()).toEqual([]);
    write();
    await job.finished;
    expect(job.state.kind).toBe('done');
  });
});

describe('the heartbeat', () => {
  test('touches the records every 30 seconds while a job has not ended', async () => {
    const { jobs, library } = jobBench();
    const job = jobs.start(spec());
    await vi.advanceTimersByTimeAsync(29_999);
    expect(library.touches).toBe(0);
    await vi.advanceTimersByTimeAsync(60_001);
    expect(library.touches).toBe(3);
    job.cancel();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(library.touches).toBe(3);
    const next = jobs.start(spec());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(library.touches).toBe(4);
    next.cancel();
    await settle();
  });

  test('goes on when a touch fails', async () => {
    const { jobs, library, log } = jobBench();
    library.touch = async () => {
      throw new Error('no such file');
    };
    const job = jobs.start(spec());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.lines.filter((line) => line.startsWith('The records cannot be touched'))).toHaveLength(2);
    job.cancel();
    await settle();
  });
});
