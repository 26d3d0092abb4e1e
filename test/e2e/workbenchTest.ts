import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../host/chromium.ts';
import { startCodeServer } from '../host/codeServer.ts';
import { logFolder } from '../host/paths.ts';
import { copySampleWorkspace } from '../host/sampleWorkspace.ts';
import { type ImagesServer, startImagesServer } from '../imagesServer/startImagesServer.ts';
import { Workbench } from './workbench.ts';

export interface WorkbenchTestOptions {
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface WorkbenchTestContext {
  readonly workbench: Workbench;
  /** What `easel.baseUrl` names; it takes any key. */
  readonly images: ImagesServer;
  /** The workspace folder on disk: a new copy of the sample workspace. */
  readonly folder: string;
  /** VS Code's user data: settings, extension storage and logs. */
  readonly dataFolder: string;
}

/**
 * A test in VS Code with the packaged Easel. Window, server, settings, secrets and workspace are the test's
 * own and end with it; a failed one leaves its last screen in `test-output/e2e`.
 */
export function workbenchTest(
  name: string,
  options: WorkbenchTestOptions,
  body: (context: WorkbenchTestContext) => Promise<void>,
): void {
  test(name, async () => {
    const fileName = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    await using cleanup = new AsyncDisposableStack();
    const context = await open(await logFolder(join('e2e', fileName)), options, cleanup);
    try {
      await body(context);
    } catch (error) {
      await context.workbench.screenshot(`failed-${fileName}`);
      throw error;
    }
  });
}

async function open(
  logs: string,
  { settings = {} }: WorkbenchTestOptions,
  cleanup: AsyncDisposableStack,
): Promise<WorkbenchTestContext> {
  const { EASEL_EXTENSIONS_FOLDER: extensionsFolder } = process.env;
  if (!extensionsFolder) {
    throw new Error('Run these tests by `npm run test:e2e`, which installs the packaged extension.');
  }
  const workspace = await copySampleWorkspace();
  cleanup.defer(() => workspace.remove());
  const images = await startImagesServer();
  cleanup.defer(() => images.close());
  const server = await startCodeServer({
    logs,
    settings: { 'easel.baseUrl': images.url, ...settings },
    extensionsFolder,
  });
  cleanup.defer(() => server.stop());
  const browser = await chromium.launch(await findChromium());
  cleanup.defer(() => browser.close());

  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const workbench = new Workbench(page);
  await page.goto(`${server.origin}/?folder=${encodeURIComponent(workspace.path)}`);
  await workbench.ready();
  return { workbench, images, folder: workspace.path, dataFolder: server.dataFolder };
}
