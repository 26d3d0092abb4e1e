import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench } from '../e2e/openWorkbench.ts';
import { installExtension } from '../host/installExtension.ts';
import { logFolder, testOutput } from '../host/paths.ts';
import { comeToRest } from './comeToRest.ts';
import { makeGalleryImages } from './galleryImages.ts';
import { serveLazyPage } from './lazyPage.ts';
import { type Measurement, measurement } from './measurement.ts';
import { median } from './median.ts';
import { type Scrolled, scrollToEnd } from './scrollToEnd.ts';
import { watchScreen } from './watchScreen.ts';

const count = 10_000;
const windows = 3;
/** What is on screen, and the rows around it, are some thirty cells; a grid that keeps more soon has more than these. */
const budgets = { firstThumbnails: 1000, longestTask: 50, cells: 100, growth: 64 } as const;

/** From the click to the first image on the screen, in milliseconds; and what scrolling costs, where that was measured. */
interface Shown {
  readonly first: number;
  readonly scrolled: Scrolled | undefined;
}

/** Of the gallery, and of the plain page beside it. */
interface Pair<T> {
  readonly gallery: T;
  readonly lazy: T;
}

/**
 * The gallery on a workspace of thousands of images, against a page that lists the same files with `loading="lazy"`:
 * how soon it shows the first, the median of some windows of VS Code; and what scrolling from one end to the other costs.
 */
export async function measureGallery(vsix: string): Promise<readonly Measurement[]> {
  await using cleanup = new AsyncDisposableStack();
  const scratch = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  cleanup.defer(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const extensionsFolder = join(scratch, 'extensions');
  await installExtension(vsix, extensionsFolder);
  const pictures = join(scratch, 'pictures');
  const names = await makeGalleryImages(pictures, count);
  const shown: Pair<Shown>[] = [];
  for (let window = 1; window <= windows; window++) {
    shown.push(await measureWindow({ extensionsFolder, pictures, names, scrolls: window === windows }));
  }
  return [...firstRows(shown), ...scrollRows(shown)];
}

interface Windowful {
  readonly extensionsFolder: string;
  /** A folder, which is back in its place afterwards. */
  readonly pictures: string;
  /** Of all files in it. */
  readonly names: readonly string[];
  readonly scrolls: boolean;
}

async function measureWindow({
  extensionsFolder,
  pictures,
  names,
  scrolls,
}: Windowful): Promise<Pair<Shown>> {
  await using cleanup = new AsyncDisposableStack();
  const { workbench, folder } = await openWorkbench(
    { extensionsFolder, logs: await logFolder('bench-gallery'), screenshots: testOutput },
    { fill: (workspace) => rename(pictures, join(workspace, 'pictures')) },
    cleanup,
  );
  const moved = join(folder, 'pictures');
  cleanup.defer(() => rename(moved, pictures));
  await workbench.runCommand('Easel: Open Gallery');
  const list = {
    opener: workbench.webview.getByRole('button', { name: 'All in workspace', exact: true }),
    list: workbench.webview.getByRole('grid', { name: 'Images', exact: true }),
    cells: '[role="gridcell"]',
    scrolls,
  };
  const gallery = await measureList(workbench.page, list).catch(async (error: unknown) => {
    await workbench.screenshot('bench-gallery-failed');
    throw error;
  });
  return { gallery, lazy: await measureLazyPage(workbench.page, moved, names, scrolls) };
}

/** In a window of its own of the same browser. */
async function measureLazyPage(
  beside: Page,
  folder: string,
  names: readonly string[],
  scrolls: boolean,
): Promise<Shown> {
  const server = await serveLazyPage(folder, names);
  const page = await beside.context().browser()?.newPage({ viewport: beside.viewportSize() });
  try {
    if (!page) throw new Error('There is no browser.');
    await page.goto(server.url);
    const opener = page.getByRole('link', { name: 'All' });
    return await measureList(page, { opener, list: page.locator('main'), cells: 'img', scrolls });
  } finally {
    await page?.close();
    server.close();
  }
}

interface MeasuredList {
  /** What to click for the list to appear. */
  readonly opener: Locator;
  readonly list: Locator;
  /** Selects one for each image. */
  readonly cells: string;
  readonly scrolls: boolean;
}

async function measureList(page: Page, { opener, list, cells, scrolls }: MeasuredList): Promise<Shown> {
  const box = await opener.boundingBox();
  if (!box) throw new Error('There is nothing to click.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await comeToRest(page);
  const first = await timeFirst(page);
  return { first, scrolled: scrolls ? await scrollToEnd(page, list, cells) : undefined };
}

/** From a click where the mouse is, in milliseconds. */
async function timeFirst(page: Page): Promise<number> {
  await using screen = await watchScreen(page);
  const clicked = Date.now();
  await page.mouse.down();
  await page.mouse.up();
  return (await screen.shows('magenta')) - clicked;
}

const of = `gallery of ${count} images`;

function firstRows(shown: readonly Pair<Shown>[]): readonly Measurement[] {
  return [
    measurement({
      name: `${of}: first thumbnails, against a page with loading="lazy"`,
      value: median(shown.map(({ gallery }) => gallery.first)),
      baseline: median(shown.map(({ lazy }) => lazy.first)),
      unit: 'ms',
      budget: budgets.firstThumbnails,
    }),
  ];
}

function scrollRows(shown: readonly Pair<Shown>[]): readonly Measurement[] {
  const { gallery, lazy } = shown.at(-1) ?? {};
  if (!gallery?.scrolled || !lazy?.scrolled) throw new Error('Nothing was scrolled.');
  return [
    measurement({
      name: `${of}: longest task of the window while scrolling from end to end, collections aside`,
      value: gallery.scrolled.longestTask,
      baseline: lazy.scrolled.longestTask,
      unit: 'ms',
      budget: budgets.longestTask,
    }),
    measurement({
      name: `${of}: images in the document at once`,
      value: gallery.scrolled.cells,
      baseline: lazy.scrolled.cells,
      unit: 'cells',
      budget: budgets.cells,
    }),
    measurement({
      name: `${of}: growth of the window's heaps by scrolling from end to end`,
      value: gallery.scrolled.growth,
      baseline: lazy.scrolled.growth,
      unit: 'MB',
      budget: budgets.growth,
    }),
  ];
}
