import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { enterKey, fileOnDisk } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { workbenchTest } from './workbenchTest.ts';

workbenchTest('several images are looked at one by one, and those checked are kept', {}, async (context) => {
  const { workbench, images, folder } = context;
  const { quickInput } = workbench;
  await workbench.runCommand('Easel: Generate Image…');
  await enterKey(workbench);
  await quickInput.rows('Write what the image should show').waitFor();
  await quickInput.accept();
  assert.equal(images.requests.filter(({ path }) => path.endsWith('/generations')).length, 0);

  await quickInput.type('a harbour at night');
  await quickInput.pick('Count: 1');
  await quickInput.pick('3');
  await quickInput
    .rows(/Generate 3 images · 1024×1024 · medium · about \$0\.\d\d/)
    .first()
    .waitFor();
  assert.equal(await quickInput.input.inputValue(), 'a harbour at night');
  await quickInput.accept();

  await quickInput.title.filter({ hasText: 'Keep Which of 3 Images?' }).waitFor();
  const shown = workbench.webview.getByRole('img', { name: /Image 1 of 3/ }).first();
  await shown.waitFor();
  await workbench.screenshot('candidates');
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.webview
    .getByRole('img', { name: /Image 2 of 3/ })
    .first()
    .waitFor();
  await workbench.page.keyboard.press('Space');
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('Space');
  await quickInput.accept();

  const message = await workbench.notifications.shown(/2 images saved/);
  assert.match(message, /images\/a-harbour-at-night\.png/);
  const [request] = images.requests.filter(({ path }) => path.endsWith('/generations'));
  for (const [index, name] of ['a-harbour-at-night.png', 'a-harbour-at-night-1.png'].entries()) {
    const image = await fileOnDisk(join(folder, 'images', name));
    assert.ok(image.equals(request?.images[index + 1] ?? Buffer.of()), `${name} is another image.`);
  }
  assert.equal((await readdir(join(folder, 'images'))).length, 2);
  await workbench.screenshot('several-kept');
});

workbenchTest('a wrong key is refused where it is typed', {}, async ({ workbench, images }) => {
  images.fail({ kind: 'invalidKey', on: ['models'] });
  await workbench.runCommand('Easel: Set API Key…');
  await enterKey(workbench, 'sk-wrong');
  await eventually(async () =>
    assert.match((await workbench.quickInput.message.textContent()) ?? '', /does not accept this key/),
  );
  await workbench.screenshot('wrong-key');
  await enterKey(workbench);
  await workbench.quickInput.closed();
  await workbench.page
    .locator('.statusbar-item', { hasText: /API key for 127\.0\.0\.1:\d+ saved/ })
    .waitFor();
});
