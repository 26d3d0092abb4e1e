import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findWindowChromium } from './chromium.ts';
import { type CodeServer, startCodeServer } from './codeServer.ts';
import type { ExtensionHostRun } from './extensionHost.ts';

const limitMilliseconds = 420_000;

export interface ServerHostRun extends ExtensionHostRun {
  /** More extensions, one folder each. */
  readonly extensionsFolder?: string;
}

/**
 * Runs tests in the extension host of VS Code's server build, with Chromium as its window, the way VS Code
 * runs its own (microsoft/vscode `test/integration/browser`). Returns the exit code.
 */
export async function runInServerHost(run: ServerHostRun): Promise<number> {
  const server = await startCodeServer({
    logs: run.logs,
    settings: run.settings,
    ...(run.extensionsFolder && { extensionsFolder: run.extensionsFolder }),
    workspaceTrust: run.workspaceTrust,
    development: true,
    env: run.env,
  });
  try {
    const browser = await chromium.launch(await findWindowChromium());
    try {
      const page = await browser.newPage();
      const exit = Promise.withResolvers<number>();
      const log = join(run.logs, 'window.log');
      await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) =>
        appendFile(log, `${type} ${format(...args)}\n`),
      );
      await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
      await page.goto(address(server, run));
      return await Promise.race([exit.promise, timeout(run.logs)]);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

function address(server: CodeServer, run: ExtensionHostRun): string {
  const url = new URL(server.origin);
  if (run.open) {
    url.searchParams.set(run.open.endsWith('.code-workspace') ? 'workspace' : 'folder', run.open);
  } else {
    url.searchParams.set('ew', 'true');
  }
  const payload = [
    ['extensionDevelopmentPath', `vscode-remote://${url.host}${run.extension}`],
    ['extensionTestsPath', `vscode-remote://${url.host}${run.tests}`],
    ['skipWelcome', 'true'],
  ];
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

async function timeout(logs: string): Promise<never> {
  await delay(limitMilliseconds, undefined, { ref: false });
  throw new Error(`The window did not end its tests; see ${logs}.`);
}
