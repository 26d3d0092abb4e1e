import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noSides } from '../../../src/geometry/rectangle.ts';
import { type EditAnswer, type EditWish, editAnswer, ImageEdits } from '../../../src/images/imageEdits.ts';
import type { FinalImage, ImageFormat } from '../../../src/images/imageProvider.ts';
import { PictureError } from '../../../src/images/pictures.ts';
import { specFromRecord } from '../../../src/images/recordedRequest.ts';
import { FakePictures, sized, text } from './fakePictures.ts';
import { jobBench, settle } from './jobBench.ts';
import { hashOf } from './memoryLibrary.ts';
import { finalImage } from './scriptedProvider.ts';

const document = 'file:///site/harbour.png';
const folder = { folder: 'file:///site', name: 'harbour-edit-1' };
const blend = { grow: 4, feather: 8, keepUnmasked: true };
const source = sized('4x2 harbour');
const mask = { width: 4, height: 2, data: Uint8Array.of(0, 0, 255, 255, 0, 0, 255, 0) };
const wish: EditWish = {
  edit: {
    source,
    extend: noSides,
    mask,
    frame: { region: { x: 0, y: 0, width: 4, height: 2 }, sent: { width: 64, height: 32 } },
    blend,
  },
  document,
  request: { model: 'gpt-image-2', count: 1, prompt: 'A boat', quality: 'low', background: 'transparent' },
  sendsMask: true,
  sendsSize: true,
  confirm: 'done',
};

function open(embedPrompt = () => false) {
  const bench = jobBench();
  const pictures = new FakePictures();
  const { jobs, library } = bench;
  return { ...bench, pictures, edits: new ImageEdits({ jobs, library, pictures, embedPrompt }) };
}

type Bench = ReturnType<typeof open>;

/** Runs an edit to its end; the answer has these words as its bytes. */
async function answered(
  { edits, provider }: Bench,
  words: string,
  changes: Partial<EditWish> = {},
  format: ImageFormat = 'png',
): Promise<void> {
  await vi.advanceTimersByTimeAsync(10);
  const job = await edits.start({ ...wish, ...changes });
  await settle();
  const image: FinalImage = finalImage(words);
  provider.latest.send({ ...image, image: { ...image.image, format } });
  provider.latest.end();
  await job.finished;
  await vi.advanceTimersByTimeAsync(10);
}

async function only(bench: Bench): Promise<EditAnswer> {
  const [answer, ...others] = await bench.edits.notKept(document);
  if (!answer || others.length > 0) throw new Error('Not exactly one candidate.');
  return answer;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 4, 1, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('start', () => {
  test.each([
    { sendsMask: true, sendsSize: true },
    { sendsMask: true, sendsSize: false },
    { sendsMask: false, sendsSize: true },
    { sendsMask: false, sendsSize: false },
  ])('sends the prepared pixels: %o', async ({ sendsMask, sendsSize }) => {
    const { edits, pictures } = open();
    const { spec } = await edits.start({ ...wish, sendsMask, sendsSize });
    const prepared = await pictures.prepare(wish.edit);
    expect(spec).toEqual({
      request: {
        ...wish.request,
        kind: 'edit',
        images: [prepared.image],
        ...(sendsMask && { mask: prepared.mask }),
        ...(sendsSize && { size: '64x32' }),
        format: 'png',
      },
      origin: document,
      sources: [document],
      recipe: {
        source: hashOf(source),
        document,
        extend: noSides,
        mask: hashOf((await pictures.writeMask(mask)).data),
        frame: wish.edit.frame,
        blend,
      },
      confirm: 'done',
    });
  });

  test('source and mask are archived before the job starts', async () => {
    const { edits, library, pictures, jobs } = open();
    const started = vi.spyOn(jobs, 'start').mockImplementation(() => {
      throw new Error('the window closes');
    });
    await expect(edits.start(wish)).rejects.toThrow('the window closes');
    expect(started).toHaveBeenCalledOnce();
    expect(library.archived.get(hashOf(source))?.data).toEqual(source);
    expect([...library.archived.values()].map(({ data }) => text(data))).toContain(
      text((await pictures.writeMask(mask)).data),
    );
  });

  test('without a mask everything may change', async () => {
    const { edits } = open();
    const { mask: _, ...edit } = wish.edit;
    const { spec } = await edits.start({ ...wish, edit });
    expect(spec.recipe).not.toHaveProperty('mask');
    expect(spec.request).not.toHaveProperty('mask');
  });

  test('a picture that cannot be edited starts nothing and leaves nothing', async () => {
    const { edits, library, pictures, jobs } = open();
    pictures.beforePrepare = () => Promise.reject(new PictureError('damaged', 'The file is damaged.'));
    await expect(edits.start(wish)).rejects.toMatchObject({ name: 'PictureError', reason: 'damaged' });
    expect(library.archived.size).toBe(0);
    expect(jobs.jobs).toEqual([]);
  });

  test('an abort while the pixels are prepared starts nothing', async () => {
    const { edits, pictures, jobs } = open();
    const controller = new AbortController();
    pictures.beforePrepare = async () => controller.abort(new Error('gone'));
    await expect(edits.start(wish, controller.signal)).rejects.toThrow('gone');
    expect(jobs.jobs).toEqual([]);
  });

  test('a later abort cancels the job', async () => {
    const { edits } = open();
    const controller = new AbortController();
    const job = await edits.start(wish, controller.signal);
    controller.abort();
    await expect(job.finished).rejects.toMatchObject({ reason: 'cancelled' });
  });
});

describe('candidates', () => {
  test('are this file’s answers, the oldest first', async () => {
    const bench = open();
    await answered(bench, 'one');
    await answered(bench, 'other file', { document: 'file:///site/other.png' });
    await answered(bench, 'two');
    const candidates = await bench.edits.notKept(document);
    expect(candidates).toMatchObject(
      ['one', 'two'].map((words) => ({
        hash: hashOf(sized(words)),
        format: 'png',
        bytes: words.length,
        model: 'gpt-image-2',
        prompt: 'A boat',
        recipe: { document, source: hashOf(source) },
      })),
    );
  });

  test.each<[string, (bench: Bench, answer: EditAnswer) => Promise<unknown>]>([
    ['kept', ({ edits }, answer) => edits.keep(answer, blend, folder)],
    ['kept as it came', ({ edits }, answer) => edits.keepRaw(answer, folder)],
    ['discarded', ({ edits }, answer) => edits.discard(answer, true)],
    ['no longer archived', async ({ library }, answer) => library.archived.delete(answer.hash)],
  ])('one that is %s is none', async (_, leave) => {
    const bench = open();
    await answered(bench, 'one');
    await leave(bench, await only(bench));
    expect(await bench.edits.notKept(document)).toEqual([]);
  });

  test.each<[string, (bench: Bench, answer: EditAnswer) => Promise<unknown>]>([
    ['kept', ({ edits }, answer) => edits.keep(answer, blend, folder)],
    ['discarded', ({ edits }, answer) => edits.discard(answer, true)],
  ])('equal bytes made again after the first were %s are a candidate again', async (_, leave) => {
    const bench = open();
    await answered(bench, 'one');
    await leave(bench, await only(bench));
    await answered(bench, 'one');
    expect((await only(bench)).hash).toBe(hashOf(sized('one')));
  });

  test('equal bytes that nobody decided on are one candidate', async () => {
    const bench = open();
    await answered(bench, 'one');
    await answered(bench, 'one', { request: { ...wish.request, prompt: 'A ship' } });
    expect((await only(bench)).prompt).toBe('A ship');
  });

  test('a discarded one can be brought back', async () => {
    const bench = open();
    await answered(bench, 'one');
    const answer = await only(bench);
    await bench.edits.discard(answer, true);
    await vi.advanceTimersByTimeAsync(1);
    await bench.edits.discard(answer, false);
    expect(await only(bench)).toEqual(answer);
  });

  test('an edit that was interrupted and sent again answers to the same file', async () => {
    const bench = open();
    const { edits, jobs, library, provider } = bench;
    await edits.start(wish);
    await settle();
    for (const line of jobs.interruptAll()) await library.append(line);
    await settle();
    const [interrupted] = (await library.load()).jobs;
    if (!interrupted) throw new Error('no job');

    const later = jobBench();
    later.library.lines.push(...library.lines);
    for (const [hash, image] of library.archived) later.library.archived.set(hash, image);
    const again = later.jobs.start(await specFromRecord(interrupted, later.library, 'done'));
    await settle();
    expect(later.provider.latest.request).toEqual(provider.latest.request);
    later.provider.latest.send(finalImage('late'));
    later.provider.latest.end();
    await again.finished;

    const reopened = new ImageEdits({ ...later, pictures: bench.pictures, embedPrompt: () => false });
    expect(await reopened.notKept(document)).toMatchObject([
      { hash: hashOf(sized('late')), recipe: { source: hashOf(source), document, blend } },
    ]);
  });
});

describe('compose', () => {
  const whole = wish.edit.frame;
  const crop = { ...whole, region: { x: 1, y: 0, width: 2, height: 2 } };
  const padded = { ...whole, region: { x: 0, y: 0, width: 4, height: 3 } };
  const extend = { ...noSides, right: 2 };
  const extended = { ...whole, region: { x: 0, y: 0, width: 6, height: 2 } };
  const free = { ...blend, keepUnmasked: false };
  const unmasked = { source, extend: noSides, blend };

  test.each([
    ['a mask whose surroundings are kept', { ...wish.edit, frame: whole }, blend, true],
    ['a mask whose surroundings may change', { ...wish.edit, frame: whole }, free, false],
    ['a crop whose surroundings may change', { ...wish.edit, frame: crop }, free, true],
    ['a padded frame', { ...wish.edit, frame: padded }, free, true],
    ['no mask', { ...unmasked, frame: whole }, blend, false],
    ['no mask, in a crop', { ...unmasked, frame: crop }, blend, true],
    ['no mask, on the larger canvas', { ...unmasked, extend, frame: extended }, blend, false],
    ['no mask, on the image of a larger canvas', { ...unmasked, extend, frame: whole }, blend, true],
    ['a border that is free, and all else too', { ...wish.edit, extend, frame: extended }, free, false],
  ])('%s', async (_, edit, wanted, isComposed) => {
    const bench = open();
    await answered(bench, 'answer', { edit });
    const image = await bench.edits.compose(await only(bench), wanted);
    expect(bench.pictures.composed).toBe(isComposed ? 1 : 0);
    if (!isComposed) expect(image.hash).toBe(hashOf(sized('answer')));
  });

  test.each([true, false])('puts the answer into its own source, prompt embedded: %s', async (embeds) => {
    const bench = open(() => embeds);
    await answered(bench, 'answer');
    const answer = await only(bench);
    const wanted = { ...blend, feather: 20 };

    const composite = await bench.edits.compose(answer, wanted);

    expect(JSON.parse(text((await bench.library.read(composite.hash)).data))).toEqual({
      source: '4x2 harbour',
      mask: { ...mask, data: [...mask.data] },
      extend: noSides,
      frame: whole,
      blend: wanted,
      answer: 'answer',
      by: { model: 'gpt-image-2', ...(embeds && { prompt: 'A boat' }) },
    });
    expect(bench.library.lines.at(-1)).toMatchObject({
      kind: 'composite',
      hash: composite.hash,
      answer: answer.hash,
      blend: wanted,
    });
    expect((await bench.library.load()).images).toMatchObject([
      { hash: answer.hash, composites: [composite.hash] },
    ]);
  });

  test('the same composite is made once, also when it is asked for twice at once', async () => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    const [one, two] = await Promise.all([
      bench.edits.compose(answer, blend),
      bench.edits.compose(answer, blend),
    ]);
    expect(await bench.edits.compose(answer, { ...blend })).toEqual(one);
    expect(two).toEqual(one);
    expect(bench.pictures.composed).toBe(1);
    await bench.edits.compose(answer, { ...blend, grow: 5 });
    expect(bench.pictures.composed).toBe(2);
  });

  test('one that left the archive is made again', async () => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    const { hash } = await bench.edits.compose(answer, blend);
    bench.library.archived.delete(hash);
    await bench.edits.compose(answer, blend);
    expect(bench.library.archived.has(hash)).toBe(true);
  });

  test('a failure is no composite: the next wish tries again', async () => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    bench.pictures.beforeCompose = () => Promise.reject(new Error('out of memory'));
    await expect(bench.edits.compose(answer, blend)).rejects.toThrow('out of memory');
    bench.pictures.beforeCompose = async () => {};
    await bench.edits.compose(answer, blend);
    expect(bench.pictures.composed).toBe(1);
  });

  test('several are composed one after another', async () => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    let running = 0;
    let most = 0;
    bench.pictures.beforeCompose = async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    };
    await Promise.all([1, 2, 3, 4].map((grow) => bench.edits.compose(answer, { ...blend, grow })));
    expect({ composed: bench.pictures.composed, most }).toEqual({ composed: 4, most: 1 });
  });

  test.each(['source', 'mask'] as const)('a %s that left the archive is said', async (part) => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    bench.library.archived.delete(answer.recipe[part] ?? '');
    await expect(bench.edits.compose(answer, blend)).rejects.toMatchObject({ reason: 'missing' });
  });

  test('an answer of another shape is said, and can be kept as it came', async () => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    bench.pictures.beforeCompose = () => Promise.reject(new PictureError('unaligned', 'Another shape.'));
    await expect(bench.edits.keep(answer, blend, folder)).rejects.toMatchObject({ reason: 'unaligned' });
    expect(bench.library.files.size).toBe(0);
    const { hash } = await bench.edits.keepRaw(answer, folder);
    expect(hash).toBe(answer.hash);
  });
});

describe('files', () => {
  test('a kept composite is a place of its answer', async () => {
    const bench = open();
    await answered(bench, 'answer');
    const answer = await only(bench);
    const stored = await bench.edits.keep(answer, blend, folder);
    expect(stored.hash).not.toBe(answer.hash);
    expect((await bench.library.load()).images).toMatchObject([
      { hash: answer.hash, uris: [stored.uri], keptAt: expect.any(String), composites: [stored.hash] },
    ]);
  });

  test('replacing twice leads back to the first original, and the answers are candidates again', async () => {
    const bench = open();
    const { edits, library } = bench;
    const first = hashOf(source);
    library.files.set(document, first);
    await answered(bench, 'one');
    const one = await edits.replaceOriginal(await only(bench), blend, first);
    await answered(bench, 'two');
    const two = await edits.replaceOriginal(await only(bench), blend, one.hash);
    expect(await edits.notKept(document)).toMatchObject([{ hash: hashOf(sized('one')) }]);
    expect(await edits.original(document)).toBe(first);
    expect(await edits.original(document, two.hash)).toBe(first);
    expect(await edits.original(document, first)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10);

    await expect(edits.restoreOriginal(document, one.hash)).rejects.toMatchObject({ reason: 'changed' });
    expect(await edits.restoreOriginal(document, two.hash)).toEqual({ uri: document, hash: first });

    expect(library.files.get(document)).toBe(first);
    expect(await edits.original(document)).toBeUndefined();
    expect((await edits.notKept(document)).map(({ hash }) => hash)).toEqual(
      ['one', 'two'].map((words) => hashOf(sized(words))),
    );
  });

  test.each([
    ['before its file is replaced', 'keep'],
    ['after its file was replaced', 'replace'],
  ])('candidates and the way back follow a document that is renamed %s', async (_, when) => {
    const bench = open();
    const { edits, library } = bench;
    const renamed = 'file:///pages/harbour.png';
    const first = hashOf(source);
    const rename = async () => {
      await vi.advanceTimersByTimeAsync(10);
      await library.moved([{ from: document, to: renamed }]);
      await vi.advanceTimersByTimeAsync(10);
    };
    library.files.set(document, first);
    await answered(bench, 'one');
    await answered(bench, 'two');
    if (when === 'keep') await rename();
    const [one] = await edits.notKept(when === 'keep' ? renamed : document);
    if (!one) throw new Error('There is no candidate.');
    const replaced = await edits.replaceOriginal(one, blend, first);
    if (when === 'replace') await rename();

    expect(await edits.notKept(document)).toEqual([]);
    expect(await edits.notKept(renamed)).toMatchObject([
      { hash: hashOf(sized('two')), recipe: { document: renamed } },
    ]);
    expect(await edits.original(document)).toBeUndefined();
    expect(await edits.restoreOriginal(renamed, replaced.hash)).toEqual({ uri: renamed, hash: first });
    expect(await edits.notKept(renamed)).toHaveLength(2);
  });

  test('what was kept and then deleted is no candidate again', async () => {
    const bench = open();
    const { edits, library } = bench;
    await answered(bench, 'one');
    const kept = await edits.keep(await only(bench), blend, folder);
    await vi.advanceTimersByTimeAsync(10);
    await library.remove(kept.uri, kept.hash);
    expect(await edits.notKept(document)).toEqual([]);
    const [record] = (await library.load()).images;
    expect(record).toMatchObject({ uris: [], removed: [{ uri: kept.uri, hash: kept.hash }] });
  });

  test('nothing is restored that was not replaced', async () => {
    const { edits } = open();
    await expect(edits.restoreOriginal(document, hashOf(source))).rejects.toMatchObject({
      reason: 'missing',
      uri: document,
    });
  });

  test('a PNG file gets nothing but PNG', async () => {
    const bench = open();
    const { mask: _, ...edit } = wish.edit;
    await answered(bench, 'answer', { edit }, 'jpeg');
    bench.library.files.set(document, hashOf(source));
    const answer = await only(bench);
    await expect(bench.edits.replaceOriginal(answer, blend, hashOf(source))).rejects.toMatchObject({
      name: 'LibraryError',
      message: expect.stringContaining('JPEG'),
    });
    expect(bench.library.files.get(document)).toBe(hashOf(source));
    expect((await bench.edits.keep(answer, blend, folder)).uri).toMatch(/\.jpeg$/);
  });
});

test('an image without a recipe is no edit answer', () => {
  const request = { operation: 'generate', model: 'm', count: 1, prompt: 'A cat' } as const;
  expect(editAnswer({ hash: 'a', format: 'png', bytes: 1, request })).toBeUndefined();
});
