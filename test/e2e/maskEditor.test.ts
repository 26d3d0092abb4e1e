import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertKeyNowhere, enterKey, fileOnDisk } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { pictureSize } from './markedPicture.ts';
import {
  assertComposite,
  files,
  openMaskEditor,
  receivedEdit,
  receivedMask,
  strokePixels,
} from './maskEditing.ts';
import { MaskEditorPage } from './maskEditorPage.ts';
import { countOutside, grown, rectanglePixels } from './pixelSet.ts';
import { workbenchTest } from './workbenchTest.ts';

/** What the settings say unless told, in image pixels. */
const [grow, feather] = [4, 8];
const prompt = 'A harbour at dusk with a red boat';

workbenchTest(
  'paint with the mouse, generate several, compare, keep, replace and restore, with the window reloaded twice',
  { files },
  async (context) => {
    const { workbench, images, folder } = context;
    const original = join(folder, 'harbour.png');
    const editor = await openMaskEditor(context);

    await editor.setField('Zoom', 90);
    const picture = await editor.picture();
    assert.ok(Math.abs(picture.zoom - 0.9) < 0.01, `The zoom is ${picture.zoom}.`);
    await editor.setField('Brush size', 60);
    const [from, to] = [
      { x: 470, y: 330 },
      { x: 700, y: 450 },
    ];
    await editor.drag(picture, [from, to]);
    await editor.text(/ % painted/).waitFor();
    await editor.describe(prompt);
    await editor.setField('Count', 3);
    assert.deepEqual(await editor.violations(), []);
    await workbench.screenshot('mask-editor-painted');

    // The window closes on a running job: the mask, the prompt and the zoom come back, and what happened is said.
    images.fail({ kind: 'slow', seconds: 600 });
    await editor.button('Generate').click();
    await enterKey(workbench);
    const interrupted = await receivedEdit(context, 0);
    await editor.button('Cancel').waitFor();
    assert.deepEqual(await editor.violations(), []);
    await workbench.reload();
    await editor.opened();
    await images.waitForRequest(({ aborted }) => aborted);
    images.clearFailures();
    assert.equal(await editor.prompt.inputValue(), prompt);
    assert.equal(await editor.field('Zoom').inputValue(), '90');
    assert.equal(await editor.field('Count').inputValue(), '3');
    const now = (await editor.picture()).at({ x: 0, y: 0 });
    const then = picture.at({ x: 0, y: 0 });
    assert.ok(Math.hypot(now.x - then.x, now.y - then.y) < 2, 'The picture is at another place.');

    await editor.button('Generate').click();
    const request = await receivedEdit(context, 1);
    assert.equal(request.fields['prompt'], prompt);
    assert.equal(Number(request.fields['n']), 3);
    const mask = receivedMask(request);
    assert.deepEqual(mask, receivedMask(interrupted), 'The mask came back as another one.');
    // A pixel of the screen is 1.1 of the image, so the mouse was at most 1.1 from where it should have been.
    assert.equal(countOutside(strokePixels(from, to, 30 + grow - 2), mask), 0, 'Painted pixels are missing.');
    assert.equal(
      countOutside(mask, strokePixels(from, to, 30 + grow + 2)),
      0,
      'More than what was painted was sent.',
    );

    // The answers, one by one.
    await editor.showAnswer('1 of 3');
    await editor.showAnswer('2 of 3');
    assert.deepEqual(await editor.violations(), []);
    await workbench.screenshot('mask-editor-candidate');
    await editor.button('Compare').click();
    await workbench.screenshot('mask-editor-compare');
    assert.deepEqual(await editor.violations(), []);
    await editor.button('Compare').click();
    await editor.button('Compare').click();

    await editor.button('Keep').click();
    await workbench.explorerItem('harbour-edit-1.png').waitFor();
    const kept = await fileOnDisk(join(folder, 'harbour-edit-1.png'));
    // The mask is what was painted, grown: the outer line is at most this far from it.
    const parts = { asked: mask, mayChange: grown(mask, feather + 1) };
    assertComposite({ result: kept, answer: request.images[1], ...parts });
    assert.ok((await readFile(original)).equals(files['harbour.png']));

    await workbench.reload();
    await editor.opened();
    await editor.text(/^2 not kept$/).waitFor();
    assert.equal(await editor.field('Zoom').inputValue(), '90');
    assert.equal(await editor.prompt.inputValue(), prompt);

    await editor.showAnswer('2 of 2');
    await editor.button('Replace Original').click();
    await workbench.pressInDialog('Replace Original');
    await editor.button('Restore Original').waitFor();
    assertComposite({ result: await readFile(original), answer: request.images[2], ...parts });
    await workbench.screenshot('mask-editor-replaced');
    await editor.button('Restore Original').click();
    await workbench.pressInDialog('Restore Original');
    await eventually(async () => assert.ok((await readFile(original)).equals(files['harbour.png'])));
    await assertKeyNowhere(context);
  },
);

workbenchTest('by keys alone: a rectangle in numbers, Ctrl+Enter, Keep', { files }, async (context) => {
  const { workbench, folder } = context;
  const { page } = workbench;
  const { keyboard } = page;
  await workbench.open('harbour.png');
  await workbench.runCommand('Easel: Edit Image with Mask');
  const editor = new MaskEditorPage(page);
  await editor.opened();
  await editor.tabTo(editor.surface);
  await keyboard.press('r');
  const box = { x: 500, y: 300, width: 160, height: 90 };
  for (const [name, value] of Object.entries(box)) {
    const field = editor.field(`${name[0]?.toUpperCase()}${name.slice(1)}`);
    await editor.tabTo(field);
    await keyboard.type(String(value));
    await keyboard.press('Enter');
  }
  await editor.tabTo(editor.button('Paint'));
  await keyboard.press('Enter');
  await editor.tabTo(editor.prompt);
  await keyboard.type('A harbour at dusk with a buoy');
  await keyboard.press('ControlOrMeta+Enter');
  await enterKey(workbench);
  const request = await receivedEdit(context, 0);
  const painted = rectanglePixels(pictureSize, box);
  assert.deepEqual(receivedMask(request), grown(painted, grow));

  await editor.tabTo(editor.button('Next'));
  await keyboard.press('Enter');
  await editor.text('1 of 1').waitFor();
  await editor.tabTo(editor.button('Keep'));
  await keyboard.press('Enter');
  const kept = await fileOnDisk(join(folder, 'harbour-edit-1.png'));
  assertComposite({
    result: kept,
    answer: request.images[0],
    asked: grown(painted, grow),
    mayChange: grown(painted, grow + feather),
  });
});
