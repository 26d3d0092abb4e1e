import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { digest } from '../digest.ts';
import { watchRecords } from '../easelStore.ts';
import { editFailure, editImage, editOne } from '../editImage.ts';
import { onlyRequest, watchRequests } from '../imagesServer.ts';
import { differingPixels, distanceTo, readPicture, unevenPicture, writePicture } from '../pictures.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';
import { withSettings } from '../settings.ts';

describe('easel.editImage with options', () => {
  const folder = useScratchFolder();
  const mask = { x: 100, y: 60, width: 80, height: 50 };
  const picture = unevenPicture(300, 200);
  // A 32nd of the shorter side is 6 pixels: grow stays 4, feather becomes 6.
  const reach = 4 + 6;
  const source = () => writePicture(vscode.Uri.joinPath(folder(), 'cat.png'), picture);

  before(useServerWithoutKey);

  it('changes only what the mask covers, and keeps the result beside the source', async () => {
    const uri = await source();
    const before = await digest(uri);
    let result: vscode.Uri | undefined;
    const request = await onlyRequest(async () => {
      result = await editOne({ source: uri, prompt: 'A cat with a canary-4711 hat', mask });
    });
    assert.ok(result);
    assert.equal(result.toString(), vscode.Uri.joinPath(folder(), 'cat-edit-1.png').toString());
    const edited = await readPicture(result);
    assert.deepEqual([edited.width, edited.height], [300, 200]);
    const isOutside = (x: number, y: number) => distanceTo(mask, x, y) >= reach;
    assert.equal(differingPixels(picture, edited, isOutside), 0);
    const changed = differingPixels(picture, edited, (x, y) => distanceTo(mask, x, y) === 0);
    assert.ok(changed > mask.width * mask.height * 0.9, `only ${changed} pixels changed`);
    assert.deepEqual(await digest(uri), before, 'the source stays as it is');

    assert.equal(request.path, '/v1/images/edits');
    assert.equal(request.fields['prompt'], 'A cat with a canary-4711 hat');
    assert.equal(request.fields['output_format'], 'png');
    assert.equal(request.fields['background'], 'opaque');
    assert.match(String(request.fields['size']), /^\d+x\d+$/);
    assert.deepEqual(
      request.files.map(({ field, type }) => `${field} ${type}`),
      ['image image/png', 'mask image/png'],
    );
  });

  it('says in the file what made it, and the prompt only where the setting says so', async () => {
    const text = async (options: object) => {
      const uri = await editOne({ source: await source(), prompt: 'A canary-4711', mask, ...options });
      return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('latin1');
    };
    const silent = await text({});
    assert.match(silent, /compositeWithTrainedAlgorithmicMedia/);
    assert.match(silent, /gpt-image-2\.6-sunburst/);
    assert.doesNotMatch(silent, /canary-4711/);
    const open = await withSettings({ 'easel.embedPrompt': true }, () => text({}));
    assert.match(open, /canary-4711/);
  });

  it('records how the answer goes back into the picture', async () => {
    const uri = await source();
    const recorded = await watchRecords();
    const result = await editOne({ source: uri, prompt: 'A cat', mask });
    const { images, places, jobs } = await recorded();
    const recipe = images.at(-1)?.request.recipe;
    assert.equal(recipe?.document, uri.toString());
    assert.equal(recipe?.source, (await digest(uri)).sha256);
    assert.deepEqual(recipe?.blend, { grow: 4, feather: 6, keepUnmasked: true });
    assert.equal(jobs.at(-1)?.state, 'done');
    assert.deepEqual(
      places.map((place) => place.uri),
      [result.toString()],
    );
  });

  it('keeps each of several, and goes on counting from a result', async () => {
    const uri = await source();
    const results = await editImage({ source: uri, prompt: 'A cat', mask, count: 2 });
    assert.deepEqual(
      results.map(({ path }) => posix.basename(path)),
      ['cat-edit-1.png', 'cat-edit-2.png'],
    );
    const [first] = results;
    assert.ok(first);
    const next = await editOne({ source: first, prompt: 'A cat', mask });
    assert.equal(posix.basename(next.path), 'cat-edit-3.png');
  });

  it('extends: the picture stays whole inside new borders', async () => {
    const extend = { top: 20, right: 64, bottom: 0, left: 40 };
    const result = await editOne({ source: await source(), prompt: 'A wide view', extend });
    const wide = await readPicture(result);
    assert.deepEqual([wide.width, wide.height], [300 + 104, 200 + 20]);
    // The seam is blended on the inner side of the three new borders.
    const isInside = (x: number, y: number) => x >= reach && y >= reach && x < picture.width - reach;
    assert.equal(differingPixels(picture, wide, isInside, { x: 40, y: 20 }), 0);
  });

  it('without a mask everything may change: the answer stays as the server sent it', async () => {
    const uri = await source();
    let result: vscode.Uri | undefined;
    const { images, files } = await onlyRequest(async () => {
      result = await editOne({ source: uri, prompt: 'Another picture' });
    });
    assert.ok(result);
    assert.deepEqual(images, [await digest(result)]);
    assert.deepEqual(
      files.map(({ field }) => field),
      ['image'],
    );
  });

  it('takes a mask from a file, by its brightness', async () => {
    const data = new Uint8Array(300 * 200 * 4);
    for (let index = 0; index < 300 * 200; index += 1) {
      const [x, y] = [index % 300, Math.floor(index / 300)];
      const value = distanceTo(mask, x, y) === 0 ? 255 : 0;
      data.set([value, value, value, 255], index * 4);
    }
    const file = vscode.Uri.joinPath(folder(), 'mask.png');
    await writePicture(file, { width: 300, height: 200, data });
    const result = await readPicture(await editOne({ source: await source(), prompt: 'A cat', mask: file }));
    assert.equal(
      differingPixels(picture, result, (x, y) => distanceTo(mask, x, y) >= reach),
      0,
    );
  });

  it('a picture with transparent parts asks for a transparent background', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'logo.png');
    const faint = unevenPicture(300, 200, 128);
    await writePicture(uri, faint);
    let result: vscode.Uri | undefined;
    const { fields } = await onlyRequest(async () => {
      result = await editOne({ source: uri, prompt: 'A logo', mask });
    });
    assert.equal(fields['background'], 'transparent');
    assert.ok(result);
    assert.equal(
      differingPixels(faint, await readPicture(result), (x, y) => distanceTo(mask, x, y) >= reach),
      0,
    );
  });

  it('sends what the caller names, and the house style after the prompt', async () => {
    const { fields } = await withSettings({ 'easel.style': ' Woodcut ' }, async () =>
      onlyRequest(async () =>
        editOne({
          source: await source(),
          prompt: 'A cat',
          mask,
          quality: 'low',
          size: '1536x1024',
          model: 'gpt-image-2',
        }),
      ),
    );
    // Forms end their lines so.
    assert.equal(fields['prompt'], 'A cat\r\n\r\nWoodcut');
    assert.equal(fields['quality'], 'low');
    assert.equal(fields['size'], '1536x1024');
    assert.equal(fields['model'], 'gpt-image-2');
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['no prompt', { prompt: '' }, /“prompt” must be a text that is not empty/],
    ['a source that is no Uri', { source: 'cat.png' }, /“source” must be the Uri of a PNG/],
    ['a mask of another kind', { mask: 7 }, /“mask” must be the Uri of a PNG, or \{ x, y/],
    ['a mask with half pixels', { mask: { ...mask, x: 0.5 } }, /“mask” must be/],
    ['a mask beside the picture', { mask: { ...mask, x: 400 } }, /outside the picture, which has 300 × 200/],
    ['negative borders', { extend: { top: -1 } }, /“extend” must be/],
    ['an unknown border', { extend: { above: 1 } }, /“extend” must be/],
    ['a count of 11', { count: 11 }, /“count” must be a whole number from 1 to 10/],
    ['an option of others', { strength: 'subtle' }, /knows no option “strength” of an edit/],
    ['another format', { format: 'webp' }, /“format” must be png/],
    ['a quality that there is not', { quality: 'best' }, /has no quality “best”/],
    ['a size that the model does not take', { size: '100x100' }, /makes no images of 100x100/],
    ['a model without edits', { model: 'dall-e-3' }, /dall-e-3 cannot edit images/],
  ];
  for (const [what, options, sentence] of wrong) {
    it(`${what}: a sentence, and nothing is sent or written`, async () => {
      const uri = await source();
      const received = await watchRequests();
      assert.match(await editFailure({ source: uri, prompt: 'A cat', mask, ...options }), sentence);
      assert.deepEqual(await received(), []);
      assert.deepEqual(await namesIn(folder()), ['cat.png']);
    });
  }

  it('a mask of another size is refused', async () => {
    const file = await writePicture(vscode.Uri.joinPath(folder(), 'mask.png'), unevenPicture(30, 20));
    assert.match(
      await editFailure({ source: await source(), prompt: 'A cat', mask: file }),
      /“mask\.png” has 30 × 20 pixels, and the picture 300 × 200\. Make them equal\./,
    );
  });

  it('what is no PNG, or is not there, is refused', async () => {
    const received = await watchRequests();
    const uri = vscode.Uri.joinPath(folder(), 'x.png');
    assert.match(await editFailure({ source: uri, prompt: 'A cat' }), /“x\.png” cannot be read/);
    for (const content of ['', 'no picture at all', '\u00ff\u00d8\u00ff\u00e0 a JPEG']) {
      await vscode.workspace.fs.writeFile(uri, Buffer.from(content, 'latin1'));
      assert.match(await editFailure({ source: uri, prompt: 'A cat' }), /is empty|PNG/);
    }
    assert.deepEqual(await received(), []);
  });

  it('is held against the budget', async () => {
    const uri = await source();
    const received = await watchRequests();
    await withSettings({ 'easel.monthlyBudget': 0.001 }, async () => {
      assert.match(
        await editFailure({ source: uri, prompt: 'A cat', mask }),
        /exceed your budget of \$0\.001/,
      );
    });
    assert.deepEqual(await received(), []);
  });

  it('the whole answer is taken where the settings keep nothing', async () => {
    const uri = await source();
    await withSettings({ 'easel.keepUnmasked': false }, async () => {
      const { images } = await onlyRequest(async () => {
        const result = await editOne({ source: uri, prompt: 'A cat', mask });
        const { width, height } = await readPicture(result);
        assert.equal(width * 2, height * 3);
      });
      assert.equal(images.length, 1);
    });
  });

  it('goes into the folder that the caller names, but not out of the workspace', async () => {
    const results = vscode.Uri.joinPath(folder(), 'results');
    const uri = await source();
    const result = await editOne({ source: uri, prompt: 'A cat', mask, folder: results });
    assert.equal(result.toString(), vscode.Uri.joinPath(results, 'cat-edit-1.png').toString());
    assert.match(
      await editFailure({ source: uri, prompt: 'A cat', mask, folder: vscode.Uri.file('/elsewhere') }),
      /is not in the workspace/,
    );
  });
});
