import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, testOutput } from './host/paths.ts';
import { runProgram } from './host/runProgram.ts';
import { type Counts, countsInLastLine } from './host/testCounts.ts';

export interface LayerResult {
  readonly counts: Counts;
  readonly output: string;
}

export interface Layer {
  readonly name: string;
  run(): Promise<LayerResult>;
}

/** A Vitest project. */
export function vitestLayer(name: 'unit' | 'webview'): Layer {
  return {
    name,
    async run() {
      const report = join(testOutput, `${name}.json`);
      const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
      const { code, output } = await runNode([
        ...[vitest, 'run', '--project', name],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ]);
      const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
      return { counts: agree({ passed: numPassedTests, failed: numFailedTests }, code), output };
    },
  };
}

/** A script of ours that prints its counts as the last line. */
export function scriptLayer(name: string, script: string, env: Readonly<NodeJS.ProcessEnv> = {}): Layer {
  return {
    name,
    async run() {
      const { code, output } = await runNode([join(root, script)], env);
      return { counts: agree(countsInLastLine(output), code), output };
    },
  };
}

/** A program that failed without a failed test, or ran none, counts as one failure: it hid something. */
function agree(counts: Counts, code: number | null): Counts {
  const broken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return broken ? { ...counts, failed: 1 } : counts;
}

function runNode(args: readonly string[], env: Readonly<NodeJS.ProcessEnv> = {}) {
  return runProgram(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
}
