/**
 * `npm run demo`: makes images through the real interface, without a person. Pictures and screenshots go to
 * `demo-output/`.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installExtension } from '../host/installExtension.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { logFolder, root } from '../host/paths.ts';
import { enterKey, generateFromSelection, sendRequest } from './easelFlow.ts';
import { openWorkbench, type WorkbenchContext } from './openWorkbench.ts';

const output = join(root, 'demo-output');

await rm(output, { recursive: true, force: true });
await using cleanup = new AsyncDisposableStack();
const extensionsFolder = await mkdtemp(join(tmpdir(), 'easel-extensions-'));
cleanup.defer(() => rm(extensionsFolder, { recursive: true, force: true, maxRetries: 5 }));
await installExtension(await packageExtension(), extensionsFolder);
const context = await openWorkbench(
  { extensionsFolder, logs: await logFolder('demo'), screenshots: output },
  { settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } },
  cleanup,
);

try {
  await generateFromText(context);
  await chooseAmongSeveral(context);
} catch (error) {
  await context.workbench.screenshot('failed');
  throw error;
}
await cp(join(context.folder, 'docs', 'images'), join(output, 'pictures'), { recursive: true });
console.log(`Pictures and screenshots are in ${output}`);

/** A sentence becomes an image, and its link stands in the document. */
async function generateFromText({ workbench }: WorkbenchContext): Promise<void> {
  await workbench.openFile('docs/guide.md');
  await workbench.editor.select('The lighthouse stands on a granite rock at the end of the mole.');
  await workbench.runCommand(generateFromSelection);
  await enterKey(workbench);
  await workbench.quickInput
    .rows(/Generate 1 image · .*\$/)
    .first()
    .waitFor();
  await workbench.screenshot('request');
  await sendRequest(workbench);
  await workbench.notifications.shown(/Image inserted/);
  await workbench.runCommand('Markdown: Open Preview to the Side');
  const preview = workbench.webview.getByRole('img', { name: /The lighthouse stands/ });
  await preview.waitFor();
  await preview.scrollIntoViewIfNeeded();
  await workbench.screenshot('generate-from-selection');
  await workbench.clearNotifications();
  await workbench.runCommand('File: Save All Files');
  await workbench.runCommand('View: Close All Editors');
}

/** Three candidates, looked at one by one; two are kept. */
async function chooseAmongSeveral({ workbench }: WorkbenchContext): Promise<void> {
  await workbench.openFile('docs/guide.md');
  await workbench.editor.select('a ginger tom who sleeps in the log basket');
  await workbench.runCommand(generateFromSelection);
  await workbench.quickInput.pick('Count: 1');
  await workbench.quickInput.pick('3');
  await sendRequest(workbench);
  await workbench.quickInput.title.filter({ hasText: 'Keep Which of 3 Images?' }).waitFor();
  await workbench.webview
    .getByRole('img', { name: /Image 1 of 3/ })
    .first()
    .waitFor();
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.webview
    .getByRole('img', { name: /Image 2 of 3/ })
    .first()
    .waitFor();
  await workbench.page.keyboard.press('Space');
  await workbench.screenshot('candidates');
  await workbench.quickInput.accept();
  await workbench.notifications.shown(/Image inserted/);
}
