import type { Locator, Page } from 'playwright-core';
import { eventually } from '../e2e/eventually.ts';
import { longestTask } from './longestTask.ts';

/** In CSS pixels, of a frame: more than is on screen, so that each shows other images. */
const step = 2000;
/** After so many steps the images on screen get the time to appear. */
const stepsToRest = 16;

export interface Scrolled {
  /** In milliseconds; see {@link longestTask}. */
  readonly longestTask: number;
  /** In MB, of the page's heaps, once all garbage is collected. */
  readonly growth: number;
  /** The most that were in the document at once. */
  readonly cells: number;
}

/** Scrolls frame by frame until the end of a list of images is reached. @param cells selects one for each image. */
export async function scrollToEnd(page: Page, list: Locator, cells: string): Promise<Scrolled> {
  const before = await heap(page);
  let most = 0;
  const longest = await longestTask(page, async () => {
    for (let isEnd = false; !isEnd; ) {
      const scrolled = await list.evaluate(scroll, { cells, step, steps: stepsToRest });
      most = Math.max(most, scrolled.most);
      isEnd = scrolled.isEnd;
      await eventually(() => list.evaluate(checkPainted));
    }
  });
  return { longestTask: longest, growth: (await heap(page)) - before, cells: most };
}

interface Steps {
  readonly cells: string;
  readonly step: number;
  readonly steps: number;
}

/** Runs in the page, without a word to the outside between two frames. */
async function scroll(
  list: Element,
  { cells, step, steps }: Steps,
): Promise<{ isEnd: boolean; most: number }> {
  const scroller = list.closest('.scroller') ?? document.documentElement;
  const isEnd = () => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
  let most = 0;
  for (let count = 0; count < steps && !isEnd(); count++) {
    scroller.scrollTop += step;
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    most = Math.max(most, list.querySelectorAll(cells).length);
  }
  return { isEnd: isEnd(), most };
}

/** Runs in the page. @throws Error while an image on screen is missing. */
function checkPainted(list: Element): void {
  const onScreen = [...list.querySelectorAll('img')].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  if (onScreen.length === 0 || onScreen.some(({ complete, naturalWidth }) => !complete || naturalWidth === 0))
    throw new Error('An image on screen is missing.');
}

/** In MB: of scripts, of the document, and of arrays of bytes. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return (usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize) / 1024 ** 2;
}
