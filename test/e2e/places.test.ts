import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { enterKey, fileOnDisk, generateFromSelection, sendRequest } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest('several selections: one total price, and a link after each', {}, async (context) => {
  const { workbench, images, folder } = context;
  const { page, quickInput } = workbench;
  await workbench.openFile('docs/guide.md');
  await workbench.editor.goTo(11, 3);
  await page.keyboard.press('Shift+Alt+ArrowDown');
  await workbench.statusBar(/^2 selections$/).waitFor();
  await page.keyboard.press('Shift+End');
  await workbench.statusBar(/^2 selections \(\d+ characters selected\)$/).waitFor();
  await workbench.runCommand(generateFromSelection);
  await enterKey(workbench);
  await quickInput.title.filter({ hasText: 'Generate Images from 2 Selections' }).waitFor();
  await quickInput
    .rows(/Generate 2 images · .* · about \$0\.1/)
    .first()
    .waitFor();
  await workbench.screenshot('several-selections');
  await sendRequest(workbench);
  await workbench.notifications
    .with(/Image inserted/)
    .nth(1)
    .waitFor();
  await workbench.editor.save();
  assert.equal(images.requests.filter(({ path }) => path.endsWith('/generations')).length, 2);
  const text = await readFile(join(folder, 'docs', 'guide.md'), 'utf8');
  assert.match(
    text,
    /^- The front room .*\n\n? {2}!\[The front room has[^\]]*\]\(images\/the-front-room[^)]*\.png\)\n/m,
  );
  assert.match(
    text,
    /^- The back room .*\n\n? {2}!\[The back room belongs[^\]]*\]\(images\/the-back-room[^)]*\.png\)\n/m,
  );
});

workbenchTest(
  'a place that is deleted meanwhile gets no link, and the image can be linked elsewhere',
  {},
  async (context) => {
    const { workbench, images, folder } = context;
    images.fail({ kind: 'slow', seconds: 600 });
    await workbench.openFile('docs/guide.md');
    await workbench.editor.select('Nobody finds the inn by accident twice.');
    await workbench.runCommand(generateFromSelection);
    await enterKey(workbench);
    await sendRequest(workbench);
    const request = await images.waitForRequest(
      ({ path, bodyRead }) => path.endsWith('/generations') && bodyRead,
    );
    await workbench.editor.selectLines(14, 14);
    await workbench.page.keyboard.press('Delete');
    assert.equal(request.finished, false);
    images.clearFailures();
    await workbench.notifications.shown(
      /Image saved, but the place for its link is gone: docs\/images\/nobody-finds/,
    );
    await workbench.editor.goTo(4, 1);
    await workbench.notifications.press(/place for its link is gone/, 'Insert Link');
    await workbench.editor.shows('![Nobody finds');
    await workbench.editor.save();
    assert.match(
      await readFile(join(folder, 'docs', 'guide.md'), 'utf8'),
      /from the hills\.\n\n!\[Nobody finds[^\]]*\]\(images\/nobody-finds[^)]*\.png\)\n\n## The inn/,
    );
  },
);

workbenchTest('Generate Image Here saves into the folder that was clicked', {}, async (context) => {
  const { workbench, folder } = context;
  await workbench.chooseFromContextMenu(workbench.explorerItem('site'), 'Generate Image Here…');
  await enterKey(workbench);
  await workbench.quickInput.rows('Write what the image should show').waitFor();
  await workbench.quickInput.type('con');
  await workbench.quickInput.rows('Saved in site').waitFor();
  await sendRequest(workbench);
  await workbench.notifications.shown(/Image saved: site\/image-con\.png/);
  await fileOnDisk(join(folder, 'site', 'image-con.png'));
});

workbenchTest('a Markdown cell of a notebook gets its link relative to the notebook', {}, async (context) => {
  const { workbench, folder } = context;
  const { page } = workbench;
  await workbench.open('notebooks/tides.ipynb');
  await page.locator('.notebookOverlay .markdown-cell-row.focused').waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.locator('.notebookOverlay .cell-editor-container .monaco-editor.focused').waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await workbench.chooseFromContextMenu(
    page.locator('.notebookOverlay .cell-editor-container .monaco-editor.focused .view-line').last(),
    'Generate Image from Selection',
  );
  await enterKey(workbench);
  await sendRequest(workbench);
  await workbench.notifications.shown(/Image inserted/);
  await page.keyboard.press('ControlOrMeta+S');
  await eventually(async () => {
    const notebook = JSON.parse(await readFile(join(folder, 'notebooks', 'tides.ipynb'), 'utf8'));
    const markdown = notebook.cells
      .map(({ source }: { source: string | string[] }) => [source].flat().join(''))
      .join('\n');
    assert.match(markdown, /!\[[^\]]+\]\(images\/[^)]+\.png\)/);
  });
  assert.equal((await readdir(join(folder, 'notebooks', 'images'))).length, 1);
});

workbenchTest('an untitled document: the person says where', {}, async (context) => {
  const { workbench, folder } = context;
  await workbench.runCommand('File: New Untitled Text File');
  await workbench.page.locator('.tab.active[data-resource-name="Untitled-1"]').waitFor();
  await workbench.editor.area.locator('.native-edit-context, textarea').first().focus();
  await workbench.page.keyboard.type('A kite above the dunes');
  await workbench.page.keyboard.press('ControlOrMeta+A');
  await workbench.runCommand(generateFromSelection);
  await enterKey(workbench);
  await workbench.quickInput.title.filter({ hasText: 'Where to Save the Image' }).waitFor();
  await workbench.quickInput.rows('docs').waitFor();
  await eventually(async () => {
    // The dialog takes no press while it still reads the folder.
    await workbench.quickInput.press('Save Here');
    await workbench.quickInput.title.filter({ hasText: 'Generate Image' }).waitFor({ timeout: 3_000 });
  });
  await sendRequest(workbench);
  await workbench.notifications.shown(/Image saved: a-kite-above-the-dunes\.png/);
  await fileOnDisk(join(folder, 'a-kite-above-the-dunes.png'));
});
