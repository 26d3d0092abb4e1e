import assert from 'node:assert/strict';
import { access, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { fileOnDisk } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { acceptVariation, files, openGallery, varyBoth } from './galleryFlow.ts';
import type { GalleryPage } from './galleryPage.ts';
import type { Workbench } from './workbench.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest(
  'variations of two images: lineage, search, rename, delete and restore',
  { files },
  async (context) => {
    const { workbench, folder } = context;
    await varyBoth(context, 'count the gulls');
    await workbench.explorerItem('one-variation-1.png').waitFor();
    await workbench.explorerItem('two-variation-1.png').waitFor();

    const gallery = await openGallery(context);
    await gallery.shows('one-variation-1.png', 'two-variation-1.png');
    await assertMenuGivesFocusBack(workbench, gallery);
    await gallery.openDetails('two-variation-1.png');
    assert.deepEqual(await gallery.lineage('Made from'), ['two.png']);
    await gallery.openDetails('one-variation-1.png');
    assert.deepEqual(await gallery.lineage('Made from'), ['one.png']);

    // A variation of the variation, from here.
    await gallery.details.getByRole('button', { name: 'Create Variation', exact: true }).click();
    await workbench.quickInput.type('a lantern on the quay');
    await acceptVariation(context);
    await gallery.cell('one-variation-2.png').waitFor();
    await eventually(async () =>
      assert.deepEqual(await gallery.lineage('What came of it'), ['one-variation-2.png']),
    );
    await gallery.walkTo('one-variation-2.png');
    assert.deepEqual(await gallery.lineage('Made from'), ['one-variation-1.png']);
    assert.deepEqual(await gallery.violations(), []);
    await workbench.clearNotifications();
    await gallery.painted();
    await workbench.screenshot('gallery-lineage');

    await gallery.search.fill('lantern');
    await gallery.shows('one-variation-2.png');
    assert.deepEqual(await gallery.violations(), []);
    await gallery.search.fill('zebra');
    await gallery.heading('No images match').waitFor();
    await gallery.search.fill('lantern');
    await gallery.shows('one-variation-2.png');

    // In the explorer, and behind VS Code's back.
    await renameInExplorer(workbench, 'one-variation-2.png', 'quay.png');
    await workbench.runCommand('Easel: Open Gallery');
    await gallery.search.fill('lantern');
    await gallery.shows('quay.png');
    await assertStory(gallery, 'quay.png');
    await rename(join(folder, 'quay.png'), join(folder, 'docs', 'mole.png'));
    await gallery.shows('mole.png');
    await assertStory(gallery, 'mole.png');

    const path = join(folder, 'docs', 'mole.png');
    const bytes = await fileOnDisk(path);
    await workbench.chooseFromContextMenu(gallery.cell('mole.png'), 'Delete');
    await workbench.dialog.getByText('Delete “mole.png”?').waitFor();
    await workbench.screenshot('gallery-delete');
    await workbench.pressInDialog('Cancel');
    assert.ok((await readFile(path)).equals(bytes));
    await workbench.chooseFromContextMenu(gallery.cell('mole.png'), 'Delete');
    await workbench.pressInDialog('Delete');
    await eventually(() => assert.rejects(access(path), { code: 'ENOENT' }));

    await gallery.search.fill('');
    await gallery.filter('State', 'Discarded or deleted');
    await gallery.shows('mole.png');
    await workbench.screenshot('gallery-deleted');
    await gallery.openDetails('mole.png');
    await gallery.details.getByRole('button', { name: 'Restore', exact: true }).click();
    assert.ok((await fileOnDisk(path)).equals(bytes));
    await gallery.heading('Nothing discarded or deleted').waitFor();
    await gallery.filter('State', 'Any state');
    await gallery.shows('mole.png', 'one-variation-1.png', 'two-variation-1.png');
    await assertStory(gallery, 'mole.png');
  },
);

/** The clipboard takes an image only from the page with the focus, and its keys go on where they were. */
async function assertMenuGivesFocusBack(workbench: Workbench, gallery: GalleryPage): Promise<void> {
  const { page } = workbench;
  const [left, right] = await gallery.names();
  assert.ok(left !== undefined && right !== undefined);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await workbench.chooseFromContextMenu(gallery.cell(left), 'Copy Image');
  await eventually(async () => assert.deepEqual(await clipboardTypes(page), ['image/png']));

  await gallery.cell(left).click({ button: 'right' });
  const menu = page.getByRole('menuitem', { name: 'Copy Image', exact: true });
  await menu.waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await hasFocus(gallery.cell(left));
  await page.keyboard.press('ArrowRight');
  await hasFocus(gallery.cell(right));
}

async function hasFocus(cell: Locator): Promise<void> {
  await eventually(async () => assert.ok(await cell.evaluate((element) => element.matches(':focus'))));
}

async function clipboardTypes(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
}

async function renameInExplorer(workbench: Workbench, name: string, newName: string): Promise<void> {
  await workbench.explorerItem(name).click();
  await workbench.page.keyboard.press('F2');
  const field = workbench.page.locator('.explorer-folders-view .monaco-inputbox input');
  await field.fill(newName);
  await field.press('Enter');
  await workbench.explorerItem(newName).waitFor();
}

/** What was asked, and of what. */
async function assertStory(gallery: GalleryPage, name: string): Promise<void> {
  await gallery.openDetails(name);
  await gallery.details.getByText(/Above all: a lantern on the quay/).waitFor();
  assert.deepEqual(await gallery.lineage('Made from'), ['one-variation-1.png']);
}
