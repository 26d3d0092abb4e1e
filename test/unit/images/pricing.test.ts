import { describe, expect, test } from 'vitest';
import { formatDollars, formatPrice } from '../../../src/images/formatPrice.ts';
import type { ImageRequest } from '../../../src/images/imageProvider.ts';
import type { ImageRecord, RecordedRequest } from '../../../src/images/imageRecord.ts';
import { familyOf } from '../../../src/images/models.ts';
import { estimatePrice, isAboveLimit, type PriceSetting, sumEstimates } from '../../../src/images/pricing.ts';
import { priceOf, pricesFor } from '../../../src/images/tokenPrices.ts';
import { picture } from './scriptedProvider.ts';

const own = { textInput: 1, imageInput: 2, imageOutput: 3 };

function request(changes: Partial<Extract<ImageRequest, { kind: 'generate' }>> = {}): ImageRequest {
  return {
    kind: 'generate',
    model: 'gpt-image-2',
    prompt: '',
    count: 1,
    size: '1024x1024',
    quality: 'medium',
    ...changes,
  };
}

function record(outputTokens: number | undefined, changes: Partial<RecordedRequest> = {}): ImageRecord {
  return {
    at: '2026-11-01T00:00:00.000Z',
    hash: 'a1',
    format: 'png',
    bytes: 3,
    job: 'job',
    index: 0,
    request: {
      operation: 'generate',
      model: 'gpt-image-2',
      count: 1,
      size: '1024x1024',
      quality: 'medium',
      ...changes,
    },
    returned: {},
    uris: [],
    places: [],
    removed: [],
    starred: false,
    discarded: false,
    composites: [],
    ...(outputTokens !== undefined && { usage: { outputTokens } }),
  };
}

function estimate(asked: ImageRequest, history: readonly ImageRecord[] = [], setting: PriceSetting = {}) {
  return estimatePrice(asked, familyOf(asked.model), setting, history);
}

describe('an estimate from published figures', () => {
  test.each([
    ['1024x1024', 'low', 0.006, 0.006],
    ['1024x1024', 'high', 0.211, 0.211],
    ['1536x1024', 'medium', 0.041, 0.041],
    ['1024x1024', 'auto', 0.006, 0.211],
    ['auto', 'medium', 0.041, 0.053],
    ['auto', 'auto', 0.005, 0.211],
  ] as const)('%s at %s costs $%d to $%d', (size, quality, low, high) => {
    const price = estimate(request({ size, quality }));
    expect(price?.low).toBeCloseTo(low, 3);
    expect(price?.high).toBeCloseTo(high, 3);
    expect(price?.basis).toBe('published');
  });

  test('scales to sizes that nobody publishes figures of', () => {
    // OpenAI's calculator says 14,272 tokens.
    expect(estimate(request({ size: '2048x2048', quality: 'high' }))?.high).toBeCloseTo(14_272 * 30e-6, 2);
  });

  test('takes what is not asked for as auto', () => {
    const { size: _, quality: __, ...bare } = request();
    expect(estimate(bare)).toEqual(estimate(request({ size: 'auto', quality: 'auto' })));
  });

  test('grows with the number of images, the prompt and the previews', () => {
    const one = estimate(request())?.high ?? 0;
    expect(estimate(request({ count: 4 }))?.high).toBeCloseTo(4 * one);
    expect(estimate(request({ partialImages: 3 }))?.high).toBeCloseTo(one + 300 * 30e-6);
    expect(estimate(request({ prompt: 'x'.repeat(4_000) }))?.high).toBeCloseTo(one + 1_000 * 5e-6);
  });

  test('counts each image that is sent', () => {
    const edit: ImageRequest = {
      kind: 'edit',
      model: 'gpt-image-2',
      prompt: '',
      count: 1,
      size: '1024x1024',
      quality: 'medium',
      images: [picture('a'), picture('b')],
    };
    expect(estimate(edit)?.high).toBeCloseTo(0.053 + 2 * 1_536 * 8e-6);
  });

  test.each([
    ['a quality without figures', request({ model: 'gpt-image-2.6-sunburst', quality: 'max' }), {}],
    ['an unknown model', request({ model: 'mystery' }), {}],
    ['an unknown model with prices, but without figures', request({ model: 'mystery' }), { '*': own }],
    ['a model that is not billed by tokens', request({ model: 'dall-e-3', quality: 'hd' }), {}],
  ])('is none for %s', (_, asked, setting) => {
    expect(estimate(asked, [], setting)).toBeUndefined();
  });

  test('uses the prices that the user set', () => {
    const price = estimate(request(), [], { 'gpt-image-2': { ...own, imageOutput: 60 } });
    expect(price?.high).toBeCloseTo(2 * 0.053);
  });
});

describe("an estimate from this user's records", () => {
  test('is the median of the same model, size and quality', () => {
    const history = [
      record(1_000),
      record(3_000),
      record(2_000),
      record(undefined),
      record(90_000, { model: 'gpt-image-1.5' }),
      record(90_000, { size: '1536x1024' }),
      record(90_000, { quality: 'high' }),
    ];
    const price = estimate(request({ partialImages: 2 }), history);
    expect(price).toEqual({ low: 0.06, high: 0.06, basis: 'records' });
  });

  test('is the mean of the middle two of an even number', () => {
    expect(estimate(request(), [record(1_000), record(2_000)])?.high).toBeCloseTo(1_500 * 30e-6);
  });

  test('is all that the model chose before where it may choose again', () => {
    const history = [1_000, 2_000, 7_000].map((tokens) => record(tokens, { quality: 'auto' }));
    const price = estimate(request({ quality: 'auto' }), history);
    expect(price?.low).toBeCloseTo(0.03);
    expect(price?.high).toBeCloseTo(0.21);
  });

  test('knows models that nobody publishes figures of', () => {
    const price = estimate(request({ model: 'mystery' }), [record(1_000, { model: 'mystery' })], {
      mystery: own,
    });
    expect(price).toEqual({ low: 0.003, high: 0.003, basis: 'records' });
  });

  test('knows what the input images took', () => {
    const images = [
      { hash: 'a', format: 'png' as const },
      { hash: 'b', format: 'png' as const },
    ];
    const edited: ImageRecord = {
      ...record(undefined, { operation: 'edit', images }),
      usage: { inputImageTokens: 1_000, outputTokens: 1_000 },
    };
    const edit = { ...edited.request, images: images.slice(0, 1) };
    const price = estimatePrice(edit, familyOf(edit.model), {}, [edited]);
    expect(price?.high).toBeCloseTo(1_000 * 30e-6 + 500 * 8e-6);
  });
});

describe('prices', () => {
  test.each([
    ['the published', 'gpt-image-2', {}, 30],
    ["the user's for the model", 'gpt-image-2', { 'gpt-image-2': own, '*': 0 }, 3],
    ["the user's for all", 'gpt-image-2', { '*': own }, 3],
    ['nothing for a free server', 'mystery', { '*': 0 }, 0],
    ['none where nobody knows', 'mystery', {}, undefined],
    [
      'the published where the setting holds no price',
      'gpt-image-2',
      { 'gpt-image-2': JSON.parse('"cheap"') },
      30,
    ],
    ['the published where a figure is missing', 'gpt-image-2', { '*': JSON.parse('{"imageOutput":1}') }, 30],
    ['no inherited property', 'constructor', {}, undefined],
  ] as const)('are %s', (_, model, setting, imageOutput) => {
    expect(pricesFor(model, familyOf(model), setting)?.imageOutput).toBe(imageOutput);
  });

  test('are free where the user says so', () => {
    expect(estimate(request({ model: 'mystery' }), [], { '*': 0 })).toEqual({
      low: 0,
      high: 0,
      basis: 'override',
    });
  });

  test.each([
    [{ inputTextTokens: 1e6, inputImageTokens: 1e6, outputTokens: 1e6 }, 6],
    [{ inputTokens: 3e6, inputImageTokens: 1e6, outputTokens: 0 }, 4],
    [{ inputTokens: 1e6, outputTokens: 1e6 }, 4],
    [{ outputTokens: 1e6 }, 3],
    [{ inputTokens: 1e6 }, undefined],
    [undefined, undefined],
  ])('of the usage %j are $%d', (usage, price) => {
    expect(priceOf(usage, own)).toBe(price);
  });

  test('need no usage where everything is free', () => {
    expect(priceOf(undefined, { textInput: 0, imageInput: 0, imageOutput: 0 })).toBe(0);
  });
});

describe('several requests', () => {
  const cheap = { low: 0.01, high: 0.02, basis: 'records' } as const;

  test('cost their sum', () => {
    expect(sumEstimates([cheap, cheap])).toEqual({ low: 0.02, high: 0.04, basis: 'records' });
    expect(sumEstimates([cheap, { ...cheap, basis: 'published' }])?.basis).toBe('published');
  });

  test('have no known price as soon as one has none', () => {
    expect(sumEstimates([cheap, undefined])).toBeUndefined();
    expect(sumEstimates([])).toBeUndefined();
  });
});

test.each([
  [undefined, 100, true],
  [{ low: 0, high: 1, basis: 'published' }, 1, false],
  [{ low: 0, high: 1.01, basis: 'published' }, 1, true],
] as const)('%j against a limit of %d: above is %s', (price, limit, above) => {
  expect(isAboveLimit(price, limit)).toBe(above);
});

test.each([
  [undefined, 'price unknown'],
  [[0, 0], 'free'],
  [[0.053, 0.053], 'about $0.05'],
  [[0.0512, 0.0538], 'about $0.05'],
  [[0.041, 0.17], '$0.04–$0.17'],
  [[0.005, 0.211], '$0.005–$0.21'],
  [[0.00001, 0.00001], 'about $0.0001'],
  [[0, 0.05], '$0–$0.05'],
  [[12.5, 240.4], '$12.50–$240'],
] as const)('%j reads "%s"', (range, text) => {
  const [low, high] = range ?? [];
  expect(
    formatPrice(low === undefined || high === undefined ? undefined : { low, high, basis: 'published' }),
  ).toBe(text);
});

test.each([
  [0.0096, '$0.01'],
  [0.00994, '$0.01'],
  [0.0049, '$0.005'],
  [0.00014, '$0.0001'],
  [0.995, '$0.99'],
  [1, '$1.00'],
  [99.996, '$100'],
])('%d dollars read "%s"', (amount, text) => {
  expect(formatDollars(amount)).toBe(text);
});

test('however many requests are priced, the records are gone through once', () => {
  let reads = 0;
  const history = Array.from({ length: 100 }, (_, index) => {
    const { request: asked, ...rest } = record(1000 + index);
    return {
      ...rest,
      get request() {
        reads += 1;
        return asked;
      },
    };
  });
  const [first] = [estimate(request(), history)];
  expect(first?.basis).toBe('records');
  const once = reads;
  for (const quality of ['low', 'medium', 'auto'] as const) estimate(request({ quality }), history);
  expect(estimate(request(), history)).toEqual(first);
  expect(reads).toBe(once);
  expect(estimate(request(), [record(5000)]), 'other records').not.toEqual(first);
});
