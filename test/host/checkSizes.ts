/** Fails when what ships has outgrown its budget: everybody downloads it, every window loads it. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vsixPath } from './packageExtension.ts';
import { root } from './paths.ts';

const kilobyte = 1024;

const budgets = [
  { what: 'code loaded at activation', path: join(root, 'dist', 'extension.js'), limit: 60 * kilobyte },
  { what: 'the package', path: vsixPath, limit: 500 * kilobyte },
];

for (const { what, path, limit } of budgets) {
  const { size } = await stat(path);
  console.log(`${what}: ${(size / kilobyte).toFixed(1)} KB of ${limit / kilobyte} KB`);
  if (size > limit) {
    console.error(`${path} is over its budget.`);
    process.exitCode = 1;
  }
}
