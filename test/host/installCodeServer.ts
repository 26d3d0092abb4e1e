import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileLock } from './fileLock.ts';
import { npm } from './npm.ts';
import { downloads } from './paths.ts';

const version = '4.139.1';

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs VS Code's server build from npm, once, and returns the script that starts it. No install script
 * runs, so no compiler is needed; the native modules that are missing for that reason (terminals, file
 * watching by parcel) only log that they are.
 */
export async function installCodeServer(): Promise<string> {
  const folder = join(downloads, `code-server-${version}`);
  if (!existsSync(folder)) {
    await mkdir(downloads, { recursive: true });
    await withFileLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) {
        await install(folder);
      }
    });
  }
  return join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
}

/** Gives the folder its name only when it is complete, so that an interrupted installation starts again. */
async function install(folder: string): Promise<void> {
  console.log(
    `Installing VS Code's server build (code-server ${version}) into .vscode-test, about a minute…`,
  );
  const staging = `${folder}.partial`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging);
  await writeFile(join(staging, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--prefix', staging, `code-server@${version}`, ...quietly], staging);

  const code = join(staging, 'node_modules', 'code-server', 'lib', 'vscode');
  await Promise.all(
    [code, join(code, 'extensions')].map((part) =>
      npm(['install', '--prefix', part, '--omit=dev', ...quietly], part),
    ),
  );
  await rename(staging, folder);
}
