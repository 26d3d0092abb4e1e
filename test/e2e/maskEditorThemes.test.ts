import assert from 'node:assert/strict';
import { enterKey } from './easelFlow.ts';
import { files, openMaskEditor } from './maskEditing.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest('the mask editor is part of every theme', { files }, async (context) => {
  const { workbench } = context;
  const editor = await openMaskEditor(context);
  await editor.setField('Brush size', 120);
  await editor.drag(await editor.picture(), [
    { x: 480, y: 560 },
    { x: 760, y: 600 },
  ]);
  await editor.describe('A harbour at dusk with a red boat');
  await editor.setField('Count', 2);
  await editor.button('Generate').click();
  await enterKey(workbench);
  await editor.showAnswer('1 of 2');
  for (const theme of ['light', 'highContrast', 'highContrastLight', 'dark'] as const) {
    await workbench.setTheme(theme);
    await editor.showAnswer('2 of 2');
    assert.deepEqual(await editor.violations(), [], theme);
    await workbench.screenshot(`mask-editor-answer-${theme}`);
    await editor.button('Edit Mask').click();
    await editor.text(/2 not kept/).waitFor();
    assert.deepEqual(await editor.violations(), [], theme);
    await workbench.screenshot(`mask-editor-mask-${theme}`);
  }
});
