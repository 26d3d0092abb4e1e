import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const lookMilliseconds = 1000;
const mostLooks = 60;
/** Of the time: what VS Code always does. */
const restingShare = 0.05;

/** Waits until the page's main thread has nothing to do: a window of VS Code is busy for seconds after it opened. */
export async function comeToRest(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busySeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  try {
    for (let look = 0; look < mostLooks; look++) {
      const before = await busySeconds();
      await pause(lookMilliseconds);
      const share = ((await busySeconds()) - before) / (lookMilliseconds / 1000);
      if (share < restingShare) return;
    }
  } finally {
    await session.detach();
  }
  throw new Error('VS Code’s window does not come to rest.');
}
