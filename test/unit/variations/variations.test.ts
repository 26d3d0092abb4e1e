import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import {
  type Variation,
  type VariationOutcome,
  Variations,
  withSource,
} from '../../../src/commands/variation/variations.ts';
import { LibraryError } from '../../../src/images/imageLibrary.ts';
import { ImageProviderError } from '../../../src/images/imageProviderError.ts';
import type { ImageFacts } from '../../../src/images/pictures.ts';
import { FakePictures, sized } from '../images/fakePictures.ts';
import { jobBench, settle } from '../images/jobBench.ts';
import { type Exchange, finalImage } from '../images/scriptedProvider.ts';

/** The person, who can only cancel the progress. */
const person = vi.hoisted(() => ({ titles: [] as string[], messages: [] as string[], cancel: () => {} }));
const settings: Readonly<Record<string, unknown>> = vi.hoisted(() => ({
  modelAliases: {},
  compression: 90,
  embedPrompt: false,
}));

vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => ({ path: text.replace('file://', ''), toString: () => text }) },
  ProgressLocation: { Notification: 15 },
  workspace: {
    getConfiguration: () => ({
      get: (key: string) => settings[key],
      inspect: (key: string) => ({ defaultValue: settings[key] }),
    }),
  },
  window: {
    withProgress: (
      { title }: { title: string },
      work: (progress: { report(value: { message: string }): void }, token: object) => Promise<unknown>,
    ) => {
      person.titles.push(title);
      const onCancellationRequested = (listener: () => void) => {
        person.cancel = listener;
        return { dispose() {} };
      };
      const report = ({ message }: { message: string }) => void person.messages.push(message);
      return work({ report }, { isCancellationRequested: false, onCancellationRequested });
    },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  person.titles.length = 0;
  person.messages.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function bench() {
  const jobs = jobBench();
  const pictures = new FakePictures();
  const copies: unknown[] = [];
  const copyImage = async (uri: Uri, copy: object) => {
    copies.push({ uri: uri.toString(), ...copy });
    return Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
  };
  const variations = new Variations({ ...jobs, pictures, copyImage });
  return { ...jobs, pictures, copies, variations };
}

function variation(
  name: string,
  changes: Partial<Variation> & { readonly facts?: ImageFacts } = {},
): Variation {
  const facts = changes.facts ?? { width: 300, height: 200, hasAlpha: false, isTurned: false };
  const uri = { path: `/pictures/${name}.png`, toString: () => `file:///pictures/${name}.png` } as Uri;
  const image = { data: sized(`300x200 ${name}`), format: 'png' } as const;
  return {
    source: { uri, hash: `hash of ${name}`, format: 'png', facts, image },
    request: { kind: 'edit', model: 'gpt-image-2', count: 1, prompt: `Like ${name}`, images: [image] },
    destination: { folder: 'file:///pictures', name: `${name}-variation-1` },
    confirm: 'done',
    ...changes,
  };
}

const answer = (exchange: Exchange | undefined, ...names: readonly string[]) => {
  exchange?.send(...names.map((name, index) => finalImage(name, index)));
  exchange?.end();
};

const saved = (outcomes: readonly VariationOutcome[]) =>
  outcomes.map(({ stored }) => stored.map(({ uri }) => uri));

test('each source is a job, and its images are kept as soon as it ends', async () => {
  const { variations, provider, library } = bench();
  const running = variations.run([variation('a'), variation('b'), variation('c')]);
  await settle();
  expect(provider.exchanges).toHaveLength(2);
  answer(provider.exchanges[1], '10x10 b');
  await settle();
  expect([...library.files.keys()]).toEqual(['file:///pictures/b-variation-1.png']);
  expect(person.messages.at(-1)).toBe('1 of 3 finished. The image forms…');
  answer(provider.exchanges[0], '10x10 a');
  await settle();
  answer(provider.exchanges[2], '10x10 c');
  expect(saved(await running)).toEqual([
    ['file:///pictures/a-variation-1.png'],
    ['file:///pictures/b-variation-1.png'],
    ['file:///pictures/c-variation-1.png'],
  ]);
  expect(person.titles).toEqual(['Generating 3 images']);
  const { images } = await library.load();
  expect(images.map(({ request }) => [request.operation, request.images?.[0]?.uri])).toEqual(
    expect.arrayContaining(['a', 'b', 'c'].map((name) => ['variation', `file:///pictures/${name}.png`])),
  );
});

test('progress counts images, as its title does', async () => {
  const { variations, provider } = bench();
  const two = (name: string) => variation(name, { request: { ...variation(name).request, count: 2 } });
  const running = variations.run([two('a'), two('b')]);
  await settle();
  provider.exchanges[0]?.send(finalImage('10x10 one', 0));
  await settle();
  expect(person.titles).toEqual(['Generating 4 images']);
  expect(person.messages.at(-1)).toMatch(/^1 of 4 finished\. /);
  answer(provider.exchanges[1], '10x10 three', '10x10 four');
  await settle();
  expect(person.messages.at(-1)).toMatch(/^3 of 4 finished\. /);
  provider.exchanges[0]?.send(finalImage('10x10 two', 1));
  provider.exchanges[0]?.end();
  await running;
});

test('cancelling keeps what is done, and sends nothing more', async () => {
  const { variations, provider, library } = bench();
  const running = variations.run(['a', 'b', 'c', 'd', 'e'].map((name) => variation(name)));
  await settle();
  answer(provider.exchanges[0], '10x10 a');
  await settle();
  expect(provider.exchanges).toHaveLength(3);
  person.cancel();
  const outcomes = await running;
  expect(provider.exchanges).toHaveLength(3);
  expect([...library.files.keys()]).toEqual(['file:///pictures/a-variation-1.png']);
  expect(outcomes.map(({ failure }) => failure)).toEqual([
    undefined,
    ...Array.from({ length: 4 }, () => expect.objectContaining({ reason: 'cancelled' })),
  ]);
  expect(outcomes.map(({ maybeBilled = false }) => maybeBilled)).toEqual([false, true, true, false, false]);
});

test('one that fails stops no other, and owes only what has not arrived', async () => {
  const { variations, provider } = bench();
  const { request } = variation('a');
  const running = variations.run([
    variation('a', { request: { ...request, model: 'gpt-image-2', count: 3 } }),
    variation('b'),
  ]);
  await settle();
  provider.exchanges[0]?.send(finalImage('10x10 a'));
  provider.exchanges[0]?.fail(new ImageProviderError('moderation', 'Refused.'));
  answer(provider.exchanges[1], '10x10 b');
  const [first, second] = await running;
  expect(first?.failure).toMatchObject({ reason: 'moderation' });
  expect(first?.stored).toHaveLength(1);
  expect(first?.variation).toMatchObject({ request: { count: 2 }, confirm: 'aboveLimit' });
  expect(second).toMatchObject({ stored: [{ uri: 'file:///pictures/b-variation-1.png' }] });
  expect(second).not.toHaveProperty('failure');
});

test('what cannot be kept stays in the archive, and can be kept elsewhere', async () => {
  const { variations, provider, library } = bench();
  const keep = library.keep.bind(library);
  const failure = new LibraryError('readOnly', 'Not there.');
  library.keep = async (image, destination) => {
    if (destination.folder === 'file:///pictures') throw failure;
    return keep(image, destination);
  };
  const asked = variation('a');
  const running = variations.run([{ ...asked, request: { ...asked.request, count: 2 } }]);
  await settle();
  answer(provider.exchanges[0], '10x10 one', '10x10 two');
  const [outcome] = await running;
  expect(outcome).toMatchObject({ stored: [], keepFailure: failure });
  expect(outcome?.unkept).toHaveLength(2);
  const moved = { ...asked, destination: { folder: 'file:///elsewhere', name: 'a-variation-1' } };
  const kept = await variations.keep(moved, outcome?.unkept ?? []);
  expect(kept.stored).toHaveLength(2);
  expect(kept).not.toHaveProperty('keepFailure');
});

test('a source that cannot be fitted stops no other', async () => {
  const { variations, provider, pictures } = bench();
  pictures.square = async () => Promise.reject(new Error('Out of memory.'));
  const { source } = variation('a');
  const legacy = { kind: 'variation', model: 'dall-e-2', count: 1, image: source.image } as const;
  const running = variations.run([variation('a', { request: legacy }), variation('b')]);
  await settle();
  answer(provider.exchanges[0], '10x10 b');
  const [first, second] = await running;
  expect(first).toMatchObject({ stored: [], failure: new Error('Out of memory.') });
  expect(second?.stored).toHaveLength(1);
});

test('names the file where the request carries it in another form', async () => {
  const { variations, provider, library } = bench();
  const { source } = variation('a');
  const legacy = { kind: 'variation', model: 'dall-e-2', count: 1, image: source.image } as const;
  const turned = { width: 200, height: 300, hasAlpha: false, isTurned: true };
  const running = variations.run([variation('a', { request: legacy }), variation('b', { facts: turned })]);
  await settle();
  for (const [index, exchange] of provider.exchanges.entries()) answer(exchange, `10x10 ${index}`);
  await running;
  const { images } = await library.load();
  expect(images.map(({ request }) => request.source).toSorted()).toEqual(['hash of a', 'hash of b']);
});

test.each([
  ['the same bytes where they have its size and format', '300x200 answer', 'png', 'same', []],
  ['filled where both are PNG', '1008x672 answer', 'png', 'composite', []],
  [
    'copied where the source is no PNG',
    '300x200 answer',
    'jpeg',
    'composite',
    [{ format: 'jpeg', size: { width: 300, height: 200 }, quality: 0.9 }],
  ],
] as const)('like its source an answer is %s', async (_, name, format, kind, copied) => {
  const { variations, provider, library, copies } = bench();
  const running = variations.run([variation('a', { like: { width: 300, height: 200, format } })]);
  await settle();
  answer(provider.exchanges[0], name);
  const [outcome] = await running;
  expect(outcome).not.toHaveProperty('keepFailure');
  const [record] = (await library.load()).images;
  const hash = outcome?.stored[0]?.hash;
  expect(hash === record?.hash).toBe(kind === 'same');
  expect(record?.composites).toEqual(kind === 'same' ? [] : [hash]);
  expect(outcome?.stored[0]?.uri).toBe(`file:///pictures/a-variation-1.${format}`);
  expect(copies).toMatchObject(copied);
});

test('an answer that cannot be brought to the size of its source is kept as it came', async () => {
  const { variations, provider, library, pictures } = bench();
  pictures.fill = async () => Promise.reject(new Error('Out of memory.'));
  const running = variations.run([variation('a', { like: { width: 300, height: 200, format: 'png' } })]);
  await settle();
  answer(provider.exchanges[0], '1008x672 answer');
  const [outcome] = await running;
  expect(outcome?.stored[0]?.hash).toBe((await library.load()).images[0]?.hash);
  expect(String(outcome?.keepFailure)).toMatch(/was kept as the server sent it\. Out of memory\./);
});

test('Cancel is there while sources are still fitted, and none is started after it', async () => {
  const { variations, provider, pictures } = bench();
  const fitting = Promise.withResolvers<void>();
  const square = pictures.square.bind(pictures);
  let fitted = 0;
  pictures.square = async (png, edge) => {
    fitted += 1;
    if (fitted === 2) await fitting.promise;
    return square(png, edge);
  };
  const legacy = (name: string) => {
    const { image } = variation(name).source;
    return variation(name, { request: { kind: 'variation', model: 'dall-e-2', count: 1, image } });
  };
  const running = variations.run([legacy('a'), legacy('b'), legacy('c')]);
  await settle();
  expect(person.titles).toEqual(['Generating 3 images']);
  expect(provider.exchanges).toHaveLength(1);
  person.cancel();
  fitting.resolve();
  const outcomes = await running;
  expect(provider.exchanges).toHaveLength(1);
  expect(outcomes.map(({ failure }) => failure)).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ reason: 'cancelled' })),
  );
});

test('an outcome holds no pixels, for as long as a message about it stands', async () => {
  const { variations, provider } = bench();
  const { image } = variation('a').source;
  const legacy = { kind: 'variation', model: 'dall-e-2', count: 1, image } as const;
  const running = variations.run([variation('a'), variation('b', { request: legacy })]);
  await settle();
  answer(provider.exchanges[0], '10x10 a');
  provider.exchanges[1]?.fail(new ImageProviderError('server', 'Broken.'));
  const held = (value: unknown): number =>
    value instanceof Uint8Array
      ? value.byteLength
      : typeof value === 'object' && value !== null
        ? Object.values(value).reduce<number>((sum, part) => sum + held(part), 0)
        : 0;
  for (const outcome of await running) expect(held(outcome.variation)).toBe(0);
});

test('with the picture read anew an outcome is what was asked', () => {
  const asked = variation('a');
  const hollow = withSource(asked, { ...asked.source, image: { data: new Uint8Array(), format: 'png' } });
  expect(withSource(hollow, asked.source)).toEqual(asked);
});

test('the form that was asked for is recorded with the request', async () => {
  const { variations, provider, library } = bench();
  const like = { width: 300, height: 200, format: 'jpeg' } as const;
  const running = variations.run([variation('a', { like })]);
  await settle();
  answer(provider.exchanges[0], '10x10 a');
  await running;
  const { images, jobs } = await library.load();
  expect([images[0]?.request.like, jobs[0]?.request.like]).toEqual([like, like]);
});
