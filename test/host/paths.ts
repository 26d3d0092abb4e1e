import { readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Programs that tests need, fetched or unpacked once and kept between runs. */
export const downloads = join(root, '.vscode-test');

/** What a test run leaves for people to look at: logs, screenshots. Not in git. */
export const testOutput = join(root, 'test-output');

/** A new, empty folder for the logs of one run of something. */
export async function logFolder(name: string): Promise<string> {
  const folder = join(testOutput, 'logs', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The version in the `package.json` of a folder. */
export function packageVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (
    typeof manifest === 'object' &&
    manifest &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  ) {
    return manifest.version;
  }
  throw new Error(`The package in ${folder} has no version.`);
}
