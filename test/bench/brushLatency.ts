import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../host/chromium.ts';
import { type Measurement, measurement } from './measurement.ts';

/** What `brushPage.ts` offers. */
declare const brushPage: {
  open(edge: number, brush: number): Promise<void>;
  painted(): number;
};

/** Of the picture and of the brush, in image pixels. */
const [edge, brush] = [4096, 200];
const viewport = { width: 1280, height: 800 };
const warmUps = 20;
const moves = 240;
const budget = 8;

/**
 * What the page's main thread does from one pointer event to the next, the frame that shows it included, while a
 * stroke is painted across a large picture: once fitted into the page, once at 100%.
 */
export async function measureBrushLatency(): Promise<Measurement> {
  const browser = await chromium.launch(await findChromium());
  try {
    const page = await browser.newPage({ viewport });
    await page.addScriptTag({ content: await bundlePage() });
    await page.evaluate(([edge, brush]) => brushPage.open(edge, brush), [edge, brush] as const);
    const fitted = await paintedTimes(page);
    await page.keyboard.press('1');
    const enlarged = await paintedTimes(page);
    if ((await page.evaluate(() => brushPage.painted())) < moves * brush) {
      throw new Error('The brush did not paint.');
    }
    return measurement({
      name: `brush of ${brush} px at ${edge}×${edge}: main thread per pointer event and frame, 95th percentile`,
      value: Math.max(percentile95(fitted), percentile95(enlarged)),
      unit: 'ms',
      budget,
    });
  } finally {
    await browser.close();
  }
}

/** Milliseconds of each pointer event of one stroke. */
async function paintedTimes(page: Page): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const times: number[] = [];
  await page.mouse.move(...place(0));
  await page.mouse.down();
  for (let move = 1; move <= warmUps + moves; move++) {
    const before = await busy();
    await page.mouse.move(...place(move));
    await shown(page);
    if (move > warmUps) times.push((await busy()) - before);
  }
  await page.mouse.up();
  await session.detach();
  return times;
}

/** A spiral that crosses fresh and painted parts of the picture. */
function place(move: number): [number, number] {
  const angle = move / 6;
  const radius = 40 + (move / (warmUps + moves)) * 260;
  return [viewport.width / 2 + radius * Math.cos(angle), viewport.height / 2 + radius * Math.sin(angle)];
}

/** The frame after the event is drawn. */
function shown(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

function percentile95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../webview/bench/brushPage.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
    tsconfig: join(import.meta.dirname, '../../webview/tsconfig.json'),
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('Nothing was built.');
  return file.text;
}
