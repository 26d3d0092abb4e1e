import assert from 'node:assert/strict';
import { enterKey } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { markEdge, markedPicture, marks } from './markedPicture.ts';
import { files, openMaskEditor } from './maskEditing.ts';
import { MaskEditorPage } from './maskEditorPage.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest('Undo takes back one stroke, and in the prompt what was typed', { files }, async (context) => {
  const { keyboard } = context.workbench.page;
  const editor = await openMaskEditor(context);
  const picture = await editor.picture();
  await editor.setField('Brush size', 200);
  await editor.text('Nothing painted').waitFor();
  const line = [
    { x: 200, y: 200 },
    { x: 400, y: 200 },
  ];
  await editor.drag(picture, line);
  await eventually(async () => assert.notEqual(await editor.coverage(), 'Nothing painted'));
  const one = await editor.coverage();
  // The right button erases; that is a stroke, too.
  await editor.drag(picture, line, 'right');
  await editor.text('Nothing painted').waitFor();
  await keyboard.press('ControlOrMeta+Z');
  await editor.text(one).waitFor();

  await editor.drag(picture, [
    { x: 300, y: 600 },
    { x: 900, y: 600 },
  ]);
  await eventually(async () => assert.notEqual(await editor.coverage(), one));
  const two = await editor.coverage();
  await keyboard.press('ControlOrMeta+Z');
  await editor.text(one).waitFor();
  await keyboard.press('ControlOrMeta+Shift+Z');
  await editor.text(two).waitFor();
  await keyboard.press('ControlOrMeta+Z');
  await editor.text(one).waitFor();

  await editor.describe('A boat');
  await keyboard.press('ControlOrMeta+Z');
  await eventually(async () => assert.notEqual(await editor.prompt.inputValue(), 'A boat'));
  assert.equal(await editor.coverage(), one);

  await editor.surface.focus();
  await keyboard.press('ControlOrMeta+Z');
  await editor.text('Nothing painted').waitFor();
});

workbenchTest('Remove shows its preview in place, and Cancel leaves the mask', { files }, async (context) => {
  const { workbench, images } = context;
  await workbench.open('harbour.png');
  await workbench.page
    .locator('.editor-actions')
    .getByRole('button', { name: 'Edit Image with Mask' })
    .click();
  const editor = new MaskEditorPage(workbench.page);
  const picture = await editor.opened();
  const [{ x, y }] = marks;
  const middle = { x: x + markEdge / 2, y: y + markEdge / 2 };
  await editor.setField('Brush size', 90);
  await editor.drag(picture, [middle, { x: middle.x + 1, y: middle.y }]);
  await editor.text(/ % painted/).waitFor();

  images.fail({ kind: 'stalledStream' });
  await editor.button('Remove').click();
  await enterKey(workbench);
  await editor.button('Cancel').waitFor();
  await eventually(async () =>
    assert.ok(!(await editor.isMarkShown(picture.at(middle))), 'No preview came.'),
  );
  assert.deepEqual(await editor.violations(), []);
  await workbench.screenshot('mask-editor-preview');
  await editor.button('Cancel').click();
  await images.waitForRequest(({ aborted }) => aborted);
  await editor.button('Remove').waitFor();
  await eventually(async () =>
    assert.ok(await editor.isMarkShown(picture.at(middle)), 'The preview stayed.'),
  );
  await editor.text(/ % painted/).waitFor();

  // What goes wrong is said beside the button, with what helps.
  images.fail({ kind: 'moderation', stage: 'input' });
  await editor.describe('A harbour at dusk without marks');
  await editor.button('Generate').click();
  const message = editor.message(/safety check refused the prompt or an image/);
  await message.waitFor();
  assert.deepEqual(await editor.violations(), []);
  await workbench.screenshot('mask-editor-failure');
  await editor.surface.focus();
  await message.getByRole('button', { name: 'Edit Prompt' }).click();
  await eventually(async () => assert.ok(await editor.prompt.evaluate((box) => box.matches(':focus'))));
  assert.equal(await workbench.notifications.with(/safety check/).count(), 0);
});

workbenchTest(
  'a JPEG is edited as a PNG copy',
  { files: { 'quay.jpg': await markedPicture('jpeg') } },
  async ({ workbench }) => {
    await workbench.chooseFromContextMenu(workbench.explorerItem('quay.jpg'), 'Edit Image with Mask');
    await workbench.notifications.press(/Edit a PNG copy of “quay\.jpg”\?/, 'Edit a PNG Copy');
    await workbench.page.locator('.tab.active[data-resource-name="quay.png"]').waitFor();
    await new MaskEditorPage(workbench.page).opened();
    await workbench.explorerItem('quay.png').waitFor();
    await workbench.explorerItem('quay.jpg').waitFor();
  },
);
