import type { Page } from 'playwright-core';

/** Which thread is the page's says a mark that the page itself leaves in the trace. */
const mark = 'easel-bench-thread';
const categories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing'];
const taskName = 'RunTask';
const collectionName = 'MajorGC';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, in microseconds. */
  readonly ts: number;
  /** In microseconds by the clock. */
  readonly dur?: number;
  /** In microseconds of the thread's own time. */
  readonly tdur?: number;
}

/**
 * The longest task of the page's main thread during the work, in milliseconds. By the thread's own time, unlike the
 * `longtask` of a PerformanceObserver: how long a busy machine lets a thread wait does not count. Nor do V8's
 * collections: in a browser they walk the heap of all of VS Code's window, which on a desktop is another process.
 */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own.');
  await browser.startTracing(page, { categories });
  await page.evaluate((name) => void performance.mark(name), mark);
  let events: readonly TraceEvent[] = [];
  try {
    await work();
  } finally {
    const trace = await browser.stopTracing();
    ({ traceEvents: events } = JSON.parse(trace.toString()));
  }
  const thread = events.find(({ name }) => name === mark);
  const own = events.filter(({ pid, tid }) => pid === thread?.pid && tid === thread.tid);
  const tasks = own.filter(({ name }) => name === taskName);
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.');
  const collections = own.filter(({ name }) => name === collectionName);
  const times = tasks.map((task) => time([task]) - time(collections.filter(isWithin(task))));
  return times.reduce((longest, next) => Math.max(longest, next), 0) / 1000;
}

function isWithin({ ts, dur = 0 }: TraceEvent): (event: TraceEvent) => boolean {
  return (event) => event.ts >= ts && event.ts < ts + dur;
}

/** Of the thread, in microseconds. */
function time(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
}
