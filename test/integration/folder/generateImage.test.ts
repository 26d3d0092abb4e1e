import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { digest } from '../digest.ts';
import { failureOf, generateImage, generateOne } from '../generateImage.ts';
import { onlyRequest, watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, showNewDocument, useScratchFolder } from '../scratchFolder.ts';
import { withSettings } from '../settings.ts';

describe('easel.generateImage with options', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  it('writes exactly the bytes that the server sent, and resolves to where', async () => {
    let uri: vscode.Uri | undefined;
    const request = await onlyRequest(async () => {
      uri = await generateOne({ prompt: 'A red kite over a hill', folder: folder() });
    });
    assert.ok(uri);
    assert.ok(uri instanceof vscode.Uri);
    assert.equal(uri.toString(), vscode.Uri.joinPath(folder(), 'a-red-kite-over-a-hill.png').toString());
    assert.deepEqual(request.images, [await digest(uri)]);
    assert.deepEqual(await namesIn(folder()), ['a-red-kite-over-a-hill.png']);
    assert.equal(request.path, '/v1/images/generations');
    assert.equal(request.keySent, false, 'an empty key is none');
  });

  it('never overwrites a file', async () => {
    const mine = vscode.Uri.joinPath(folder(), 'a-cat.png');
    await vscode.workspace.fs.writeFile(mine, new TextEncoder().encode('mine'));
    const first = await generateOne({ prompt: 'A cat', folder: folder() });
    const firstBytes = await digest(first);
    await Promise.all([1, 2].map(() => generateOne({ prompt: 'A cat', folder: folder() })));
    assert.deepEqual(await namesIn(folder()), ['a-cat-1.png', 'a-cat-2.png', 'a-cat-3.png', 'a-cat.png']);
    assert.equal(posix.basename(first.path), 'a-cat-1.png');
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(mine)), 'mine');
    assert.deepEqual(await digest(first), firstBytes);
  });

  it('writes several images of one request, in their order', async () => {
    let uris: vscode.Uri[] = [];
    const request = await onlyRequest(async () => {
      uris = await generateImage({ prompt: 'Three boats', count: 3, folder: folder() });
    });
    assert.equal(request.fields['n'], 3);
    assert.deepEqual(
      uris.map(({ path }) => posix.basename(path)),
      ['three-boats.png', 'three-boats-1.png', 'three-boats-2.png'],
    );
    assert.deepEqual(request.images, await Promise.all(uris.map(digest)));
    assert.equal(new Set(request.images.map(({ sha256 }) => sha256)).size, 3);
  });

  for (const [format, extension, magic] of [
    ['jpeg', 'jpg', /^\xff\xd8\xff/],
    ['webp', 'webp', /^RIFF.{4}WEBP/s],
  ] as const) {
    it(`writes ${format} as .${extension}`, async () => {
      const uri = await generateOne({ prompt: 'A hill', format, folder: folder() });
      assert.equal(posix.extname(uri.path), `.${extension}`);
      const content = Buffer.from(await vscode.workspace.fs.readFile(uri));
      assert.match(content.toString('latin1', 0, 12), magic);
    });
  }

  it('sends what the caller names, for one request only', async () => {
    const named = { size: '1536x1024', quality: 'low', background: 'transparent', moderation: 'low' };
    const { fields } = await onlyRequest(() =>
      generateOne({ prompt: 'A hill', ...named, format: 'webp', model: 'gpt-image-2', folder: folder() }),
    );
    assert.deepEqual(subset(fields, [...Object.keys(named), 'output_format', 'model']), {
      ...named,
      output_format: 'webp',
      model: 'gpt-image-2',
    });
    const next = await onlyRequest(() => generateOne({ prompt: 'A hill', folder: folder() }));
    assert.deepEqual(subset(next.fields, [...Object.keys(named), 'output_format']), {
      size: '1024x1024',
      quality: 'medium',
      background: 'auto',
      moderation: 'auto',
      output_format: 'png',
    });
  });

  it('takes the rest from the settings, and the recommended model of those that the server lists', async () => {
    const settings = {
      'easel.quality': 'low',
      'easel.format': 'jpeg',
      'easel.compression': 60,
      'easel.style': ' Woodcut ',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the setting's own variables
      'easel.fileName': '${promptSlug} ${model} ${size} ${operation}',
    };
    let uri: vscode.Uri | undefined;
    const { fields } = await withSettings(settings, () =>
      onlyRequest(async () => {
        uri = await generateOne({ prompt: 'A hill', folder: folder() });
      }),
    );
    assert.deepEqual(subset(fields, ['prompt', 'model', 'quality', 'output_format', 'output_compression']), {
      prompt: 'A hill\n\nWoodcut',
      model: 'gpt-image-2.6-sunburst',
      quality: 'low',
      output_format: 'jpeg',
      output_compression: 60,
    });
    assert.equal(
      posix.basename(uri?.path ?? ''),
      'a-hill gpt-image-2.6-sunburst 1024x1024 generate.jpg',
      'the style is no part of the name',
    );
  });

  it('asks as often as a model needs, and names each file for what really came back', async () => {
    const received = await watchRequests();
    const uris = await withSettings({ 'easel.prices': { '*': 0 }, 'easel.format': 'webp' }, () =>
      generateImage({ prompt: 'Two hills', model: 'dall-e-3', count: 2, folder: folder() }),
    );
    const requests = await received();
    assert.deepEqual(
      requests.map(({ fields }) => fields['output_format']),
      [undefined, undefined],
      'the model makes PNG only',
    );
    assert.deepEqual(
      uris.map(({ path }) => posix.basename(path)),
      ['two-hills.png', 'two-hills-1.png'],
    );
    assert.deepEqual(
      requests.flatMap(({ images }) => images),
      await Promise.all(uris.map(digest)),
    );
  });

  it('sends a model that it does not know only what the caller set', async () => {
    const request = await withSettings({ 'easel.prices': { '*': 0 } }, () =>
      onlyRequest(async () => {
        assert.match(
          await failureOf({ prompt: 'A hill', model: 'house-blend', size: '300x200', folder: folder() }),
          /does not offer house-blend/,
        );
      }),
    );
    assert.deepEqual(request.fields, { prompt: 'A hill', model: 'house-blend', size: '300x200' });
  });

  it('sends references as the files that they are, to the edits', async () => {
    const png = await generateOne({ prompt: 'A boat', folder: folder() });
    const jpeg = await generateOne({ prompt: 'A harbour', format: 'jpeg', folder: folder() });
    const before = await Promise.all([png, jpeg].map(digest));
    let uri: vscode.Uri | undefined;
    const request = await onlyRequest(async () => {
      uri = await generateOne({ prompt: 'The boat in it', references: [png, jpeg], folder: folder() });
    });
    assert.equal(request.path, '/v1/images/edits');
    assert.equal(request.fields['prompt'], 'The boat in it');
    assert.deepEqual(
      request.files.map(({ field, type, bytes, sha256 }) => ({ field, type, bytes, sha256 })),
      [
        { field: 'image[]', type: 'image/png', ...before[0] },
        { field: 'image[]', type: 'image/jpeg', ...before[1] },
      ],
    );
    assert.ok(uri);
    assert.deepEqual(request.images, [await digest(uri)]);
    assert.deepEqual(await Promise.all([png, jpeg].map(digest)), before, 'the references stay as they are');
  });

  it('refuses references that are no images, before anything is sent', async () => {
    const text = vscode.Uri.joinPath(folder(), 'notes.txt');
    const gone = vscode.Uri.joinPath(folder(), 'gone.png');
    await showNewDocument(text);
    const received = await watchRequests();
    for (const [uri, sentence] of [
      [text, /“notes\.txt” is no PNG, JPEG or WebP image/],
      [gone, /“gone\.png” cannot be read/],
    ] as const) {
      assert.match(await failureOf({ prompt: 'A hill', references: [uri], folder: folder() }), sentence);
    }
    assert.deepEqual(await received(), []);
  });
});

function subset(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
