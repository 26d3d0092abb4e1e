/** `npm test`: checks, builds and packages the extension, then runs all layers of tests. */
import { mkdir, rm } from 'node:fs/promises';
import { findChromium } from './host/chromium.ts';
import { installCodeServer } from './host/installCodeServer.ts';
import { npm } from './host/npm.ts';
import { packageExtension } from './host/packageExtension.ts';
import { root, testOutput } from './host/paths.ts';
import { addCounts, type Counts, describeCounts, endWithCounts, noCounts } from './host/testCounts.ts';
import { type Layer, scriptLayer, vitestLayer } from './layers.ts';

const oneFailure: Counts = { passed: 0, failed: 1 };

await rm(testOutput, { recursive: true, force: true });
await mkdir(testOutput, { recursive: true });

let total = noCounts;
const [vsix] = await Promise.all([
  step('package', packageExtension),
  step('check', () => npm(['run', 'check'], root)),
  step('VS Code and Chromium', () => Promise.all([installCodeServer(), findChromium()])),
]);
if (vsix) {
  // Two at a time on two cores: pages and windows mostly wait.
  await Promise.all([
    runLayers([vitestLayer('unit'), vitestLayer('webview')]),
    runLayers([
      scriptLayer('integration', 'test/host/runIntegration.ts'),
      scriptLayer('e2e', 'test/e2e/run.ts', { EASEL_VSIX: vsix }),
    ]),
  ]);
}
endWithCounts(total);

/** What the tests stand on; counted only when it fails. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const started = performance.now();
  try {
    const result = await work();
    console.log(`${name}: done in ${seconds(started)} s`);
    return result;
  } catch (error) {
    total = addCounts(total, oneFailure);
    console.error(`${name}: failed\n${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function runLayers(layers: readonly Layer[]): Promise<void> {
  for (const layer of layers) {
    const started = performance.now();
    const { counts, output } = await layer
      .run()
      .catch((error: unknown) => ({ counts: oneFailure, output: String(error) }));
    total = addCounts(total, counts);
    if (counts.failed > 0) {
      console.error(output);
    }
    console.log(`${layer.name}: ${describeCounts(counts)} in ${seconds(started)} s`);
  }
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
