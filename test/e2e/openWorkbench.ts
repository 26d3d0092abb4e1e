import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findWindowChromium } from '../host/chromium.ts';
import { startCodeServer } from '../host/codeServer.ts';
import { copySampleWorkspace } from '../host/sampleWorkspace.ts';
import { type ImagesServer, startImagesServer } from '../imagesServer/startImagesServer.ts';
import { patienceMilliseconds } from './eventually.ts';
import { Workbench } from './workbench.ts';

export interface WorkbenchOptions {
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More files of the workspace, by their path in it. */
  readonly files?: Readonly<Record<string, Buffer>>;
  /** Changes the workspace folder before VS Code opens it. */
  readonly fill?: (folder: string) => Promise<void>;
}

export interface WorkbenchContext {
  readonly workbench: Workbench;
  /** What `easel.baseUrl` names; it takes any key. */
  readonly images: ImagesServer;
  /** The workspace folder on disk: a new copy of the sample workspace. */
  readonly folder: string;
  /** VS Code's user data: settings, extension storage and logs. */
  readonly dataFolder: string;
}

/** Where the packaged Easel is, and where what is left behind goes. */
export interface WorkbenchPlaces {
  /** What `installExtension` filled. */
  readonly extensionsFolder: string;
  /** The folder for VS Code's logs. */
  readonly logs: string;
  /** The folder for screenshots. */
  readonly screenshots: string;
}

/** Opens VS Code on a new copy of the sample workspace, with the packaged Easel and an images server of its own. */
export async function openWorkbench(
  { extensionsFolder, logs, screenshots }: WorkbenchPlaces,
  { settings = {}, files = {}, fill }: WorkbenchOptions,
  cleanup: AsyncDisposableStack,
): Promise<WorkbenchContext> {
  const workspace = await copySampleWorkspace();
  cleanup.defer(() => workspace.remove());
  for (const [path, bytes] of Object.entries(files)) {
    await writeFile(join(workspace.path, path), bytes);
  }
  await fill?.(workspace.path);
  const images = await startImagesServer();
  cleanup.defer(() => images.close());
  const server = await startCodeServer({
    logs,
    settings: { 'easel.baseUrl': images.url, ...settings },
    extensionsFolder,
  });
  cleanup.defer(() => server.stop());
  const browser = await chromium.launch(await findWindowChromium());
  cleanup.defer(() => browser.close());

  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page.setDefaultTimeout(patienceMilliseconds);
  const workbench = new Workbench(page, screenshots);
  await page.goto(`${server.origin}/?folder=${encodeURIComponent(workspace.path)}`);
  await workbench.ready();
  return { workbench, images, folder: workspace.path, dataFolder: server.dataFolder };
}
