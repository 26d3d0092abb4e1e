import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markedPicture } from '../e2e/markedPicture.ts';
import { openWorkbench } from '../e2e/openWorkbench.ts';
import type { Workbench } from '../e2e/workbench.ts';
import { installExtension } from '../host/installExtension.ts';
import { logFolder, testOutput } from '../host/paths.ts';
import { type Measurement, measurement } from './measurement.ts';
import { median } from './median.ts';
import { watchScreen } from './watchScreen.ts';

const budgetRatio = 1.5;
/** Openings of each that do not count: the first load code that stays. */
const warmUps = 2;
const counted = 9;

/** The same picture twice; the settings say which editor opens which. */
const names = { easel: 'harbour-easel.png', vscode: 'harbour-vscode.png' } as const;

/**
 * From the click in the explorer to the picture on the screen, in the mask editor and in VS Code's own image preview,
 * in turn and in one window.
 */
export async function measureOpening(vsix: string): Promise<Measurement> {
  await using cleanup = new AsyncDisposableStack();
  const extensionsFolder = await mkdtemp(join(tmpdir(), 'easel-bench-'));
  cleanup.defer(() => rm(extensionsFolder, { recursive: true, force: true, maxRetries: 5 }));
  await installExtension(vsix, extensionsFolder);
  const bytes = await markedPicture();
  const { workbench } = await openWorkbench(
    { extensionsFolder, logs: await logFolder('bench-opening'), screenshots: testOutput },
    {
      settings: { 'workbench.editorAssociations': { [names.easel]: 'easel.maskEditor' } },
      files: { [names.easel]: bytes, [names.vscode]: bytes },
    },
    cleanup,
  );
  // The first click after the start may fall on an explorer that is still filling.
  for (const name of Object.values(names)) {
    await workbench.open(name);
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator(`.tab[data-resource-name="${name}"]`).waitFor({ state: 'detached' });
  }
  const times = { easel: [] as number[], vscode: [] as number[] };
  for (let round = 0; round < warmUps + counted; round++) {
    for (const which of round % 2 === 0 ? (['easel', 'vscode'] as const) : (['vscode', 'easel'] as const)) {
      const time = await timeOpening(workbench, names[which]);
      if (round >= warmUps) {
        times[which].push(time);
      }
    }
  }
  const baseline = median(times.vscode);
  return measurement({
    name: `opening the mask editor, at most ${budgetRatio} × VS Code's image preview`,
    value: median(times.easel),
    unit: 'ms',
    budget: budgetRatio * baseline,
    baseline,
  });
}

/** In milliseconds. */
async function timeOpening(workbench: Workbench, name: string): Promise<number> {
  const { page } = workbench;
  const box = await workbench.explorerItem(name).boundingBox();
  if (!box) {
    throw new Error(`The explorer does not show ${name}.`);
  }
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await using screen = await watchScreen(page);
  const clicked = Date.now();
  await page.mouse.down();
  await page.mouse.up();
  const shown = await screen.shows('magenta').catch(async (error: unknown) => {
    await workbench.screenshot('bench-opening-failed');
    throw error;
  });
  await page.locator('.tab.active .tab-actions [role="button"]').click();
  await page.locator(`.tab[data-resource-name="${name}"]`).waitFor({ state: 'detached' });
  return shown - clicked;
}
