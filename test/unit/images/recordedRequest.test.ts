import { expect, test } from 'vitest';
import type { ImageRequest } from '../../../src/images/imageProvider.ts';
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

test('a source that the archive no longer holds is an error', async () => {
  const recorded = await recordRequest(
    { request: { kind: 'variation', model: 'dall-e-2', count: 1, image: picture('a') } },
    new MemoryLibrary(),
  );
  await expect(requestFromRecord(recorded, new MemoryLibrary())).rejects.toMatchObject({ reason: 'missing' });
});
