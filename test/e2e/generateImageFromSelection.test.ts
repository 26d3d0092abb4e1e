import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import {
  assertKeyNowhere,
  canaryKey,
  enterKey,
  fileOnDisk,
  generateFromSelection,
  readRecords,
  sendRequest,
  storeOf,
} from './easelFlow.ts';
import { workbenchTest } from './workbenchTest.ts';

const selected = 'A low white house with blue shutters';
const name = 'a-low-white-house-with-blue-shutters';

workbenchTest(
  'a selection becomes an image and a link while the writer goes on typing',
  {},
  async (context) => {
    const { workbench, images, folder } = context;
    const document = join(folder, 'docs', 'guide.md');
    const before = await readFile(document, 'utf8');
    images.fail({ kind: 'slow', seconds: 600 });

    await workbench.openFile('docs/guide.md');
    await workbench.editor.select(selected);
    await workbench.runCommand(generateFromSelection);
    await enterKey(workbench);
    await workbench.quickInput
      .rows(/Generate 1 image · 1024×1024 · medium · about \$/)
      .first()
      .waitFor();
    assert.equal(await workbench.quickInput.input.inputValue(), selected);
    await workbench.screenshot('request');
    await sendRequest(workbench);

    const request = await images.waitForRequest(
      ({ path, bodyRead }) => path === '/v1/images/generations' && bodyRead,
    );
    await workbench.editor.goTo(1, 25);
    await workbench.page.keyboard.type(', and how to find it');
    await workbench.screenshot('typing-meanwhile');
    assert.equal(request.finished, false);
    images.clearFailures();

    const message = await workbench.notifications.shown(/Image inserted/);
    assert.match(message, new RegExp(`docs/images/${name}\\.png`));
    await workbench.screenshot('image-inserted');

    assert.equal(request.headers.authorization, `Bearer ${canaryKey}`);
    assert.deepEqual(
      { prompt: request.fields['prompt'], size: request.fields['size'], quality: request.fields['quality'] },
      { prompt: selected, size: '1024x1024', quality: 'medium' },
    );
    const image = await fileOnDisk(join(folder, 'docs', 'images', `${name}.png`));
    assert.ok(image.equals(request.images[0] ?? Buffer.of()), 'The file differs from what the server sent.');
    assert.equal(PNG.sync.read(image).width, 1024);

    await workbench.editor.save();
    const typed = before.replace('# A guide to the harbour', '# A guide to the harbour, and how to find it');
    const written = await readFile(document, 'utf8');
    const link = `![A low white house with blue shutters](images/${name}.png)`;
    assert.equal(written, typed.replace('under the plum trees.\n', `under the plum trees.\n\n${link}\n`));

    // Once more typed text: it must have gone where the writer was, not behind the link.
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.editor.save();
    assert.equal(await readFile(document, 'utf8'), typed);

    const records = await readRecords(context);
    const hash = createHash('sha256').update(image).digest('hex');
    assert.ok(records.some((line) => line['kind'] === 'job' && line['state'] === 'done'));
    assert.ok(
      records.some((line) => line['kind'] === 'image' && line['hash'] === hash && Number(line['price']) > 0),
    );
    assert.ok(records.some((line) => line['kind'] === 'place' && line['hash'] === hash));
    assert.ok((await readFile(join(storeOf(context), 'archive', `${hash}.png`))).equals(image));
    await assertKeyNowhere(context);
  },
);

workbenchTest(
  'with the selection untouched, the alternative text is selected to be typed over',
  {},
  async (context) => {
    const { workbench, folder } = context;
    await workbench.openFile('docs/guide.md');
    await workbench.editor.select(selected);
    await workbench.runCommand(generateFromSelection);
    await enterKey(workbench);
    await sendRequest(workbench);
    await workbench.notifications.shown(/Image inserted/);
    await workbench.page.keyboard.type('The inn');
    await workbench.editor.save();
    const document = join(folder, 'docs', 'guide.md');
    assert.ok((await readFile(document, 'utf8')).includes(`![The inn](images/${name}.png)`));

    // Try Again switches the link to the new file, the old file stays, and one undo goes back.
    await workbench.notifications.press(/Image inserted/, /^Try Again · about \$0\.\d\d$/);
    await workbench.editor.shows(`![The inn](images/${name}-1.png)`);
    await workbench.editor.save();
    assert.ok((await readFile(document, 'utf8')).includes(`![The inn](images/${name}-1.png)`));
    await fileOnDisk(join(folder, 'docs', 'images', `${name}.png`));
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.editor.shows(`![The inn](images/${name}.png)`);
  },
);
