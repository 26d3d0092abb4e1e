import { describe, expect, test, vi } from 'vitest';
import { ImageProviderError } from '../../../../src/images/imageProviderError.ts';
import { PictureError } from '../../../../src/images/pictures.ts';
import { removePrompt } from '../../../../src/images/removePrompt.ts';
import { sized } from '../../images/fakePictures.ts';
import { hashOf } from '../../images/memoryLibrary.ts';
import { finalImage, picture } from '../../images/scriptedProvider.ts';
import {
  documentUri,
  type EditorBench,
  editorBench,
  editRequest,
  harbour,
  type OpenEditor,
  path,
} from './editorBench.ts';
import { FakeUri } from './fakeVscode.ts';

vi.mock('vscode', async () => (await import('./fakeVscode.ts')).vscode);

const blend = { grow: 1, feather: 1, keepUnmasked: true };

/** Runs a request to its end; each answer has a name as its bytes. */
async function answered(
  { provider }: EditorBench,
  editor: OpenEditor,
  names: readonly string[],
  changes: Parameters<typeof editRequest>[0] = {},
): Promise<void> {
  const sent = provider.exchanges.length;
  await editor.host.generate(
    editRequest({ choices: { quality: 'medium', count: names.length }, ...changes }),
  );
  await vi.waitFor(() => expect(provider.exchanges.length).toBe(sent + 1));
  provider.latest.send(...names.map((name, index) => finalImage(name, index)));
  provider.latest.end();
  await vi.waitFor(() => expect(ids(editor)).toEqual(expect.arrayContaining(names.map(idOf))));
}

function idOf(name: string): string {
  return hashOf(picture(name).data);
}

function ids(editor: OpenEditor): string[] {
  return editor.model().candidates.map(({ id }) => id);
}

function messages(editor: OpenEditor): string[] {
  return editor.model().messages.map(({ text }) => text);
}

describe('a page that starts', () => {
  test('gets the picture, the model and the settings', async () => {
    const { open } = await editorBench();
    const { model } = await (await open()).host.ready();
    expect(model).toMatchObject({
      image: {
        id: hashOf(harbour),
        url: `page:${documentUri}?v=0-${harbour.length}`,
        name: 'harbour.png',
        isCandidate: false,
        width: 64,
        height: 48,
      },
      model: {
        id: 'gpt-image-2.6-sunburst',
        label: 'GPT Image 2.6 Sunburst',
        frameRule: { kind: 'range', multiple: 16 },
        takesMask: true,
        maxPromptLength: 32_000,
      },
      choices: { quality: 'medium', count: 1 },
      blend,
      messages: [],
      candidates: [],
      canRestore: false,
      suggestedPrompt: '',
    });
    expect(model.job).toBeUndefined();
  });

  test('gets back its draft: at once, and in the next window', async () => {
    const bench = await editorBench();
    const first = await bench.open();
    await first.host.saveDraft({ draft: 'strokes' });
    expect((await first.host.ready()).draft).toBe('strokes');
    first.close();
    await bench.reloadWindow();
    expect((await (await bench.open()).host.ready()).draft).toBe('strokes');
  });

  test('learns what an earlier editor left: what was not kept, and what was interrupted, once', async () => {
    const bench = await editorBench();
    const first = await bench.open();
    await answered(bench, first, ['one', 'two']);
    first.close();
    const again = await bench.open();
    expect(messages(again)).toEqual(['2 results not kept.']);
    expect(ids(again)).toEqual([idOf('one'), idOf('two')]);
    await again.host.generate(editRequest());
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(2));
    for (const line of bench.jobs.interruptAll()) await bench.library.append(line);
    again.close();
    await bench.reloadWindow();
    const third = await bench.open();
    expect(messages(third)).toEqual([
      '2 results not kept.',
      'A request was interrupted when the window closed, and may have been billed. Your mask is still here.',
    ]);
    third.close();
    await bench.reloadWindow();
    expect(messages(await bench.open())).toEqual(['2 results not kept.']);
  });

  test('is told of a setting that Easel cannot use, and shown the picture once it is put right', async () => {
    const { open, window } = await editorBench();
    window.settings.set('maskGrow', 'far');
    const editor = await open();
    expect(editor.model()).toMatchObject({
      messages: [
        { severity: 'error', text: expect.stringContaining('easel.maskGrow'), action: 'Open Settings' },
      ],
    });
    expect(editor.model().image).toBeUndefined();
    window.settings.set('maskGrow', 0);
    editor.session.settingsChanged();
    await vi.waitFor(() => expect(editor.model().image?.id).toBe(hashOf(harbour)));
    expect(editor.model()).toMatchObject({ messages: [], blend: { grow: 0, feather: 1 } });
  });

  test.each([
    ['an unknown model', { model: 'house-blend' }, { qualities: [], frameRule: { kind: 'any' } }],
    ['a model without edits', { model: 'dall-e-3' }, { warning: expect.stringContaining('cannot edit') }],
    ['a model about to stop', { model: 'gpt-image-1.5' }, { warning: expect.stringContaining('2026-12-01') }],
  ])('%s', async (_, settings, expected) => {
    const { open, window } = await editorBench();
    for (const [key, value] of Object.entries(settings)) window.settings.set(key, value);
    expect((await open()).model().model).toMatchObject(expected);
  });

  test('is told of the house style, and of colours that models do not know', async () => {
    const { open, window } = await editorBench();
    window.settings.set('style', ' Woodcut ');
    window.files.set(path, sized('64x48 bright'));
    const editor = await open();
    expect(messages(editor)).toEqual([
      'Your house style is added to every prompt: “Woodcut”',
      expect.stringContaining('HDR colours (PQ)'),
    ]);
    expect(editor.model().model.maxPromptLength).toBe(32_000 - 'Woodcut'.length - 2);
  });
});

describe('a request', () => {
  test.each([
    ['gpt-image-2.6-sunburst', 0],
    ['another-model', 1],
    [undefined, 1],
  ])('of which the button named the price with %s is asked about %i times', async (pricedModel, times) => {
    const bench = await editorBench({ confirmAbove: () => 0 });
    const editor = await bench.open();
    await editor.host.generate(editRequest(pricedModel === undefined ? {} : { pricedModel }));
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
    expect(bench.confirm).toHaveBeenCalledTimes(times);
  });

  test('is sent as painted and written, with its status, previews and answers', async () => {
    const bench = await editorBench();
    bench.window.settings.set('style', 'Woodcut');
    const editor = await bench.open();
    await editor.host.generate(editRequest());
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
    expect(bench.provider.latest.request).toMatchObject({
      kind: 'edit',
      model: 'gpt-image-2.6-sunburst',
      prompt: 'A harbour with a boat\n\nWoodcut',
      count: 1,
      quality: 'medium',
      background: 'opaque',
      size: '1024x768',
      format: 'png',
      partialImages: 1,
      mask: { format: 'png' },
    });
    await vi.waitFor(() => expect(editor.model().job?.status).toBe('The image forms…'));
    expect(editor.model().job).toMatchObject({ frame: editRequest().frame });
    bench.provider.latest.send({ type: 'partial', index: 0, image: picture('half') });
    await vi.waitFor(() => expect(editor.previews).toEqual(['image/png half']));
    bench.provider.latest.send(finalImage('whole'));
    bench.provider.latest.end();
    await vi.waitFor(() => expect(ids(editor)).toEqual([idOf('whole')]));
    expect(editor.model().job).toBeUndefined();
    expect(editor.model().candidates[0]).toMatchObject({
      url: `page:file:///archive/${idOf('whole')}.png`,
      maskUrl: expect.stringMatching(/^page:file:\/\/\/archive\/[0-9a-f]{64}\.png$/),
      prompt: 'A harbour with a boat',
      blend,
    });
  });

  test('to remove something has a prompt of Easel’s own', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['empty sea'], { prompt: '', remove: true });
    expect(bench.provider.latest.request).toMatchObject({ prompt: removePrompt });
    expect(removePrompt).toMatch(/continue the surroundings/);
  });

  test('of several has no previews, and says how many', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await editor.host.generate(editRequest({ choices: { quality: 'low', count: 3 } }));
    await vi.waitFor(() => expect(editor.model().job?.status).toBe('Generating 3 images'));
    expect(bench.provider.latest.request).not.toHaveProperty('partialImages');
    const { job } = editor.model();
    await editor.host.cancel({ job: job?.id ?? '' });
    await vi.waitFor(() => expect(editor.model().job).toBeUndefined());
    await vi.waitFor(() =>
      expect(messages(editor)).toEqual([expect.stringMatching(/^Cancelled\. .* billed\.$/)]),
    );
  });

  test('is one at a time', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await editor.host.generate(editRequest());
    await expect(editor.host.generate(editRequest())).rejects.toThrow(/^Wait until/);
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
  });

  test('goes on when the editor is closed; its answer is there at the next opening', async () => {
    const bench = await editorBench();
    const first = await bench.open();
    await first.host.generate(editRequest());
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
    first.close();
    const second = await bench.open();
    expect(second.model().job?.status).toBe('The image forms…');
    second.close();
    bench.provider.latest.send(finalImage('late'));
    bench.provider.latest.end();
    await vi.waitFor(() => expect(bench.jobs.jobs).toEqual([]));
    expect(ids(await bench.open())).toEqual([idOf('late')]);
  });

  test('is not sent without a key', async () => {
    const bench = await editorBench();
    bench.askKey.mockResolvedValue(false);
    const editor = await bench.open();
    await editor.host.generate(editRequest());
    expect(bench.jobs.jobs).toEqual([]);
    expect(bench.provider.exchanges).toEqual([]);
  });

  test('goes to the model on the button: another one, known only with the key, is said first', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    bench.askKey.mockImplementation(async () => {
      bench.listed.push({ id: 'gpt-image-1' });
      return true;
    });
    await editor.host.generate(editRequest());
    expect(bench.provider.exchanges).toEqual([]);
    await vi.waitFor(() => expect(editor.model().model.id).toBe('gpt-image-1'));
    expect(messages(editor)).toEqual([
      expect.stringMatching(/^This server offers gpt-image-1, not .* again\.$/),
    ]);
    await answered(bench, editor, ['one']);
    expect(bench.provider.latest.request.model).toBe('gpt-image-1');
    expect(messages(editor)).toEqual([]);
  });

  test('is not sent when its answer could not be kept; the message stays with the editor', async () => {
    const bench = await editorBench();
    bench.library.assertWritable = async () => {
      throw new Error('The disk is full.');
    };
    const editor = await bench.open();
    await editor.host.generate(editRequest());
    await vi.waitFor(() => expect(messages(editor)).toEqual(['The disk is full.']));
    expect(bench.provider.exchanges).toEqual([]);
  });

  test('that fails says what helps; trying again asks only for what is missing', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await editor.host.generate(editRequest({ choices: { quality: 'low', count: 3 } }));
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
    bench.provider.latest.send(finalImage('first'));
    bench.provider.latest.fail(new ImageProviderError('timeout', 'It took too long.'));
    await vi.waitFor(() =>
      expect(editor.model().messages.map(({ action }) => action)).toEqual(['Try Again']),
    );
    expect(messages(editor)[0]).toContain('It took too long.');
    expect(ids(editor)).toEqual([idOf('first')]);
    await editor.host.answerMessage({ id: editor.model().messages[0]?.id ?? '', take: true });
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(2));
    expect(bench.provider.latest.request).toMatchObject({ count: 2, prompt: 'A harbour with a boat' });
    expect(editor.model().messages).toEqual([]);
  });

  test('that is refused for its words leads back to them', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await editor.host.generate(editRequest());
    await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
    bench.provider.latest.fail(new ImageProviderError('moderation', 'Refused.'));
    await vi.waitFor(() => expect(editor.model().messages[0]?.action).toBe('Edit Prompt'));
    await editor.host.answerMessage({ id: editor.model().messages[0]?.id ?? '', take: true });
    await vi.waitFor(() => expect(editor.commands).toEqual(['prompt']));
  });

  describe('about a picture with transparent parts', () => {
    test('asks for a transparent background', async () => {
      const bench = await editorBench();
      bench.window.files.set(path, sized('64x48 glass'));
      const editor = await bench.open();
      await answered(bench, editor, ['clear']);
      expect(bench.provider.latest.request).toMatchObject({ background: 'transparent' });
      expect(bench.window.shown).toEqual([]);
    });

    test('asks the person, once, where the model has none', async () => {
      const bench = await editorBench();
      bench.window.files.set(path, sized('64x48 glass'));
      bench.window.settings.set('model', 'dall-e-2');
      const editor = await bench.open();
      const choices = { quality: 'auto', count: 1 };
      await editor.host.generate(editRequest({ choices }));
      expect(bench.provider.exchanges).toEqual([]);
      bench.window.answer('Send Anyway');
      await answered(bench, editor, ['one'], { choices });
      await answered(bench, editor, ['two'], { choices });
      expect(bench.window.shown.map(({ text }) => text)).toEqual([
        'dall-e-2 cannot keep transparency.',
        'dall-e-2 cannot keep transparency.',
      ]);
      expect(bench.provider.latest.request).not.toHaveProperty('background');
    });
  });
});

describe('what a page must not send', () => {
  const request = editRequest();
  const wrong: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['no prompt', { ...request, prompt: '  ' }],
    ['a prompt that is no text', { ...request, prompt: 7 }],
    ['a prompt that is too long', { ...request, prompt: 'x'.repeat(32_001) }],
    ['a mask that is a list', { ...request, mask: [255] }],
    ['a mask of another size', { ...request, mask: new Uint8Array(7) }],
    ['borders below zero', { ...request, extend: { ...request.extend, top: -1 } }],
    ['borders without end', { ...request, extend: { ...request.extend, top: Number.POSITIVE_INFINITY } }],
    [
      'borders of a hundred megapixels',
      { ...request, extend: { ...request.extend, top: 99_999, left: 99_999 } },
    ],
    [
      'a frame outside',
      { ...request, frame: { ...request.frame, region: { x: 64, y: 0, width: 1, height: 1 } } },
    ],
    [
      'a frame of two scales',
      { ...request, frame: { ...request.frame, sent: { width: 1024, height: 1024 } } },
    ],
    ['a frame of nothing', { ...request, frame: { ...request.frame, sent: { width: 0, height: 0 } } }],
    ['a blend that is no number', { ...request, blend: { ...blend, grow: Number.NaN } }],
    ['a blend without an answer', { ...request, blend: { ...blend, keepUnmasked: 'yes' } }],
    ['eleven images', { ...request, choices: { quality: 'low', count: 11 } }],
    ['half an image', { ...request, choices: { quality: 'low', count: 0.5 } }],
    ['a quality that there is not', { ...request, choices: { quality: 'best', count: 1 } }],
  ];
  test.each(wrong)('%s: it is refused, and nothing is sent', async (_, params) => {
    const bench = await editorBench();
    const editor = await bench.open();
    await expect(editor.host.generate(params as never)).rejects.toThrow();
    expect(bench.provider.exchanges).toEqual([]);
    expect(bench.library.lines).toEqual([]);
  });

  test('names of candidates that it was not given', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await bench.library.archive(picture('secret'));
    const params = { candidate: idOf('secret'), blend };
    await expect(editor.host.keep(params)).rejects.toThrow(/no such candidate/);
    await expect(editor.host.discard(params)).rejects.toThrow(/no such candidate/);
    await expect(editor.host.undiscard(params)).rejects.toThrow(/no such discarded/);
    await expect(editor.host.continueOn(params)).rejects.toThrow(/no such candidate/);
    await expect(editor.host.replaceOriginal(params)).rejects.toThrow(/no such candidate/);
    expect(bench.library.lines).toEqual([]);
  });
});

describe('candidates', () => {
  test('are kept beside the file, and stay until the editor closes', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['one', 'two']);
    expect(await editor.host.keep({ candidate: idOf('two'), blend })).toBe('harbour-edit-1.png');
    const keptAs = () => editor.model().candidates.map((candidate) => candidate.keptAs);
    await vi.waitFor(() => expect(keptAs(), 'none has moved').toEqual([undefined, 'harbour-edit-1.png']));
    expect(editor.model().candidates[1]?.keptBlend).toEqual(blend);
    expect(ids(editor)).toEqual([idOf('one'), idOf('two')]);
    editor.close();
    expect(ids(await bench.open())).toEqual([idOf('one')]);
  });

  test.each([
    ['outside the workspace', { hasFolder: false }],
    ['where nothing can be written', { isWritable: false }],
  ])('%s the person says where', async (_, place) => {
    const bench = await editorBench();
    Object.assign(bench.window, place);
    const editor = await bench.open();
    await answered(bench, editor, ['one']);
    expect(await editor.host.keep({ candidate: idOf('one'), blend })).toBeUndefined();
    bench.window.answer(new FakeUri('/elsewhere/boat.png'));
    expect(await editor.host.keep({ candidate: idOf('one'), blend })).toBe('boat.png');
    expect(bench.library.files.has('file:///elsewhere/boat.png')).toBe(true);
  });

  test('are discarded and brought back', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['one', 'two']);
    await editor.host.discard({ candidate: idOf('one') });
    await vi.waitFor(() => expect(ids(editor)).toEqual([idOf('two')]));
    await editor.host.undiscard({ candidate: idOf('one') });
    await vi.waitFor(() => expect(ids(editor)).toEqual([idOf('one'), idOf('two')]));
  });

  test.each([
    ['shown with that version', false],
    ['said to be in the gallery, when it is no longer in the archive', true],
  ])('of another version of the file are %s', async (_, isFreed) => {
    const bench = await editorBench();
    const first = await bench.open();
    await answered(bench, first, ['one']);
    first.close();
    bench.writeElsewhere(sized('64x48 other'));
    const second = await bench.open();
    expect(second.model().messages).toMatchObject([{ id: 'notKept', action: 'Show Them' }]);
    if (isFreed) bench.library.archived.delete(hashOf(harbour));
    await second.host.answerMessage({ id: 'notKept', take: true });
    const sentences = isFreed ? [expect.stringMatching(/no longer in Easel’s archive/)] : [];
    await vi.waitFor(() => expect(messages(second)).toEqual(sentences));
    await vi.waitFor(() => expect(ids(second)).toEqual(isFreed ? [] : [idOf('one')]));
  });

  test('do not come back by records that were read before they were discarded', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['one', 'two']);
    const load = bench.library.load.bind(bench.library);
    const { promise: later, resolve: goOn } = Promise.withResolvers<void>();
    bench.library.load = async () => {
      const records = await load();
      await later;
      return records;
    };
    editor.session.shown();
    bench.library.load = load;
    await editor.host.discard({ candidate: idOf('one') });
    await vi.waitFor(() => expect(ids(editor)).toEqual([idOf('two')]));
    const before = editor.models.length;
    goOn();
    await new Promise((resolve) => setTimeout(resolve));
    editor.session.settingsChanged();
    await vi.waitFor(() => expect(editor.models.length).toBeGreaterThan(before));
    expect(ids(editor)).toEqual([idOf('two')]);
  });

  test('are painted on, also in the next window, until the person goes back to the file', async () => {
    const bench = await editorBench();
    const first = await bench.open();
    await answered(bench, first, ['one']);
    await first.host.continueOn({ candidate: idOf('one'), blend });
    await vi.waitFor(() => expect(first.model().image?.isCandidate).toBe(true));
    const id = first.model().image?.id;
    expect(id).not.toBe(hashOf(harbour));
    expect(first.model().image?.url).toBe(`page:file:///archive/${id}.png`);
    expect(ids(first), 'they belong to the file').toEqual([]);
    first.close();
    await bench.reloadWindow();
    const second = await bench.open();
    expect(second.model().image?.id).toBe(id);
    await answered(bench, second, ['further']);
    expect(ids(second)).toEqual([idOf('further')]);
    await second.host.backToFile();
    await vi.waitFor(() => expect(second.model().image?.id).toBe(hashOf(harbour)));
    expect(ids(second)).toEqual([idOf('one')]);
  });

  test('are kept once by a double click', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['one']);
    const keep = () => editor.host.keep({ candidate: idOf('one'), blend });
    const write = vi.spyOn(bench.library, 'keep');
    expect(await Promise.all([keep(), keep()])).toEqual(['harbour-edit-1.png', 'harbour-edit-1.png']);
    expect(write).toHaveBeenCalledOnce();
  });

  test.each([
    ['unaligned', 'Another shape.', /another shape than what was sent/],
    ['damaged', 'Its end is missing.', /cannot be put back into the picture\. Its end is missing\.$/],
  ] as const)('that are %s are kept as they came', async (reason, message, sentence) => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['tall']);
    bench.pictures.beforeCompose = async () => {
      throw new PictureError(reason, message);
    };
    expect(await editor.host.keep({ candidate: idOf('tall'), blend })).toBeUndefined();
    await vi.waitFor(() => expect(editor.model().messages[0]?.action).toBe('Keep as It Came'));
    expect(messages(editor)).toEqual([expect.stringMatching(sentence)]);
    await editor.host.answerMessage({ id: 'unfitting', take: true });
    expect(bench.library.files.get('file:///site/harbour-edit-1.png')).toBe(idOf('tall'));
    await vi.waitFor(() => expect(messages(editor)).toEqual(['Kept as it came: harbour-edit-1.png']));
  });
});

describe('the original', () => {
  test('is replaced and restored, and asked about first', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['one']);
    const params = { candidate: idOf('one'), blend };
    expect(await editor.host.replaceOriginal(params), 'the dialog is closed').toBe(false);
    expect(bench.window.files.get(path)).toEqual(harbour);
    bench.window.answer('Replace Original');
    expect(await editor.host.replaceOriginal(params)).toBe(true);
    const replaced = bench.window.files.get(path);
    expect(replaced).not.toEqual(harbour);
    await vi.waitFor(() => expect(editor.model()).toMatchObject({ canRestore: true }));
    expect(editor.model().image?.id).toBe(hashOf(replaced ?? harbour));
    expect(messages(editor), 'it is no news').toEqual([]);
    bench.window.answer('Restore Original');
    expect(await editor.host.restoreOriginal()).toBe(true);
    expect(bench.window.files.get(path)).toEqual(harbour);
    await vi.waitFor(() => expect(editor.model()).toMatchObject({ canRestore: false }));
    expect(editor.model().image?.id).toBe(hashOf(harbour));
    await expect(editor.host.restoreOriginal()).rejects.toThrow(/holds its original already/);
  });

  test.each([
    ['Replace Anyway', true],
    ['Keep as a New File', false],
    [undefined, false],
  ])('that changed meanwhile: %s', async (answer, isReplaced) => {
    const bench = await editorBench();
    const editor = await bench.open();
    await answered(bench, editor, ['one']);
    const theirs = sized('64x48 theirs');
    // No watcher has said so yet.
    bench.window.files.set(path, theirs);
    bench.library.files.set(documentUri, hashOf(theirs));
    bench.window.answer('Replace Original', answer);
    expect(await editor.host.replaceOriginal({ candidate: idOf('one'), blend })).toBe(isReplaced);
    expect(bench.window.files.get(path)?.length === theirs.length).toBe(!isReplaced);
    expect(bench.library.files.has('file:///site/harbour-edit-1.png')).toBe(answer === 'Keep as a New File');
  });
});

test('what others write while a dialog is open is asked about, too', async () => {
  const bench = await editorBench();
  const editor = await bench.open();
  await answered(bench, editor, ['one']);
  const theirs = sized('64x48 theirs');
  bench.window.answer('Replace Original');
  const ask = bench.window.ask.bind(bench.window);
  bench.window.ask = (dialog, question) => {
    const isFirst = bench.window.shown.length === 0;
    const answer = ask(dialog, question);
    if (!isFirst) return answer;
    bench.writeElsewhere(theirs);
    const seen = () => expect(editor.model().image?.id).toBe(hashOf(theirs));
    return vi.waitFor(seen).then(() => answer);
  };
  expect(await editor.host.replaceOriginal({ candidate: idOf('one'), blend })).toBe(false);
  expect(bench.window.files.get(path)).toEqual(theirs);
  expect(bench.window.shown.at(-1)?.text).toMatch(/was changed meanwhile/);
});

describe('the file', () => {
  test('that others change is shown anew, and said', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    bench.writeElsewhere(sized('64x48 other'));
    await vi.waitFor(() => expect(editor.model().image?.url).toContain('?v=1-'));
    expect(messages(editor)).toEqual(['“harbour.png” changed on disk. Your mask is kept.']);
    bench.writeElsewhere(sized('32x32 smaller'));
    await vi.waitFor(() => expect(editor.model().image).toMatchObject({ width: 32, height: 32 }));
    expect(messages(editor)).toEqual([
      '“harbour.png” changed on disk. It has another size now, so the mask starts anew.',
    ]);
  });

  test('that others delete or break stays as it was, until it is back', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    const inArchive = `page:file:///archive/${hashOf(harbour)}.png`;
    bench.library.beforeArchive = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      expect(
        editor.models.map(({ image }) => image?.url),
        'told before it is there',
      ).not.toContain(inArchive);
      bench.library.beforeArchive = async () => {};
    };
    for (const [content, sentence] of [
      [undefined, /is no longer there/],
      [sized('broken'), /damaged/],
    ] as const) {
      bench.writeElsewhere(content);
      await vi.waitFor(() => expect(messages(editor)).toEqual([expect.stringMatching(sentence)]));
      expect(editor.model().image).toMatchObject({
        id: hashOf(harbour),
        url: inArchive,
      });
      expect(bench.library.archived.has(hashOf(harbour))).toBe(true);
    }
    bench.writeElsewhere(harbour);
    await vi.waitFor(() => expect(editor.model().image?.url).toContain('?v=3-'));
    expect(messages(editor)).toEqual([]);
  });

  test('that cannot be edited says why, and opens once it can', async () => {
    const bench = await editorBench();
    bench.window.files.set(path, sized('broken'));
    const editor = await bench.open();
    expect(editor.model().image).toBeUndefined();
    expect(editor.model().messages).toMatchObject([{ severity: 'error', text: 'This PNG is damaged.' }]);
    await expect(editor.host.generate(editRequest())).rejects.toThrow(/no picture/);
    bench.writeElsewhere(harbour);
    await vi.waitFor(() => expect(editor.model().image?.id).toBe(hashOf(harbour)));
    expect(messages(editor)).toEqual([]);
  });

  test('that is a JPEG by its bytes can be edited as a copy', async () => {
    const bench = await editorBench();
    bench.window.files.set(path, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    const editor = await bench.open();
    expect(editor.model().messages).toMatchObject([
      { text: '“harbour.png” is a JPEG image, whatever its name says.', action: 'Edit a PNG Copy' },
    ]);
    await editor.host.answerMessage({ id: 'file', take: true });
    expect(bench.editPngCopy).toHaveBeenCalledOnce();
  });
});

describe('masks', () => {
  test('are loaded from files, read again by their names, and saved', async () => {
    const bench = await editorBench();
    const editor = await bench.open();
    expect(await editor.host.loadMask()).toBeUndefined();
    const file = sized(JSON.stringify({ width: 2, height: 1, data: [0, 255] }));
    bench.window.files.set('/site/mask.png', file);
    bench.window.answer([new FakeUri('/site/mask.png')]);
    const loaded = await editor.host.loadMask();
    expect(loaded).toEqual({ hash: hashOf(file), width: 2, height: 1, data: Uint8Array.of(0, 255) });
    expect(await editor.host.readMask({ hash: hashOf(file) })).toEqual(loaded);
    await expect(editor.host.readMask({ hash: '../../secret' })).rejects.toThrow();
    bench.window.answer(new FakeUri('/site/harbour-mask.png'));
    const size = { width: 2, height: 1 };
    expect(await editor.host.saveMask({ mask: Uint8Array.of(255, 0), size })).toBe('harbour-mask.png');
    expect(bench.window.files.has('/site/harbour-mask.png')).toBe(true);
    await expect(editor.host.saveMask({ mask: Uint8Array.of(255), size })).rejects.toThrow(
      /one byte for each/,
    );
  });
});

test('a price is that of the request at the size that is sent', async () => {
  const { open } = await editorBench();
  const { host } = await open();
  const choices = { quality: 'medium', count: 1 };
  const sent = { width: 1024, height: 1024 };
  const one = await host.estimate({ choices, sent, promptLength: 100 });
  const three = await host.estimate({ choices: { ...choices, count: 3 }, sent, promptLength: 100 });
  expect(one).toMatch(/^about \$0\.\d+$/);
  expect(Number(three.slice(7))).toBeGreaterThan(2 * Number(one.slice(7)));
});

test('a hidden page gets nothing; when it is back it asks', async () => {
  const bench = await editorBench();
  const editor = await bench.open();
  const before = editor.models.length;
  editor.isVisible = false;
  await editor.host.generate(editRequest());
  await vi.waitFor(() => expect(bench.provider.exchanges.length).toBe(1));
  expect(editor.models.length).toBe(before);
  editor.isVisible = true;
  expect((await editor.host.ready()).model.job).toBeDefined();
});
