import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../src/images/clock.ts';
import { Pace } from '../../../src/images/pace.ts';

const start = Date.parse('2026-11-22T10:00:00Z');
const signal = new AbortController().signal;
const ignore = () => {};

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});

afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
});

/** Asks for turns and notes when each is given, in milliseconds from the start. */
function turns(pace: Pace, ...images: number[]): number[] {
  const given: number[] = [];
  for (const count of images)
    void pace.turn(count, signal, ignore).then(() => given.push(Date.now() - start));
  return given;
}

describe('without a limit', () => {
  test('everything goes at once', async () => {
    const given = turns(new Pace(systemClock, () => 0), 10, 10, 10);
    await vi.advanceTimersByTimeAsync(0);
    expect(given).toEqual([0, 0, 0]);
  });
});

describe('images per minute', () => {
  test('weigh each image, in the order of asking', async () => {
    const given = turns(new Pace(systemClock, () => 4), 2, 2, 1, 3);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(given).toEqual([0, 0, 60_000, 60_000]);
  });

  test('let a request for more than a minute allows through alone', async () => {
    const given = turns(new Pace(systemClock, () => 2), 5, 1);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(given).toEqual([0, 60_000]);
  });

  test('count for more than what the server says', async () => {
    const pace = new Pace(systemClock, () => 60);
    pace.learn({ limitRequests: 5, remainingRequests: 0, resetRequestsMs: 60_000 });
    const given = turns(pace, 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(given).toEqual([0]);
  });

  test('are never exceeded in any minute, whatever comes when', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 30; round++) {
      const perMinute = 1 + random(8);
      const pace = new Pace(systemClock, () => perMinute);
      const sent: { at: number; images: number }[] = [];
      const asked: Promise<unknown>[] = [];
      for (let request = 0; request < 12; request++) {
        const images = 1 + random(perMinute);
        asked.push(pace.turn(images, signal, ignore).then(() => sent.push({ at: Date.now(), images })));
        await vi.advanceTimersByTimeAsync(random(40_000));
      }
      await vi.advanceTimersByTimeAsync(3_600_000);
      await Promise.all(asked);
      expect(sent).toHaveLength(12);
      for (const { at } of sent) {
        const inMinute = sent.filter((other) => other.at >= at && other.at < at + 60_000);
        expect(inMinute.reduce((sum, { images }) => sum + images, 0)).toBeLessThanOrEqual(perMinute);
      }
    }
  });

  test('do not slow down more than they must', async () => {
    const given = turns(new Pace(systemClock, () => 3), 1, 1, 1, 1, 1, 1, 1);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(given).toEqual([0, 0, 0, 60_000, 60_000, 60_000, 120_000]);
  });
});

describe('what the server says', () => {
  test('is used up, then grows back evenly', async () => {
    const pace = new Pace(systemClock, () => 0);
    pace.learn({ limitRequests: 5, remainingRequests: 1, resetRequestsMs: 40_000 });
    const given = turns(pace, 1, 1, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given).toEqual([0, 10_000, 20_000]);
  });

  test('is forgotten once it is full again', async () => {
    const pace = new Pace(systemClock, () => 0);
    pace.learn({ limitRequests: 5, remainingRequests: 0, resetRequestsMs: 50_000 });
    await vi.advanceTimersByTimeAsync(50_000);
    const given = turns(pace, 5, 5, 5);
    await vi.advanceTimersByTimeAsync(0);
    expect(given).toEqual([50_000, 50_000, 50_000]);
  });

  test('holds a larger request until all is there', async () => {
    const pace = new Pace(systemClock, () => 0);
    pace.learn({ limitRequests: 3, remainingRequests: 0, resetRequestsMs: 30_000 });
    const given = turns(pace, 10);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given).toEqual([30_000]);
  });

  test.each([
    ['no limit', { remainingRequests: 0, resetRequestsMs: 30_000 }, 30_000],
    ['no reset', { limitRequests: 1, remainingRequests: 0 }, 60_000],
    ['nothing that helps', { limitRequests: 1 }, 0],
    ['that it is full now', { limitRequests: 1, remainingRequests: 0, resetRequestsMs: 0 }, 0],
  ])('may leave out much: %s', async (_, limits, at) => {
    const pace = new Pace(systemClock, () => 0);
    pace.learn(limits);
    const given = turns(pace, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given).toEqual([at]);
  });

  test('counts what was sent since', async () => {
    const pace = new Pace(systemClock, () => 0);
    pace.learn({ limitRequests: 5, remainingRequests: 4, resetRequestsMs: 1_000 });
    const given = turns(pace, 4, 5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given).toEqual([0, 5_000]);
  });

  test('never holds anything back for ever', async () => {
    const pace = new Pace(systemClock, () => 0);
    pace.learn({ remainingRequests: 2, resetRequestsMs: 20_000 });
    const given = turns(pace, 1, 1, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given).toEqual([0, 0, 20_000]);
  });
});

describe('a break', () => {
  test('holds back everything, also with a limit of our own', async () => {
    for (const perMinute of [0, 60]) {
      const pace = new Pace(systemClock, () => perMinute);
      const from = Date.now() - start;
      pace.backOff(5_000);
      pace.backOff(1_000);
      const given = turns(pace, 1, 1);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(given).toEqual([from + 5_000, from + 5_000]);
    }
  });

  test('that begins while somebody waits prolongs the wait, and tells', async () => {
    const pace = new Pace(systemClock, () => 0);
    pace.backOff(5_000);
    const told: number[] = [];
    const turn = pace.turn(1, signal, (until) => told.push(until - start));
    await vi.advanceTimersByTimeAsync(1_000);
    pace.backOff(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await turn;
    expect(told).toEqual([5_000, 11_000]);
  });
});

describe('an abort', () => {
  test('ends the wait of the first and of those behind it, who then count for nothing', async () => {
    const pace = new Pace(systemClock, () => 1);
    await pace.turn(1, signal, ignore);
    const controllers = [new AbortController(), new AbortController()];
    const waits = controllers.map((controller) => pace.turn(1, controller.signal, ignore));
    const given = turns(pace, 1);
    await vi.advanceTimersByTimeAsync(10);
    for (const controller of controllers.toReversed()) controller.abort(new Error('stop'));
    await Promise.all(waits.map((wait) => expect(wait).rejects.toThrow('stop')));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given).toEqual([60_000]);
    for (const controller of controllers) expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  test('before asking takes no turn', async () => {
    const pace = new Pace(systemClock, () => 1);
    await expect(pace.turn(1, AbortSignal.abort(new Error('stop')), ignore)).rejects.toThrow('stop');
    const given = turns(pace, 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(given).toEqual([0]);
  });
});
