import { expect, test } from 'vitest';
import type { ImageJobSpec } from '../../../src/images/imageJob.ts';
import type { ImageRequest } from '../../../src/images/imageProvider.ts';
import type { EditRecipe } from '../../../src/images/imageRecord.ts';
import { recordRequest, requestFromRecord, specFromRecord } from '../../../src/images/recordedRequest.ts';
import { MemoryLibrary } from './memoryLibrary.ts';
import { picture } from './scriptedProvider.ts';

const options = {
  size: '1024x1024',
  quality: 'high',
  background: 'opaque',
  format: 'webp',
  compression: 80,
  moderation: 'low',
} as const;

const requests: readonly ImageRequest[] = [
  { kind: 'generate', model: 'gpt-image-2', count: 2, prompt: 'A cat', ...options },
  { kind: 'generate', model: 'gpt-image-2', count: 1, prompt: 'A cat without options' },
  {
    kind: 'edit',
    model: 'gpt-image-2',
    count: 1,
    prompt: 'A hat',
    images: [picture('a'), picture('b')],
    ...options,
  },
  {
    kind: 'edit',
    model: 'gpt-image-2',
    count: 1,
    prompt: 'A hat',
    images: [picture('a')],
    mask: picture('mask'),
  },
  { kind: 'variation', model: 'dall-e-2', count: 3, image: picture('a') },
];

test.each(requests)('a recorded request ($kind) survives JSON and can be sent again', async (request) => {
  const library = new MemoryLibrary();
  const recorded = JSON.parse(JSON.stringify(await recordRequest({ request }, library)));
  expect(await requestFromRecord(recorded, library)).toEqual(request);
});

test('a record holds neither bytes nor previews', async () => {
  const request: ImageRequest = { kind: 'generate', model: 'm', count: 1, prompt: 'A cat', partialImages: 2 };
  expect(await recordRequest({ request }, new MemoryLibrary())).toEqual({
    operation: 'generate',
    model: 'm',
    count: 1,
    prompt: 'A cat',
  });
});

test('a job that was interrupted can be started again as it was', async () => {
  const library = new MemoryLibrary();
  const request: ImageRequest = {
    kind: 'edit',
    model: 'gpt-image-2',
    count: 1,
    prompt: 'A hat',
    images: [picture('a'), picture('b')],
  };
  const recorded = await recordRequest({ request, sources: ['file:///a.png', undefined] }, library);
  expect(await specFromRecord({ request: recorded, origin: 'file:///post.md' }, library, 'always')).toEqual({
    request,
    origin: 'file:///post.md',
    sources: ['file:///a.png', undefined],
    confirm: 'always',
  });
});

test('an edit of a part of a picture carries how it goes back, as its job and as its images', async () => {
  const library = new MemoryLibrary();
  const recipe: EditRecipe = {
    source: 'a'.repeat(64),
    document: 'file:///a.png',
    extend: { top: 0, right: 8, bottom: 0, left: 0 },
    mask: 'b'.repeat(64),
    frame: { region: { x: -2, y: 0, width: 20, height: 10 }, sent: { width: 1280, height: 640 } },
    blend: { grow: 4, feather: 8, keepUnmasked: true },
  };
  const request: ImageRequest = {
    kind: 'edit',
    model: 'gpt-image-2',
    count: 1,
    prompt: 'A hat',
    images: [picture('prepared')],
  };
  const spec = { request, recipe, sources: [recipe.document], origin: recipe.document };
  const recorded = JSON.parse(JSON.stringify(await recordRequest(spec, library)));
  expect(recorded.recipe).toEqual(recipe);
  expect(await specFromRecord({ request: recorded, origin: recipe.document }, library, 'aboveLimit')).toEqual(
    { ...spec, confirm: 'aboveLimit' },
  );
});

test.each<Pick<ImageJobSpec, 'request' | 'source'>>([
  {
    request: { kind: 'edit', model: 'gpt-image-2', count: 2, prompt: 'Like it', images: [picture('a')] },
  },
  {
    request: { kind: 'variation', model: 'dall-e-2', count: 2, image: picture('squared') },
    source: 'c'.repeat(64),
  },
])(
  'a variation is recorded as one, however it was sent ($request.kind), and can be made again',
  async (sent) => {
    const library = new MemoryLibrary();
    const spec = { ...sent, operation: 'variation', sources: ['file:///a.png'] } as const;
    const recorded = JSON.parse(JSON.stringify(await recordRequest(spec, library)));
    expect(recorded).toMatchObject({ operation: 'variation', images: [{ uri: 'file:///a.png' }] });
    expect(recorded.source).toBe(sent.source);
    expect(await specFromRecord({ request: recorded }, library, 'done')).toEqual({
      ...spec,
      confirm: 'done',
    });
  },
);

test('a source that the archive no longer holds is an error', async () => {
  const recorded = await recordRequest(
    { request: { kind: 'variation', model: 'dall-e-2', count: 1, image: picture('a') } },
    new MemoryLibrary(),
  );
  await expect(requestFromRecord(recorded, new MemoryLibrary())).rejects.toMatchObject({ reason: 'missing' });
});
