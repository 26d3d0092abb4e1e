/**
 * `npm run demo`: makes, edits and varies images through the real interface, without a person. Pictures and screenshots
 * go to `demo-output/`.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installExtension } from '../host/installExtension.ts';
import { packageExtension } from '../host/packageExtension.ts';
import { logFolder, root } from '../host/paths.ts';
import { enterKey, generateFromSelection, sendRequest } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { GalleryPage } from './galleryPage.ts';
import { MaskEditorPage } from './maskEditorPage.ts';
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
  await editWithMask(context);
  await createVariations(context);
  await lookThroughGallery(context);
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

/** A boat is painted into the image just made, and nothing else of it changes. */
async function editWithMask({ workbench, folder }: WorkbenchContext): Promise<void> {
  const images = join(folder, 'docs', 'images');
  const [name = ''] = await readdir(images);
  await workbench.open(`docs/images/${name}`);
  await workbench.runCommand('Easel: Edit Image with Mask');
  const editor = new MaskEditorPage(workbench.page);
  await editor.surface.waitFor();
  await editor.button('Ellipse').click();
  await eventually(async () => {
    await editor.dragAcross({ x: 0.56, y: 0.5 }, { x: 0.88, y: 0.82 });
    assert.match(await editor.coverage(), /\d % painted/);
  });
  await editor.describe('A sailing boat off a granite rock at night');
  const price = await editor.button('Generate').textContent();
  await editor.setField('Count', 3);
  await eventually(async () => assert.notEqual(await editor.button('Generate').textContent(), price));
  await workbench.screenshot('edit-mask');
  await editor.button('Generate').click();
  await editor.showAnswer('2 of 3');
  await workbench.screenshot('edit-answer');
  await editor.button('Compare').click();
  await workbench.screenshot('edit-compare');
  await editor.button('Keep').click();
  await editor.text(/kept as .*-edit-1\.png/).waitFor();
  await workbench.runCommand('View: Close All Editors');
}

/** The image and its edit become two others. */
async function createVariations({ workbench, folder }: WorkbenchContext): Promise<void> {
  const [first = '', second = ''] = await readdir(join(folder, 'docs', 'images'));
  await workbench.open(`docs/images/${first}`);
  await workbench.explorerItem(first).and(workbench.page.locator('.selected')).waitFor();
  await workbench.selectInExplorer(second);
  await workbench.chooseFromContextMenu(workbench.explorerItem(second), 'Create Variation');
  await workbench.quickInput.type('under a full moon');
  await workbench.quickInput
    .rows(/Create 2 variations of 2 images/)
    .first()
    .waitFor();
  await workbench.screenshot('variation');
  await workbench.quickInput.accept();
  await workbench.notifications.shown(/2 variations saved/);
}

/** One of them is found by a word, and its story is walked back to what it was made from. */
async function lookThroughGallery({ workbench }: WorkbenchContext): Promise<void> {
  await workbench.clearNotifications();
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Easel: Open Gallery');
  const gallery = new GalleryPage(workbench.page);
  await gallery.search.waitFor();
  await gallery.prompt.fill('A lighthouse at dawn, flat vector illustration');
  await gallery.button('Generate').click();
  const made = gallery.cell('a-lighthouse-at-dawn-flat-vector-illustration.png');
  await made.waitFor();
  await gallery.search.fill('moon');
  await made.waitFor({ state: 'detached' });
  const [name = ''] = await gallery.names();
  await gallery.openDetails(name);
  await gallery.painted();
  await workbench.screenshot('gallery-search');
  const [source = ''] = await gallery.lineage('Made from');
  await gallery.search.fill('');
  await made.waitFor();
  await gallery.walkTo(source);
  await gallery.painted();
  await workbench.screenshot('gallery');
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
