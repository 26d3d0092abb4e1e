import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench } from '../e2e/openWorkbench.ts';
import { installExtension } from '../host/installExtension.ts';
import { logFolder, testOutput } from '../host/paths.ts';
import { makeGalleryImages } from './galleryImages.ts';
import { serveLazyPage } from './lazyPage.ts';
import { type Measurement, measurement } from './measurement.ts';
import { type Scrolled, scrollToEnd } from './scrollToEnd.ts';
import { watchScreen } from './watchScreen.ts';

const count = 10_000;
/** What is on screen, and the rows around it, are some thirty cells; a grid that keeps more soon has more than these. */
const budgets = { firstThumbnails: 1000, longestTask: 50, cells: 100, growth: 64 } as const;

interface Shown extends Scrolled {
  /** From the click to the first image on the screen, in milliseconds. */
  readonly first: number;
}

/**
 * The gallery on a workspace of thousands of images, against a page that lists the same files with `loading="lazy"`:
 * how soon it shows the first, and what scrolling from one end to the other costs.
 */
export async function measureGallery(vsix: string): Promise<readonly Measurement[]> {
  await using cleanup = new AsyncDisposableStack();
  const scratch = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  cleanup.defer(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const extensionsFolder = join(scratch, 'extensions');
  await installExtension(vsix, extensionsFolder);
  const made = join(scratch, 'pictures');
  const names = await makeGalleryImages(made, count);
  const { workbench, folder } = await openWorkbench(
    { extensionsFolder, logs: await logFolder('bench-gallery'), screenshots: testOutput },
    {},
    cleanup,
  );
  const pictures = join(folder, 'pictures');
  await rename(made, pictures);
  await workbench.explorerItem('pictures').waitFor();

  await workbench.runCommand('Easel: Open Gallery');
  const gallery = await measureList(
    workbench.page,
    workbench.webview.getByRole('button', { name: 'All in workspace', exact: true }),
    workbench.webview.getByRole('grid', { name: 'Images', exact: true }),
    '[role="gridcell"]',
  ).catch(async (error: unknown) => {
    await workbench.screenshot('bench-gallery-failed');
    throw error;
  });
  const lazy = await measureLazyPage(workbench.page, pictures, names);
  return rows(gallery, lazy);
}

/** In a window of its own of the same browser. */
async function measureLazyPage(beside: Page, folder: string, names: readonly string[]): Promise<Shown> {
  const server = await serveLazyPage(folder, names);
  const page = await beside.context().browser()?.newPage({ viewport: beside.viewportSize() });
  try {
    if (!page) throw new Error('There is no browser.');
    await page.goto(server.url);
    return await measureList(page, page.getByRole('link', { name: 'All' }), page.locator('main'), 'img');
  } finally {
    await page?.close();
    server.close();
  }
}

/** @param opener what to click for the list to appear. @param cells selects one for each image. */
async function measureList(page: Page, opener: Locator, list: Locator, cells: string): Promise<Shown> {
  const box = await opener.boundingBox();
  if (!box) throw new Error('There is nothing to click.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const first = await timeFirst(page);
  return { first, ...(await scrollToEnd(page, list, cells)) };
}

/** From a click where the mouse is, in milliseconds. */
async function timeFirst(page: Page): Promise<number> {
  await using screen = await watchScreen(page);
  const clicked = Date.now();
  await page.mouse.down();
  await page.mouse.up();
  return (await screen.shows('magenta')) - clicked;
}

function rows(gallery: Shown, lazy: Shown): readonly Measurement[] {
  const of = `gallery of ${count} images`;
  return [
    measurement({
      name: `${of}: first thumbnails, against a page with loading="lazy"`,
      value: gallery.first,
      baseline: lazy.first,
      unit: 'ms',
      budget: budgets.firstThumbnails,
    }),
    measurement({
      name: `${of}: longest task of the window while scrolling from end to end, collections aside`,
      value: gallery.longestTask,
      baseline: lazy.longestTask,
      unit: 'ms',
      budget: budgets.longestTask,
    }),
    measurement({
      name: `${of}: images in the document at once`,
      value: gallery.cells,
      baseline: lazy.cells,
      unit: 'cells',
      budget: budgets.cells,
    }),
    measurement({
      name: `${of}: growth of the window's heaps by scrolling from end to end`,
      value: gallery.growth,
      baseline: lazy.growth,
      unit: 'MB',
      budget: budgets.growth,
    }),
  ];
}
