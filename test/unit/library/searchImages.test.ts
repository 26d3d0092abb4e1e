import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { variationPrompt } from '../../../src/commands/variation/variationPrompt.ts';
import type { ImageRecord } from '../../../src/images/imageRecord.ts';
import { removePrompt } from '../../../src/images/removePrompt.ts';
import { foldedText, naturalKey } from '../../../src/library/search/foldedText.ts';
import { type SearchableImage, searchImages } from '../../../src/library/search/searchImages.ts';
import { sortedInSlices } from '../../../src/library/sortedInSlices.ts';
import { at, imageLine, request } from './lines.ts';
import { pick, randomFrom } from './random.ts';

type Changes = Partial<Omit<ImageRecord, 'request'>> & { readonly request?: Partial<ImageRecord['request']> };

function record(seconds: number, changes: Changes = {}): ImageRecord {
  const { kind: _, ...line } = imageLine(seconds);
  return {
    ...line,
    uris: [],
    places: [],
    removed: [],
    starred: false,
    discarded: false,
    composites: [],
    ...changes,
    request: { ...request, prompt: '', ...changes.request },
  };
}

function image(name: string, seconds: number, changes: Changes = {}): SearchableImage {
  return { name, state: 'file', record: record(seconds, changes) };
}

const all = { text: '', state: 'all', sort: 'newest' } as const;

const images: readonly SearchableImage[] = [
  image('castle.png', 1, { request: { prompt: 'Ein Schloß am Meer 🏰', model: 'gpt-image-1' } }),
  image('harbour-2.png', 2, { starred: true, request: { prompt: 'A harbour at dawn', operation: 'edit' } }),
  image('Éclair.png', 3, { revisedPrompt: 'A chocolate pastry on a plate', request: { prompt: 'Dessert' } }),
  { ...image('harbour-10.png', 4, { request: { operation: 'variation' } }), state: 'notKept' },
  { ...image('gone.png', 5, { request: { prompt: 'harbour' } }), state: 'deleted' },
  { ...image('unwanted.png', 6, { starred: true }), state: 'discarded' },
  { name: 'photo of a harbour.jpg', state: 'file' },
];

async function found(query: Partial<Parameters<typeof searchImages>[1]>): Promise<readonly string[]> {
  const { matches } = await searchImages(images, { ...all, ...query });
  return matches.map(({ name }) => name);
}

test.each([
  ['harbour', ['harbour-10.png', 'harbour-2.png', 'photo of a harbour.jpg']],
  ['dawn HARBOUR', ['harbour-2.png']],
  ['  harbour \t dawn\n', ['harbour-2.png']],
  ['harbour 10', ['harbour-10.png']],
  ['schloss', ['castle.png']],
  ['SCHLOß meer', ['castle.png']],
  ['castle meer', ['castle.png']],
  ['🏰', ['castle.png']],
  ['eclair', ['Éclair.png']],
  ['E\u0301CLAIR', ['Éclair.png']],
  ['dessert plate', ['Éclair.png']],
  ['dessertplate', []],
  ['none', []],
  ['har dawn', ['harbour-2.png']],
])('finds “%s”', async (text, names) => {
  expect(await found({ text })).toEqual(names);
});

test.each([
  [{ operation: 'edit' }, ['harbour-2.png']],
  [{ operation: 'variation' }, ['harbour-10.png']],
  [{ model: 'gpt-image-1' }, ['castle.png']],
  [{ starred: true }, ['harbour-2.png']],
  [{ starred: false, operation: 'generate' }, ['Éclair.png', 'castle.png']],
  [{ state: 'files' }, ['Éclair.png', 'harbour-2.png', 'castle.png', 'photo of a harbour.jpg']],
  [{ state: 'notKept' }, ['harbour-10.png']],
  [{ state: 'removed' }, ['unwanted.png', 'gone.png']],
  [{ state: 'removed', text: 'harbour' }, ['gone.png']],
  [{ state: 'removed', starred: true }, ['unwanted.png']],
] as const)('filters %j', async (query, names) => {
  expect(await found(query)).toEqual(names);
});

test.each([
  ['newest', ['harbour-10.png', 'Éclair.png', 'harbour-2.png', 'castle.png', 'photo of a harbour.jpg']],
  ['oldest', ['castle.png', 'harbour-2.png', 'Éclair.png', 'harbour-10.png', 'photo of a harbour.jpg']],
  ['name', ['castle.png', 'Éclair.png', 'harbour-2.png', 'harbour-10.png', 'photo of a harbour.jpg']],
] as const)('sorts by %s', async (sort, names) => {
  expect(await found({ sort })).toEqual(names);
});

test('finds variations and removals by what people wrote, not by what Easel asks of the model', async () => {
  const prompt = (words: string, description: string) =>
    variationPrompt({ strength: 'medium', words, description, style: '' }, 32_000);
  const made = [
    image('1.png', 1, { request: { operation: 'variation', prompt: prompt('at night', 'A cat') } }),
    image('2.png', 2, { request: { operation: 'variation', prompt: prompt('', 'A light tower') } }),
    image('3.png', 3, { request: { operation: 'edit', prompt: removePrompt } }),
    image('4.png', 4, { request: { prompt: 'The subject: light' } }),
  ];
  const names = async (text: string) =>
    (await searchImages(made, { ...all, text, sort: 'oldest' })).matches.map(({ name }) => name);
  expect(await names('light')).toEqual(['2.png', '4.png']);
  expect(await names('subject')).toEqual(['4.png']);
  expect(await names('description')).toEqual([]);
  expect(await names('cat night')).toEqual(['1.png']);
});

test('the images of one request keep the order that the server gave them', async () => {
  const batch = [2, 0, 1].map((index) => image(`${index}`, 1, { index }));
  for (const sort of ['newest', 'oldest'] as const) {
    const { matches } = await searchImages(batch, { ...all, sort });
    expect(matches.map(({ name }) => name)).toEqual(['0', '1', '2']);
  }
});

test('tells nothing yet from no match, and which models there are', async () => {
  const models = ['gpt-image-1', 'gpt-image-2.6-sunburst'];
  expect(await searchImages(images, { ...all, text: 'none' })).toEqual({ matches: [], total: 5, models });
  expect(await searchImages(images, { ...all, text: 'none', state: 'removed' })).toMatchObject({ total: 2 });
  expect(await searchImages([], all)).toEqual({ matches: [], total: 0, models: [] });
});

const words = ['lighthouse', 'Fjörd', 'cat', 'straße', 'été', 'snow', 'Ωμέγα', 'naïve', '海'];

test.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'finds and sorts what a plain search does (seed %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const text = (count: number) => Array.from({ length: count }, () => pick(words, random)).join(' ');
    const many = Array.from({ length: 1500 }, (_, index) =>
      image(`${pick(words, random)}-${index}.png`, Math.floor(random() * 99_999), {
        starred: random() < 0.5,
        request: { prompt: text(4) },
      }),
    );
    const query = { ...all, text: text(2).toUpperCase(), starred: random() < 0.5 };
    const { matches } = await searchImages(many, query);
    const expected = many
      .filter(({ record: of }) => of?.starred === query.starred)
      .filter(({ name, record: of }) =>
        query.text.split(' ').every((word) => plain(`${of?.request.prompt} ${name}`).includes(plain(word))),
      )
      .map((found, order) => ({ found, order }))
      .sort((a, b) => {
        const [first, second] = [a.found.record?.at ?? '', b.found.record?.at ?? ''];
        return first === second ? a.order - b.order : first < second ? 1 : -1;
      });
    expect(matches).toEqual(expected.map(({ found }) => found));
  },
);

function plain(text: string): string {
  return text.toLocaleUpperCase('en').normalize('NFD').replace(/\p{M}/gu, '');
}

test.each([
  ['Ä', 'A'],
  ['ﬁlm', 'FILM'],
  ['ς', 'Σ'],
  ['İstanbul', 'ISTANBUL'],
  ['がく', 'がく'.normalize('NFKD')],
  ['한', '한'.normalize('NFKD')],
])('%s is compared as %s', (text, folded) => {
  expect(foldedText(text)).toBe(folded);
});

test('numbers in names sort by what they count', () => {
  const names = ['cat-10', 'cat-9', 'cat-1', 'cat', 'Cat-2', 'cat-010a', 'Çat-3'];
  const sorted = names.toSorted((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1));
  expect(sorted).toEqual(['cat', 'cat-1', 'Cat-2', 'Çat-3', 'cat-9', 'cat-10', 'cat-010a']);
});

test.each([0, 1, 2, 511, 512, 513, 1024, 1025, 5000])(
  'sorts %i items, equal ones in their order',
  async (count) => {
    const random = randomFrom(count);
    const items = Array.from({ length: count }, (_, order) => ({ value: Math.floor(random() * 50), order }));
    const sorted = await sortedInSlices(items, (a, b) => a.value - b.value);
    expect(sorted).toEqual(items.toSorted((a, b) => a.value - b.value || a.order - b.order));
  },
);

test('other work runs while many are searched', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({
    name: `image-${index}.png`,
    state: 'file' as const,
    record: record(index, {
      at: at((index * 7919) % 20_000),
      request: { prompt: `A ${words[index % 9]} by night` },
    }),
  }));
  let turns = 0;
  let searching = true;
  const search = searchImages(many, { ...all, text: 'night', sort: 'name' }).finally(() => {
    searching = false;
  });
  while (searching) {
    turns += 1;
    await setImmediate();
  }
  expect((await search).matches).toHaveLength(20_000);
  expect(turns).toBeGreaterThan(2);
});
