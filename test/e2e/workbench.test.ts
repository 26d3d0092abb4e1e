import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest(
  'text selected with the keyboard is what typing replaces',
  {},
  async ({ workbench, folder }) => {
    await workbench.openFile('docs/guide.md');
    await workbench.editor.shows('The lighthouse stands');
    await workbench.editor.select('granite rock');
    await workbench.page.keyboard.type('sandbank');
    await workbench.editor.selectLines(3, 4);
    await workbench.page.keyboard.press('ControlOrMeta+C');
    await workbench.editor.goTo(1, 3);
    await workbench.page.keyboard.press('ControlOrMeta+V');
    await workbench.editor.shows('hills.A guide to the harbour');
    await workbench.editor.save();
    const text = await readFile(join(folder, 'docs', 'guide.md'), 'utf8');
    assert.match(text, /^# The lighthouse stands on a sandbank .*\nand .* hills\.A guide to the harbour\n/);
  },
);

workbenchTest('every theme can be chosen', {}, async ({ workbench }) => {
  for (const theme of ['light', 'highContrast', 'highContrastLight', 'dark'] as const) {
    await workbench.setTheme(theme);
    await workbench.screenshot(`theme-${theme}`);
  }
});
