import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import type { WorkbenchContext } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

/** Looks like a key, and is searched for wherever a key must never be. */
export const canaryKey = 'sk-canary-5f2c9d1e7b';

/** The command's title in the palette. */
export const generateFromSelection = 'Easel: Generate Image from Selection';

/** Answers the first question of a new server. */
export async function enterKey(workbench: Workbench, key = canaryKey): Promise<void> {
  await workbench.quickInput.title.filter({ hasText: 'API Key for' }).waitFor();
  await workbench.quickInput.type(key);
  await workbench.quickInput.accept();
}

/** Waits for the request with its price, and sends it with Enter. */
export async function sendRequest(workbench: Workbench): Promise<void> {
  await workbench.quickInput
    .rows(/Generate \d+ images? · .*\$/)
    .first()
    .waitFor();
  await workbench.quickInput.accept();
  await workbench.quickInput.closed();
}

/** What Easel keeps for itself. */
export function storeOf({ dataFolder }: WorkbenchContext): string {
  return join(dataFolder, 'User', 'globalStorage', 'easel-studio.easel');
}

/** Every whole line that the records hold, of all windows. */
export async function readRecords(context: WorkbenchContext): Promise<readonly Record<string, unknown>[]> {
  const folder = join(storeOf(context), 'records');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  );
}

/** Waits until the file exists, and returns its bytes. */
export async function fileOnDisk(path: string): Promise<Buffer> {
  return eventually(() => readFile(path));
}

/** Every file below `folder` that holds the text, in any encoding that a program would write it in. */
export async function filesHolding(folder: string, text: string): Promise<readonly string[]> {
  const needles = [text, Buffer.from(text).toString('base64').replace(/=+$/, '').slice(2, -2)].map((needle) =>
    Buffer.from(needle),
  );
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        return needles.some((needle) => bytes.includes(needle)) ? path : undefined;
      }),
  );
  return found.filter((path) => path !== undefined);
}

/** Asserts that neither files, settings and logs nor anything on screen show the key. */
export async function assertKeyNowhere(context: WorkbenchContext, key = canaryKey): Promise<void> {
  assert.deepEqual(await filesHolding(context.dataFolder, key), []);
  assert.deepEqual(await filesHolding(context.folder, key), []);
  const shown = await context.workbench.page.content();
  assert.ok(!shown.includes(key), 'The key is on screen.');
}
