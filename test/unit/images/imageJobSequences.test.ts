import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImageJob } from '../../../src/images/imageJob.ts';
import { ImageProviderError } from '../../../src/images/imageProviderError.ts';
import { jobBench, settle, spec } from './jobBench.ts';
import { type Exchange, finalImage, picture } from './scriptedProvider.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

const errors = [
  new ImageProviderError('server', 'Busy.', { status: 503 }),
  new ImageProviderError('rateLimit', 'Slow down.', { status: 429, retryAfterMs: 3_000 }),
  new ImageProviderError('invalidRequest', 'No.', { status: 400 }),
  new ImageProviderError('timeout', 'Too slow.', { bodySent: true }),
];

test.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
  'whatever happens, jobs end once and lose nothing (seed %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const pick = <T>(values: readonly T[]): T | undefined => values[random(values.length)];
    const { jobs, provider, library } = jobBench({
      imagesPerMinute: () => (seed % 3 === 0 ? 5 : 0),
      monthlyBudget: () => (seed % 4 === 0 ? 0.4 : 0),
    });
    const started: ImageJob[] = [];
    const endings = new Map<string, string[]>();
    const callers: AbortController[] = [];
    const sent: string[] = [];
    const over = new Set<Exchange>();
    jobs.onDidChange(({ id, state }) => {
      if (['done', 'failed', 'cancelled'].includes(state.kind)) {
        endings.set(id, [...(endings.get(id) ?? []), state.kind]);
      }
    });

    const steps = [
      () => {
        const caller = new AbortController();
        callers.push(caller);
        const model = random(3) === 0 ? 'dall-e-3' : 'gpt-image-2';
        // A budget admits no model of unknown price, which is a fine way to fail.
        started.push(jobs.start(spec({ count: 1 + random(3), model }), caller.signal));
      },
      () => {
        const exchange = pick(provider.exchanges.filter((one) => !over.has(one) && !one.signal.aborted));
        if (!exchange) return;
        const name = `image ${sent.push(`image ${sent.length}`) - 1}`;
        exchange.send(finalImage(name));
      },
      () => pick(provider.exchanges)?.send({ type: 'partial', index: 0, image: picture('preview') }),
      () => pick(provider.exchanges)?.send({ type: 'usage', usage: { outputTokens: random(9_000) } }),
      () => finish(pick(provider.exchanges), (exchange) => exchange.end()),
      () => finish(pick(provider.exchanges), (exchange) => exchange.fail(pick(errors))),
      () => pick(started)?.cancel(),
      () => pick(callers)?.abort(),
    ];
    const finish = (exchange: Exchange | undefined, how: (exchange: Exchange) => void) => {
      if (!exchange || over.has(exchange)) return;
      over.add(exchange);
      how(exchange);
    };

    for (let step = 0; step < 80; step++) {
      pick(steps)?.();
      if (random(2) === 0) await settle();
      else if (random(4) === 0) await vi.advanceTimersByTimeAsync(random(5_000));
    }
    for (const job of started) job.cancel();
    await vi.advanceTimersByTimeAsync(2_000);

    expect(started.length).toBeGreaterThan(0);
    for (const job of started) {
      expect(endings.get(job.id), `job ${job.id} ends once`).toEqual([job.state.kind]);
      const states = library.states(job.id);
      const legal = [[], ['queued', job.state.kind], ['queued', 'running', job.state.kind]];
      expect(legal).toContainEqual(states);
      expect(library.imageLines().filter((line) => line.job === job.id).length).toBeGreaterThanOrEqual(
        job.images.length,
      );
    }
    expect(
      [...library.archived.values()].map(({ data }) => new TextDecoder().decode(data)).toSorted(),
    ).toEqual(sent.toSorted());
    expect(jobs.jobs).toEqual([]);
    expect(vi.getTimerCount(), 'timers left behind').toBe(0);
    for (const { signal } of callers) expect(getEventListeners(signal, 'abort')).toEqual([]);
  },
);

function randomFrom(seed: number): (below: number) => number {
  let state = seed * 7_919;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
