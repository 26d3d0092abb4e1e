import { describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { fittedRequest } from '../../../src/commands/variation/fittedRequest.ts';
import { planVariations } from '../../../src/commands/variation/planVariations.ts';
import {
  type RequestSource,
  refusalOf,
  type VariationChoices,
  variationRequest,
} from '../../../src/commands/variation/variationRequest.ts';
import type { ImageBytes, ImageFormat } from '../../../src/images/imageProvider.ts';
import { familyOf } from '../../../src/images/models.ts';

vi.mock('vscode', () => ({}));

const choices: VariationChoices = {
  model: 'auto',
  size: '1024x1024',
  quality: 'medium',
  background: 'auto',
  format: 'png',
  compression: 80,
  moderation: 'low',
  count: 2,
  style: '',
  chosen: new Set(),
  strength: 'medium',
  words: '',
  likeSource: false,
};

interface Given {
  readonly width?: number;
  readonly height?: number;
  readonly hasAlpha?: boolean;
  readonly format?: ImageFormat;
  readonly bytes?: number;
}

function source({
  width = 300,
  height = 200,
  hasAlpha = false,
  format = 'png',
  bytes = 9,
}: Given = {}): RequestSource {
  return {
    uri: { path: `/pictures/cat.${format}` } as Uri,
    format,
    facts: { width, height, hasAlpha, isTurned: false },
    image: { data: new Uint8Array(bytes), format },
  };
}

const requestOf = (model: string, given: Given = {}, changed: Partial<VariationChoices> = {}) =>
  variationRequest(source(given), { ...choices, ...changed }, model, familyOf(model));

describe('an edit without mask', () => {
  it('has the source first and alone, its shape, and nothing that edits do not take', () => {
    const { prompt, ...request } = { prompt: '', ...requestOf('gpt-image-2') };
    expect(prompt).toMatch(/^Make a variation/);
    expect(request).toEqual({
      kind: 'edit',
      model: 'gpt-image-2',
      count: 2,
      images: [source().image],
      size: '1008x672',
      quality: 'medium',
      background: 'opaque',
      format: 'png',
    });
  });

  it.each([
    ['the settings', {}, { format: 'webp' }, { format: 'webp', compression: 80, background: 'opaque' }],
    ['transparency', { hasAlpha: true }, {}, { format: 'png', background: 'transparent' }],
    [
      'transparency, not as JPEG',
      { hasAlpha: true },
      { format: 'jpeg' },
      { format: 'png', background: 'transparent' },
    ],
    [
      'transparency as WebP',
      { hasAlpha: true },
      { format: 'webp' },
      { format: 'webp', background: 'transparent' },
    ],
    [
      'a background that was set',
      {},
      { background: 'transparent' },
      { background: 'transparent', format: 'png' },
    ],
    [
      'PNG, where it is encoded again',
      { format: 'jpeg' },
      { format: 'jpeg', likeSource: true },
      { format: 'png' },
    ],
    ['a quality that the model lacks', {}, { quality: 'max' }, { quality: undefined }],
  ] satisfies [string, Given, Partial<VariationChoices>, object][])(
    'asks for %s',
    (_, given, changed, options) => {
      const request = requestOf('gpt-image-2', given, changed);
      expect({ ...request }).toMatchObject(
        Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
      );
      for (const [name, value] of Object.entries(options))
        if (value === undefined) expect(request).not.toHaveProperty(name);
      if (request.format === 'png') expect(request).not.toHaveProperty('compression');
    },
  );

  it('asks an unknown model for what was chosen only, and for no size', () => {
    const bare = requestOf('my-model');
    expect(Object.keys(bare).toSorted()).toEqual(['count', 'images', 'kind', 'model', 'prompt']);
    const chosen = requestOf('my-model', {}, { quality: 'high', chosen: new Set(['quality', 'size']) });
    expect(chosen.quality).toBe('high');
    expect(chosen).not.toHaveProperty('size');
  });
});

describe('the legacy variation', () => {
  it.each([
    [1, 1, '256x256'],
    [256, 90, '256x256'],
    [257, 90, '512x512'],
    [300, 512, '512x512'],
    [900, 700, '1024x1024'],
    [9000, 700, '1024x1024'],
  ])('of %i × %i is %s, without a word', (width, height, size) => {
    expect(requestOf('dall-e-2', { width, height })).toEqual({
      kind: 'variation',
      model: 'dall-e-2',
      count: 2,
      image: source().image,
      size,
    });
  });

  const squares = (bytesOf: (edge: number) => number) => {
    const edges: number[] = [];
    const square = async (_: Uint8Array, edge: number): Promise<ImageBytes> => {
      edges.push(edge);
      return { data: new Uint8Array(bytesOf(edge)), format: 'png' };
    };
    return { edges, square };
  };

  it.each([
    ['is fitted into the size asked for', '512x512', () => 10, [512], 10],
    [
      'goes to the next smaller size at 4 MB',
      '1024x1024',
      (edge: number) => (edge === 1024 ? 4_000_000 : 3_999_999),
      [1024, 512],
      3_999_999,
    ],
    ['is fitted even when it names no size', undefined, () => 10, [1024], 10],
  ] as const)('%s', async (_, size, bytesOf, tried, bytes) => {
    const pictures = squares(bytesOf);
    const request = {
      kind: 'variation',
      model: 'dall-e-2',
      count: 1,
      image: source().image,
      ...(size && { size }),
    } as const;
    const fitted = await fittedRequest(request, familyOf('dall-e-2'), pictures);
    expect(pictures.edges).toEqual(tried);
    expect(fitted.image.data).toHaveLength(bytes);
    expect(fitted.size).toBe(size);
  });

  it('is the only one that is fitted', async () => {
    const pictures = squares(() => 1);
    const edit = requestOf('gpt-image-2');
    expect(await fittedRequest(edit, familyOf('gpt-image-2'), pictures)).toBe(edit);
    expect(pictures.edges).toEqual([]);
  });
});

describe('a source is refused', () => {
  it.each([
    ['dall-e-2', { format: 'jpeg' }, /^dall-e-2 takes PNG only\. .*“cat\.jpeg” with “Edit Image with Mask”/],
    ['dall-e-2', { format: 'webp' }, /^dall-e-2 takes PNG only/],
    ['gpt-image-2', { bytes: 50_000_000 }, /“cat\.png” has more than 50 MB/],
    ['my-model', { bytes: 50_000_000 }, /more than 50 MB/],
    ['dall-e-3', {}, /^dall-e-3 cannot edit images\. Choose another model\.$/],
  ] satisfies [string, Given, RegExp][])('%s of %o', (model, given, sentence) => {
    const refusal = refusalOf(source(given), requestOf(model, given), familyOf(model));
    expect(refusal?.sentence).toMatch(sentence);
  });

  it.each([
    ['dall-e-2', { format: 'png' }],
    ['dall-e-2', { bytes: 60_000_000 }],
    ['gpt-image-2', { bytes: 49_999_999 }],
    ['gpt-image-2', { format: 'webp' }],
    ['my-model', { format: 'jpeg' }],
  ] satisfies [string, Given][])('not by %s of %o, whatever the count', (model, given) => {
    const request = requestOf(model, given, { count: 10 });
    expect(refusalOf(source(given), request, familyOf(model))).toBeUndefined();
  });

  it('but not with the others', () => {
    const sources = [source(), source({ format: 'jpeg' }), source({ width: 900 })];
    const { planned, refused } = planVariations(sources, choices, 'dall-e-2', familyOf('dall-e-2'));
    expect(planned.map(({ source: of, request }) => [of, request.size])).toEqual([
      [sources[0], '512x512'],
      [sources[2], '1024x1024'],
    ]);
    expect(refused.map(({ source: of }) => of)).toEqual([sources[1]]);
  });
});
