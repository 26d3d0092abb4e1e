import assert from 'node:assert/strict';
import { join } from 'node:path';
import sharp from 'sharp';
import { enterKey, fileOnDisk, readRecords } from './easelFlow.ts';
import { eventually } from './eventually.ts';
import { markedPicture } from './markedPicture.ts';
import type { WorkbenchContext } from './openWorkbench.ts';
import { workbenchTest } from './workbenchTest.ts';

const harbour = await markedPicture();
const photo = sharp({ create: { width: 300, height: 200, channels: 3, background: '#3a6ea5' } });

/** Waits for the row that runs, and returns what it says. */
async function offered({ workbench }: WorkbenchContext, text: RegExp): Promise<string> {
  const row = workbench.quickInput.rows(text).first();
  await row.waitFor();
  return (await row.textContent()) ?? '';
}

workbenchTest(
  'two images of the explorer become variations beside them, and their records say of what',
  { files: { 'one.png': harbour, 'two.png': await photo.clone().png().toBuffer() } },
  async (context) => {
    const { workbench, images, folder } = context;
    await workbench.selectInExplorer('one.png', 'two.png');
    await workbench.chooseFromContextMenu(workbench.explorerItem('two.png'), 'Create Variation');
    await enterKey(workbench);
    await offered(
      context,
      /Create 2 variations of 2 images · medium · about \$0\.\d\d.*Saved beside their images/,
    );
    await workbench.screenshot('variation-of-two');
    await workbench.quickInput.pick('Strength: medium · The same subject and style, arranged anew');
    await workbench.quickInput.pick('strong');
    await workbench.quickInput.rows('Strength: strong').waitFor();
    await workbench.quickInput.type('count the gulls');
    await offered(context, /Create 2 variations/);
    await workbench.quickInput.accept();

    await workbench.explorerItem('one-variation-1.png').waitFor({ timeout: 60_000 });
    await workbench.explorerItem('two-variation-1.png').waitFor({ timeout: 60_000 });
    await workbench.notifications.shown(/2 variations saved/);
    await workbench.screenshot('variations-saved');
    const sent = images.requests.filter(({ path }) => path.endsWith('/edits'));
    assert.equal(sent.length, 2);
    for (const { fields } of sent) {
      assert.match(String(fields['prompt']), /^Make a bold variation .*Above all: count the gulls$/s);
    }
    const kept = await Promise.all(
      ['one', 'two'].map((name) => fileOnDisk(join(folder, `${name}-variation-1.png`))),
    );
    for (const answer of sent.flatMap((request) => request.images)) {
      assert.ok(
        kept.some((image) => image.equals(answer)),
        'An answer was not kept as it came.',
      );
    }
    await workbench.notifications.press(/2 variations saved/, /^Try Again · about \$0\.\d\d$/);
    await workbench.explorerItem('one-variation-2.png').waitFor({ timeout: 60_000 });
    await workbench.explorerItem('two-variation-2.png').waitFor({ timeout: 60_000 });
    const lines = await readRecords(context);
    assert.equal(lines.filter(({ kind }) => kind === 'place').length, 4);
  },
);

const named = { 'photo.jpg': 'jpeg', 'photo.webp': 'webp', 'photo.png': 'png' } as const;
workbenchTest(
  'the same size and format as the source, for each format',
  {
    files: {
      'photo.jpg': await photo.clone().jpeg().toBuffer(),
      'photo.webp': await photo.clone().webp().toBuffer(),
      'photo.png': await photo.clone().png().toBuffer(),
    },
  },
  async (context) => {
    const { workbench, folder } = context;
    let isFirst = true;
    for (const [name, format] of Object.entries(named)) {
      await workbench.chooseFromContextMenu(workbench.explorerItem(name), 'Create Variation');
      if (isFirst) {
        await enterKey(workbench);
        await offered(context, /Create 1 variation · medium · about \$0\.\d\d/);
        await workbench.screenshot('variation');
        await workbench.quickInput.rows(/Output: 1008×672, nearest size of the model/).click();
        await workbench.quickInput.pick('same size and format as the source (re-encoded)');
        isFirst = false;
      }
      await workbench.quickInput.rows('Output: same size and format as the source').waitFor();
      await offered(context, /Create 1 variation/);
      await workbench.quickInput.accept();
      const result = name.replace('.', '-variation-1.');
      await workbench.explorerItem(result).waitFor({ timeout: 60_000 });
      const metadata = await sharp(await fileOnDisk(join(folder, result))).metadata();
      assert.deepEqual([metadata.format, metadata.width, metadata.height], [format, 300, 200]);
      assert.match(metadata.xmp?.toString() ?? '', /digitalsourcetype\/trainedAlgorithmicMedia/);
      const { dominant } = await sharp(await fileOnDisk(join(folder, result))).stats();
      assert.ok(dominant.r + dominant.g + dominant.b > 0, 'It is a picture, not an empty one.');
    }
    await eventually(async () => {
      const lines = await readRecords(context);
      const places = lines.filter(({ kind }) => kind === 'place').map(({ hash }) => hash);
      const made = lines.filter(({ kind }) => kind === 'composite').map(({ hash }) => hash);
      assert.equal(places.length, 3);
      assert.deepEqual(places.toSorted(), made.toSorted());
    });
    await workbench.screenshot('variations-like-source');
  },
);

workbenchTest(
  'a variation that a closed window interrupted is tried again, beside its image',
  { files: { 'one.png': harbour } },
  async (context) => {
    const { workbench, images, folder } = context;
    images.fail({ kind: 'slow', seconds: 120 });
    await workbench.chooseFromContextMenu(workbench.explorerItem('one.png'), 'Create Variation');
    await enterKey(workbench);
    await offered(context, /Create 1 variation/);
    await workbench.quickInput.accept();
    await images.waitForRequest(({ path, bodyRead }) => path.endsWith('/edits') && bodyRead);
    await workbench.reload();
    await images.waitForRequest(({ aborted }) => aborted);

    await workbench.runCommand('Easel: Show Log');
    const said = /interrupted when the window closed, and may have been billed: a variation of “one\.png”/;
    await workbench.notifications.shown(said);
    await workbench.notifications.press(said, 'Try Again (Will Be Charged Again)');
    await workbench.notifications.shown(/Image saved: one-variation-1\.png/);
    const kept = await fileOnDisk(join(folder, 'one-variation-1.png'));
    const answers = images.requests.flatMap((request) => request.images);
    assert.ok(answers.some((answer) => answer.equals(kept)));
    const made = (await readRecords(context)).filter(({ kind }) => kind === 'image');
    assert.match(JSON.stringify(made), /"operation":"variation"/);
  },
);
