import assert from 'node:assert/strict';
import { enterKey } from './easelFlow.ts';
import { GalleryPage } from './galleryPage.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest('the gallery is part of every theme', {}, async ({ workbench, images }) => {
  await workbench.runCommand('Easel: Open Gallery');
  const gallery = new GalleryPage(workbench.page);
  await gallery.heading('Set your API key').waitFor();
  assert.deepEqual(await gallery.violations(), []);
  await workbench.screenshot('gallery-no-key');
  await gallery.prompt.fill('A lighthouse at dusk');
  await gallery.button('Generate').click();
  await enterKey(workbench);
  await gallery.cell('a-lighthouse-at-dusk.png').waitFor();
  await gallery.prompt.fill('A harbour with a red boat');
  await gallery.button('Generate').click();
  await gallery.cell('a-harbour-with-a-red-boat.png').waitFor();

  images.fail({ kind: 'stalledStream' });
  await gallery.prompt.fill('An inn in the mountains');
  await gallery.button('Generate').click();
  await gallery.job('An inn in the mountains').locator('img').waitFor();
  await gallery.openDetails('a-lighthouse-at-dusk.png');
  for (const theme of ['light', 'highContrast', 'highContrastLight', 'dark'] as const) {
    await workbench.setTheme(theme);
    await gallery.details.waitFor();
    await gallery.painted();
    assert.deepEqual(await gallery.violations(), [], theme);
    await workbench.screenshot(`gallery-${theme}`);
  }
  await gallery.job('An inn in the mountains').getByRole('button', { name: 'Cancel' }).click();
  await images.waitForRequest(({ aborted }) => aborted);
});
