/**
 * Runs `test/integration` in VS Code's server build, or with `--desktop` in desktop VS Code. Names of runs
 * (`folder`, `multiRoot`, …) limit it to those. Needs the built extension in `dist`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startImagesServer } from '../imagesServer/startImagesServer.ts';
import { bundleIntegration, type IntegrationBundle } from './bundleIntegration.ts';
import { prepareWindow, type RunName, runNames, testFiles } from './integrationRuns.ts';
import { logFolder, root } from './paths.ts';
import { runInDesktopHost } from './runInDesktopHost.ts';
import { runInServerHost } from './runInServerHost.ts';
import { addCounts, type Counts, endWithCounts, noCounts, parseCounts } from './testCounts.ts';

const { values, positionals } = parseArgs({
  options: { desktop: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const runInHost = values.desktop ? runInDesktopHost : runInServerHost;
const chosen = runNames.filter((name) => positionals.length === 0 || positionals.includes(name));

const files = await Promise.all(chosen.map(testFiles));
const bundle = await bundleIntegration(files.flat());
let total = noCounts;
for (const [index, name] of chosen.entries()) {
  if (files[index]?.length) {
    total = addCounts(total, await runWindow(name, bundle));
  }
}
endWithCounts(total);

async function runWindow(name: RunName, { entry, folder }: IntegrationBundle): Promise<Counts> {
  console.log(`\nIn a window: ${name}`);
  const window = await prepareWindow(name);
  // An empty key is the only one that can be entered without a person's hands on the keyboard.
  const images = await startImagesServer({ keys: 'none' });
  const results = await mkdtemp(join(tmpdir(), 'easel-results-'));
  try {
    const code = await runInHost({
      logs: await logFolder(`integration-${name}`),
      extension: root,
      tests: entry,
      open: window.open,
      workspaceTrust: window.workspaceTrust,
      settings: { 'easel.baseUrl': images.url },
      env: {
        EASEL_TEST_FILES: join(folder, name),
        EASEL_TEST_RESULTS: results,
        EASEL_IMAGES_SERVER: images.origin,
      },
    }).finally(() => printReport(results));
    const counts = parseCounts(await readFile(join(results, 'counts.json'), 'utf8'));
    if (code !== 0 && counts.failed === 0) {
      throw new Error(`The window "${name}" ended with code ${code} though no test failed.`);
    }
    return counts;
  } finally {
    await images.close();
    await window.files.remove();
    await rm(results, { recursive: true, force: true });
  }
}

/** Also what there is of it when the window did not come to its end. */
async function printReport(results: string): Promise<void> {
  console.log(await readFile(join(results, 'report.txt'), 'utf8').catch(() => 'No test ran.'));
}
