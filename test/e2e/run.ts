/**
 * Runs `test/e2e/*.test.ts` on the packaged extension. Arguments limit the run to files whose name has one of
 * them. `EASEL_VSIX` names a package already made.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { installExtension } from '../host/installExtension.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { type Counts, endWithCounts, noCounts } from '../host/testCounts.ts';

/** For all tests of a file together, on a machine that does other things as well. */
const fileMilliseconds = 600_000;

const wanted = process.argv.slice(2);
const files = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => join(import.meta.dirname, name));

const extensionsFolder = await mkdtemp(join(tmpdir(), 'easel-extensions-'));
try {
  const { EASEL_VSIX: vsix = await packageExtension() } = process.env;
  await installExtension(vsix, extensionsFolder);
  endWithCounts(await runFiles());
} finally {
  await rm(extensionsFolder, { recursive: true, force: true, maxRetries: 5 });
}

async function runFiles(): Promise<Counts> {
  let counts = noCounts;
  const events = run({
    files,
    env: { ...process.env, EASEL_EXTENSIONS_FOLDER: extensionsFolder },
    concurrency: Math.min(2, availableParallelism()),
    timeout: fileMilliseconds,
  });
  events.on('test:summary', ({ file, counts: { passed, tests } }) => {
    if (file === undefined) {
      counts = { passed, failed: tests - passed };
    }
  });
  const report = events.compose(spec);
  report.pipe(process.stdout);
  await finished(report);
  return counts;
}
