import type { Page } from 'playwright-core';

/** Which thread is the page's says a mark that the page itself leaves in the trace. */
const mark = 'easel-bench-thread';
const categories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
const taskName = 'RunTask';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds of the thread's own time. */
  readonly tdur?: number;
}

/**
 * The longest task of the page's main thread during the work, in milliseconds. By the thread's own time, unlike the
 * `longtask` of a PerformanceObserver: how long a busy machine lets a thread wait does not count.
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
  const tasks = events.filter(
    ({ name, pid, tid }) => name === taskName && pid === thread?.pid && tid === thread.tid,
  );
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.');
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}
