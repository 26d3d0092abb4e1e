import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { createVariation, createVariations, variationFailure } from '../createVariation.ts';
import { digest } from '../digest.ts';
import { watchRecords } from '../easelStore.ts';
import { generateOne } from '../generateImage.ts';
import { clearFailures, failNext, onlyRequest, watchRequests } from '../imagesServer.ts';
import { readPicture, unevenPicture, writePicture } from '../pictures.ts';
import { runAccepting, useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';
import { withSettings } from '../settings.ts';

describe('easel.createVariation with options', () => {
  const folder = useScratchFolder();
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  const png = (name = 'cat.png', alpha = 255) => writePicture(at(name), unevenPicture(300, 200, alpha));

  before(useServerWithoutKey);

  for (const [format, extension] of [
    ['png', 'png'],
    ['jpeg', 'jpg'],
    ['webp', 'webp'],
  ] as const) {
    it(`sends a ${format} as it is, and keeps what comes back beside it, unchanged`, async () => {
      const source = await generateOne({ prompt: 'A hill', format, size: '1536x1024', folder: folder() });
      assert.equal(posix.basename(source.path), `a-hill.${extension}`);
      const before = await digest(source);
      const recorded = await watchRecords();
      let result: vscode.Uri | undefined;
      const request = await onlyRequest(async () => {
        result = await createVariation({ source });
      });
      assert.ok(result);
      assert.equal(result.toString(), at('a-hill-variation-1.png').toString());
      assert.deepEqual(request.images, [await digest(result)]);
      assert.deepEqual(await digest(source), before, 'the source stays as it is');

      assert.equal(request.path, '/v1/images/edits');
      assert.deepEqual(
        request.files.map(({ field, type, bytes, sha256 }) => ({ field, type, bytes, sha256 })),
        [{ field: 'image', type: `image/${format}`, ...before }],
      );
      assert.equal(request.fields['size'], '1536x1024');
      assert.equal(request.fields['background'], 'opaque');
      assert.equal(request.fields['n'], undefined);
      assert.match(String(request.fields['prompt']), /^Make a variation of this image.*A hill$/s);

      const { images, places, jobs } = await recorded();
      assert.equal(jobs.at(-1)?.state, 'done');
      assert.equal(images.at(-1)?.request.operation, 'variation');
      assert.deepEqual(images.at(-1)?.request.images, [
        { hash: before.sha256, format, uri: source.toString() },
      ]);
      assert.deepEqual(
        places.map(({ uri }) => uri),
        [result.toString()],
      );
    });
  }

  it('keeps each of several, overwrites nothing, and goes on counting from a result', async () => {
    const source = await png();
    await vscode.workspace.fs.writeFile(at('cat-variation-2.png'), new TextEncoder().encode('mine'));
    let results: readonly vscode.Uri[] = [];
    const { fields } = await onlyRequest(async () => {
      results = await createVariations({ source, count: 3 });
    });
    assert.equal(fields['n'], '3');
    const names = results.map(({ path }) => posix.basename(path));
    assert.deepEqual(names, ['cat-variation-1.png', 'cat-variation-3.png', 'cat-variation-4.png']);
    const mine = await vscode.workspace.fs.readFile(at('cat-variation-2.png'));
    assert.equal(new TextDecoder().decode(mine), 'mine');
    const [first] = results;
    const next = await createVariation({ source: first });
    assert.equal(posix.basename(next.path), 'cat-variation-5.png');
  });

  it('words the strength, then what the caller adds, then the house style', async () => {
    const source = await png();
    const promptOf = async (options: object) => {
      const { fields } = await onlyRequest(() => createVariation({ source, ...options }));
      return String(fields['prompt']).replaceAll('\r\n', '\n');
    };
    const subtle = await promptOf({ strength: 'subtle' });
    assert.match(subtle, /^Make a subtle variation .* Keep the subject, the composition/);
    const strong = await withSettings({ 'easel.style': 'Woodcut' }, () =>
      promptOf({ strength: 'strong', words: ' at night ' }),
    );
    assert.match(strong, /^Make a bold variation .*\n\nAbove all: at night\n\nWoodcut$/s);
  });

  it('tells what the source was made from, also from a variation of it', async () => {
    const source = await generateOne({ prompt: 'A canary-4711', folder: folder() });
    const first = await createVariation({ source });
    const { fields } = await onlyRequest(() => createVariation({ source: first }));
    assert.equal(String(fields['prompt']).match(/description: A canary-4711/g)?.length, 1);
    assert.equal(String(fields['prompt']).match(/variation of this image/g)?.length, 1);
  });

  it('a picture with transparent parts asks for a transparent background, and not for JPEG', async () => {
    const source = await png('logo.png', 128);
    await withSettings({ 'easel.format': 'jpeg' }, async () => {
      const { fields } = await onlyRequest(() => createVariation({ source }));
      assert.equal(fields['background'], 'transparent');
      assert.equal(fields['output_format'], 'png');
    });
  });

  it('sends what the caller names', async () => {
    const source = await png();
    const named = {
      quality: 'low',
      size: '1024x1024',
      background: 'auto',
      format: 'webp',
      model: 'gpt-image-2',
    };
    let result: vscode.Uri | undefined;
    const { fields } = await onlyRequest(async () => {
      result = await createVariation({ source, ...named });
    });
    const { format, ...same } = named;
    for (const [name, value] of Object.entries({ ...same, output_format: format })) {
      assert.equal(fields[name], value, name);
    }
    assert.equal(posix.basename(result?.path ?? ''), 'cat-variation-1.webp');
  });

  it('a named format wins over the settings, and over transparency', async () => {
    const source = await png('logo.png', 128);
    await withSettings({ 'easel.format': 'jpeg', 'easel.compression': 50 }, async () => {
      const asPng = await onlyRequest(() => createVariation({ source, format: 'png' }));
      assert.equal(asPng.fields['output_compression'], undefined);
      assert.equal(asPng.fields['background'], 'transparent');
      const asJpeg = await onlyRequest(() => createVariation({ source, format: 'jpeg' }));
      assert.equal(asJpeg.fields['output_format'], 'jpeg');
      assert.equal(asJpeg.fields['output_compression'], '50');
      assert.equal(asJpeg.fields['background'], 'opaque');
    });
  });

  it('goes into the folder that the caller names, but not out of the workspace', async () => {
    const source = await png();
    const result = await createVariation({ source, folder: at('results') });
    assert.equal(result.toString(), at('results/cat-variation-1.png').toString());
    const elsewhere = { source, folder: vscode.Uri.file('/elsewhere') };
    assert.match(await variationFailure(elsewhere), /is not in the workspace/);
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['a source that is no Uri', { source: 'cat.png' }, /“source” must be the Uri of a PNG, JPEG or WebP/],
    ['an unknown strength', { strength: 'wild' }, /“strength” must be subtle, medium, strong/],
    ['words that are no text', { words: 7 }, /“words” must be a text/],
    ['a count of 11', { count: 11 }, /“count” must be a whole number from 1 to 10/],
    ['an option of others', { mask: {} }, /knows no option “mask” of a variation/],
    ['a quality that there is not', { quality: 'best' }, /has no quality “best”/],
    ['a size that the model does not take', { size: '100x100' }, /makes no images of 100x100/],
    ['a moderation, which edits do not take', { moderation: 'low' }, /An edit takes no moderation/],
    ['a model that neither edits nor varies', { model: 'dall-e-3' }, /dall-e-3 cannot edit images/],
    [
      'words for a model without',
      { model: 'dall-e-2', words: 'red' },
      /dall-e-2 makes variations without words/,
    ],
    ['strength for a model without', { model: 'dall-e-2', strength: 'subtle' }, /without strength/],
    ['a quality for a model without', { model: 'dall-e-2', quality: 'high' }, /dall-e-2 has no quality/],
  ];
  for (const [what, options, sentence] of wrong) {
    it(`${what}: a sentence, and nothing is sent or written`, async () => {
      const source = await png();
      const received = await watchRequests();
      assert.match(await variationFailure({ source, ...options }), sentence);
      assert.deepEqual(await received(), []);
      assert.deepEqual(await namesIn(folder()), ['cat.png']);
    });
  }

  it('what is no image, is damaged or is not there is refused by name', async () => {
    const received = await watchRequests();
    const whole = Buffer.from(await vscode.workspace.fs.readFile(await png('whole.png')));
    const sources: readonly (readonly [string, Buffer | undefined, RegExp])[] = [
      ['gone.png', undefined, /“gone\.png” cannot be read/],
      ['empty.webp', Buffer.alloc(0), /“empty\.webp” is empty/],
      ['text.jpg', Buffer.from('no picture'), /“text\.jpg” is no PNG, JPEG or WebP/],
      ['cut.png', whole.subarray(0, -40), /“cut\.png”: This PNG is damaged/],
      [
        'changed.png',
        Buffer.from(whole.map((byte, index) => (index === 90 ? byte ^ 1 : byte))),
        /“changed\.png”:/,
      ],
      ['cut.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /“cut\.jpg”: This JPEG is damaged/],
      ['cut.webp', Buffer.from('RIFF\u0040\0\0\0WEBPVP8 ', 'latin1'), /“cut\.webp”: This WebP is damaged/],
    ];
    for (const [name, content, sentence] of sources) {
      if (content) await vscode.workspace.fs.writeFile(at(name), content);
      assert.match(await variationFailure({ source: at(name) }), sentence);
    }
    assert.deepEqual(await received(), []);
  });

  it('is held against the budget', async () => {
    const source = await png();
    const received = await watchRequests();
    await withSettings({ 'easel.monthlyBudget': 0.001 }, async () => {
      assert.match(await variationFailure({ source }), /exceed your budget of \$0\.001/);
    });
    assert.deepEqual(await received(), []);
  });

  const [any, three, square] = ['gpt-image-2.6-sunburst', 'gpt-image-1.5', 'dall-e-2'] as const;
  const odd: readonly (readonly [string, readonly string[], () => Promise<vscode.Uri>])[] = [
    ['one pixel', [any, square], () => writePicture(at('odd.png'), unevenPicture(1, 1))],
    ['a thin line', [any, three, square], () => writePicture(at('odd.png'), unevenPicture(2000, 3))],
    ['with alpha', [any, square], () => png('odd.png', 90)],
    ['of noise that does not compress', [square], () => writePicture(at('odd.png'), noise(1024))],
    [
      'named otherwise than it is',
      [any, square],
      async () => {
        await vscode.workspace.fs.rename(await png(), at('odd.jpg'));
        return at('odd.jpg');
      },
    ],
  ];
  for (const [what, models, write] of odd) {
    for (const model of models) {
      it(`works of a picture ${what}, by ${model}`, async () => {
        await withSettings({ 'easel.prices': { '*': 0 } }, async () => {
          const result = await createVariation({ source: await write(), model });
          assert.equal(posix.basename(result.path), 'odd-variation-1.png');
          assert.ok((await readPicture(result)).width > 0);
        });
      });
    }
  }

  it('a JPEG whose pixels lie on their side is sent upright', async () => {
    const lying = await generateOne({
      prompt: 'A hill',
      format: 'jpeg',
      size: '1536x1024',
      folder: folder(),
    });
    const content = Buffer.from(await vscode.workspace.fs.readFile(lying));
    const source = at('turned.jpg');
    await vscode.workspace.fs.writeFile(
      source,
      Buffer.concat([content.subarray(0, 2), turned, content.subarray(2)]),
    );
    const recorded = await watchRecords();
    const { fields, files } = await onlyRequest(() => createVariation({ source }));
    assert.equal(fields['size'], '1024x1536');
    const { sha256 } = await digest(source);
    assert.notEqual(files[0]?.sha256, sha256);
    assert.equal(files[0]?.type, 'image/jpeg');
    assert.equal((await recorded()).images.at(-1)?.request.source, sha256);
  });
});

describe('easel.createVariation by the legacy contract', () => {
  const folder = useScratchFolder();
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);

  before(useServerWithoutKey);

  it('sends a square PNG of the nearest size, and records the file that it was made of', async () => {
    await withSettings({ 'easel.prices': { '*': 0 } }, async () => {
      const source = await writePicture(at('cat.png'), unevenPicture(300, 200));
      const recorded = await watchRecords();
      let results: readonly vscode.Uri[] = [];
      const request = await onlyRequest(async () => {
        results = await createVariations({ source, model: 'dall-e-2', count: 2 });
      });
      assert.equal(request.path, '/v1/images/variations');
      assert.equal(request.fields['size'], '512x512');
      assert.equal(request.fields['n'], '2');
      assert.equal(request.fields['prompt'], undefined);
      assert.deepEqual(request.images, await Promise.all(results.map(digest)));
      assert.equal((await readPicture(results[0] ?? source)).width, 512);
      const made = (await recorded()).images.at(-1)?.request;
      assert.equal(made?.operation, 'variation');
      assert.equal(made?.source, (await digest(source)).sha256);
      assert.equal(made?.images?.[0]?.uri, source.toString());
      assert.equal(made?.images?.[0]?.hash, request.files[0]?.sha256);
    });
  });

  it('refuses a JPEG, and says what helps', async () => {
    const source = await generateOne({ prompt: 'A hill', format: 'jpeg', folder: folder() });
    assert.equal(
      await variationFailure({ source, model: 'dall-e-2' }),
      'dall-e-2 takes PNG only. Make a PNG copy of “a-hill.jpg” with “Edit Image with Mask”, or choose another model.',
    );
  });
});

describe('Create Variation for a person', () => {
  const folder = useScratchFolder();
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  const picture = (name: string) => writePicture(at(name), unevenPicture(64, 64));

  before(useServerWithoutKey);
  afterEach(clearFailures);

  it('Enter makes one, beside the image that the editor title names', async () => {
    const source = await picture('cat.png');
    const { images } = await onlyRequest(() => runAccepting('easel.createVariation', source, { groupId: 0 }));
    assert.deepEqual(images, [await digest(at('cat-variation-1.png'))]);
  });

  it('makes one of the image that the active tab shows', async () => {
    await vscode.commands.executeCommand('vscode.open', await picture('shown.png'));
    await runAccepting('easel.createVariation');
    assert.deepEqual(await namesIn(folder()), ['shown-variation-1.png', 'shown.png']);
  });

  it('makes one of each that is selected; what is no image, or fails, stops no other', async () => {
    const sources = [await picture('a.png'), await picture('b.png'), await picture('c.png')];
    await vscode.workspace.fs.writeFile(at('notes.md'), new TextEncoder().encode('Notes'));
    await vscode.workspace.fs.writeFile(at('broken.png'), new TextEncoder().encode('no picture'));
    await failNext({ kind: 'moderation' });
    const received = await watchRequests();
    const recorded = await watchRecords();
    await runAccepting('easel.createVariation', sources[1], [...sources, at('notes.md'), at('broken.png')]);
    assert.equal((await received()).length, 3);
    const made = (await namesIn(folder())).filter((name) => name.includes('variation'));
    assert.equal(made.length, 2);
    const { jobs } = await recorded();
    assert.deepEqual(
      jobs
        .map(({ state }) => state)
        .filter((state) => state === 'done' || state === 'failed')
        .sort(),
      ['done', 'done', 'failed'],
    );
    assert.deepEqual(
      new Set(jobs.flatMap(({ origin }) => origin ?? [])),
      new Set(sources.map((source) => source.toString())),
    );
  });

  it('leaves out what the model does not take, and makes the others', async () => {
    const sources = [
      await picture('a.png'),
      await generateOne({ prompt: 'A hill', format: 'jpeg', folder: folder() }),
      await picture('c.png'),
    ];
    const free = { 'easel.model': 'dall-e-2', 'easel.prices': { '*': 0 }, 'easel.count': 2 };
    await withSettings(free, async () => {
      const received = await watchRequests();
      await runAccepting('easel.createVariation', sources[0], sources);
      assert.deepEqual(
        (await received()).map(({ path, fields }) => `${path} ${fields['n']} ${fields['size']}`),
        Array.from({ length: 2 }, () => '/v1/images/variations 2 256x256'),
      );
    });
    const made = (await namesIn(folder())).filter((name) => name.includes('variation'));
    assert.deepEqual(
      made,
      ['a', 'c'].flatMap((name) => [`${name}-variation-1.png`, `${name}-variation-2.png`]),
    );
  });

  it('is not asked below the limit where the settings say so', async () => {
    const source = await picture('cat.png');
    await withSettings({ 'easel.confirm': 'aboveLimit' }, async () => {
      await vscode.commands.executeCommand('easel.createVariation', source);
    });
    assert.deepEqual(await namesIn(folder()), ['cat-variation-1.png', 'cat.png']);
  });
});

/** An APP1 segment whose Exif data says: a quarter turn clockwise. */
const turned = Buffer.from(
  'ffe10022' + '457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000',
  'hex',
);

function noise(edge: number) {
  const data = new Uint8Array(edge * edge * 4);
  let state = 1;
  for (let index = 0; index < data.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[index] = state >>> 24;
  }
  return { width: edge, height: edge, data };
}
