import { appendFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/**
 * Runs inside the extension host: all tests of the folder `EASEL_TEST_FILES`. Report and counts go into files
 * in `EASEL_TEST_RESULTS`, since what a host prints drowns in its own messages.
 *
 * @throws when a test failed, or there was none.
 */
export async function run(): Promise<void> {
  const { EASEL_TEST_FILES: folder = '', EASEL_TEST_RESULTS: results = '', CI } = process.env;
  const report = join(results, 'report.txt');
  Mocha.reporters.Base.consoleLog = (...line: unknown[]) => appendFileSync(report, `${format(...line)}\n`);
  const mocha = new Mocha({ timeout: 30_000, color: false, forbidOnly: Boolean(CI) });
  const files = await readdir(folder);
  for (const file of files.filter((name) => name.endsWith('.test.js')).sort()) {
    mocha.addFile(join(folder, file));
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner: Mocha.Runner = mocha.run(() => resolve(runner.stats));
  });
  const passed = stats?.passes ?? 0;
  const failed = stats?.failures ?? 0;
  await writeFile(join(results, 'counts.json'), JSON.stringify({ passed, failed }));
  if (failed > 0 || passed === 0) {
    throw new Error(`${passed} passed, ${failed} failed`);
  }
}
