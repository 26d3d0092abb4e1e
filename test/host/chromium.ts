import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { type ChromiumLaunch, extractChromium } from './extractChromium.ts';

/**
 * The Chromium that tests drive, as options of playwright-core's `chromium.launch`. The first found of:
 * `CHROME_PATH`, an installed Chrome, Chromium or Edge, Playwright's own, the one inside `@sparticuz/chromium`.
 *
 * @throws when there is none: the last needs Linux on x64.
 */
export async function findChromium(): Promise<ChromiumLaunch> {
  const { CHROME_PATH: chosen } = process.env;
  if (chosen) {
    if (!(await isExecutable(chosen))) {
      throw new Error(`CHROME_PATH is ${chosen}, which is not a program. Correct it or unset it.`);
    }
    return installed(chosen);
  }
  for (const path of [...installedPaths(), chromium.executablePath()]) {
    if ((await isExecutable(path)) && (await starts(path))) {
      return installed(path);
    }
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return extractChromium();
  }
  throw new Error('No Chromium found. Install Google Chrome, or name a Chromium program in CHROME_PATH.');
}

/** Of a graphics card, real or played by the processor. */
const graphicsArgs = /^--(ignore-gpu-blocklist|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader)/;

/**
 * The same for a whole window of VS Code, which the processor draws by itself: a graphics card that it plays draws at a
 * third of the speed.
 */
export async function findWindowChromium(): Promise<ChromiumLaunch> {
  const { args, ...launch } = await findChromium();
  return { ...launch, args: [...args.filter((arg) => !graphicsArgs.test(arg)), '--disable-gpu'] };
}

function installed(executablePath: string): ChromiumLaunch {
  return { executablePath, args: [], env: process.env };
}

function installedPaths(): string[] {
  const { PATH = '' } = process.env;
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
          join(folder, `${name}.app`, 'Contents', 'MacOS', name),
        ),
      );
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .flatMap((name) => process.env[name] ?? [])
        .flatMap((folder) =>
          ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
            (path) => join(folder, path),
          ),
        );
    default:
      return [
        'google-chrome',
        'google-chrome-stable',
        'chromium',
        'chromium-browser',
        'microsoft-edge',
      ].flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Ubuntu's `chromium-browser` may be a script that only says how to install a snap. */
async function starts(path: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    return true;
  }
  return promisify(execFile)(path, ['--version']).then(
    () => true,
    () => false,
  );
}
