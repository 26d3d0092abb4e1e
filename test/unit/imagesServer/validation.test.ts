import { describe, expect, it } from 'vitest';
import { errorOf, formOf, grey, leftMask, png, post, start } from './fixtures.ts';

const base = { model: 'gpt-image-2', prompt: 'A hill' };
const big = Buffer.alloc(4 * 1024 * 1024);

describe('generations refuse', () => {
  it.each<[string, unknown, string | null, string | null]>([
    ['an unknown field', { ...base, seed: 1 }, 'seed', 'unknown_parameter'],
    ['response_format', { ...base, response_format: 'b64_json' }, 'response_format', 'unknown_parameter'],
    ['no prompt', { model: 'gpt-image-2' }, 'prompt', 'missing_required_parameter'],
    ['an empty prompt', { ...base, prompt: '' }, 'prompt', 'empty_string'],
    ['a prompt that is no text', { ...base, prompt: 5 }, 'prompt', 'invalid_type'],
    ['a null prompt', { ...base, prompt: null }, 'prompt', 'invalid_type'],
    ['a long prompt', { ...base, prompt: 'x'.repeat(32_001) }, 'prompt', 'string_above_max_length'],
    [
      'a long prompt for dall-e-2',
      { model: 'dall-e-2', prompt: 'x'.repeat(1001) },
      'prompt',
      'string_above_max_length',
    ],
    ['no model', { prompt: 'A hill' }, 'model', null],
    ['a model for text', { ...base, model: 'gpt-4o' }, 'model', 'invalid_value'],
    ['no images', { ...base, n: 0 }, 'n', 'integer_below_min_value'],
    ['eleven images', { ...base, n: 11 }, 'n', 'integer_above_max_value'],
    ['a number as text', { ...base, n: '2' }, 'n', 'invalid_type'],
    ['half an image', { ...base, n: 1.5 }, 'n', 'invalid_type'],
    ['two images of dall-e-3', { model: 'dall-e-3', prompt: 'x', n: 2 }, 'n', 'integer_above_max_value'],
    ['a size of words', { ...base, size: 'large' }, 'size', 'invalid_value'],
    ['an edge off 16', { ...base, size: '1000x1024' }, 'size', 'invalid_value'],
    ['too few pixels', { ...base, size: '512x512' }, 'size', 'invalid_value'],
    ['too many pixels', { ...base, size: '3840x2176' }, 'size', 'invalid_value'],
    ['too long an edge', { ...base, size: '3856x1600' }, 'size', 'invalid_value'],
    ['too narrow a picture', { ...base, size: '3200x1024' }, 'size', 'invalid_value'],
    ['a free size of 1.5', { ...base, model: 'gpt-image-1.5', size: '1536x864' }, 'size', 'invalid_value'],
    ['auto for dall-e-2', { ...base, model: 'dall-e-2', size: 'auto' }, 'size', 'invalid_value'],
    ['an old quality', { ...base, quality: 'hd' }, 'quality', 'invalid_value'],
    ['max of 2', { ...base, quality: 'max' }, 'quality', 'invalid_value'],
    ['an unknown background', { ...base, background: 'blue' }, 'background', 'invalid_value'],
    [
      'a transparent JPEG',
      { ...base, background: 'transparent', output_format: 'jpeg' },
      'background',
      'invalid_value',
    ],
    ['an unknown format', { ...base, output_format: 'bmp' }, 'output_format', 'invalid_value'],
    ['SVG', { ...base, output_format: 'svg' }, 'output_format', 'unsupported_value'],
    [
      'compressed PNG',
      { ...base, output_compression: 50 },
      'output_compression',
      'invalid_png_output_compression',
    ],
    [
      'compression above 100',
      { ...base, output_format: 'webp', output_compression: 101 },
      'output_compression',
      'integer_above_max_value',
    ],
    ['previews without stream', { ...base, partial_images: 1 }, 'partial_images', 'unsupported_parameter'],
    [
      'four previews',
      { ...base, stream: true, partial_images: 4 },
      'partial_images',
      'integer_above_max_value',
    ],
    ['stream as text', { ...base, stream: 'true' }, 'stream', 'invalid_type'],
    ['an unknown moderation', { ...base, moderation: 'off' }, 'moderation', 'invalid_value'],
    ['style', { ...base, style: 'vivid' }, 'style', 'unsupported_parameter'],
    ['complexity of 2', { ...base, complexity: 'low' }, 'complexity', 'unsupported_parameter'],
    [
      'a background of dall-e-2',
      { ...base, model: 'dall-e-2', background: 'opaque' },
      'background',
      'unsupported_parameter',
    ],
    ['a stream of dall-e-3', { ...base, model: 'dall-e-3', stream: true }, 'stream', 'unsupported_parameter'],
  ])('%s', async (_, body, param, code) => {
    const answer = await post(await start(), '/images/generations', body);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ param, code, type: 'invalid_request_error' });
  });

  it.each([
    ['no JSON', '{', 'application/json'],
    ['an array', '[]', 'application/json'],
    ['plain text', 'prompt=x', 'text/plain'],
  ])('%s', async (_, body, type) => {
    const answer = await post(await start(), '/images/generations', body, { 'content-type': type });
    expect(answer.status).toBe(400);
  });

  it('a model that there is not, and a path', async () => {
    const server = await start();
    const model = await post(server, '/images/generations', { ...base, model: 'gpt-image-1' });
    expect(model.status).toBe(404);
    expect(await errorOf(model)).toMatchObject({ code: 'model_not_found' });
    const path = await post(server, '/images/paintings', base);
    expect(path.status).toBe(404);
    expect(await errorOf(path)).toMatchObject({ message: 'Invalid URL (POST /v1/images/paintings)' });
  });

  it('nothing of what the typings allow to be null', async () => {
    const answer = await post(await start(), '/images/generations', {
      ...base,
      size: '1024x640',
      n: null,
      background: null,
      stream: null,
      partial_images: null,
    });
    expect(answer.status).toBe(200);
  });
});

describe('edits refuse', () => {
  const image = ['image', { bytes: grey(64, 64) }] as const;
  const mask = (bytes: Buffer<ArrayBuffer>, type = 'image/png') =>
    ['mask', { bytes, type, name: 'mask.png' }] as const;
  const several = (count: number) =>
    Array.from({ length: count }, () => ['image[]', { bytes: grey(16, 16) }] as const);
  // The data of a lower picture under the header of a higher one.
  const shortOfData = Buffer.concat([grey(64, 64).subarray(0, 33), grey(64, 32).subarray(33)]);
  const damaged = Buffer.from(grey(64, 64).with(60, 0x55));
  const truncated = grey(64, 64).subarray(0, 80);

  it.each<[string, FormData, string, string]>([
    ['no image', formOf(base), 'image', 'missing_required_parameter'],
    [
      'octet-stream',
      formOf(base, ['image', { bytes: grey(64, 64), type: 'application/octet-stream' }]),
      'image',
      'unsupported_file_mimetype',
    ],
    [
      'a GIF',
      formOf(base, ['image', { bytes: grey(9, 9), type: 'image/gif', name: 'a.gif' }]),
      'image',
      'unsupported_file_mimetype',
    ],
    [
      'a name without extension',
      formOf(base, ['image', { bytes: grey(9, 9), name: 'blob' }]),
      'image',
      'invalid_file_name',
    ],
    ['a broken PNG', formOf(base, ['image', { bytes: truncated }]), 'image', 'invalid_image_file'],
    [
      'a PNG with too little data',
      formOf(base, ['image', { bytes: shortOfData }]),
      'image',
      'invalid_image_file',
    ],
    [
      'a PNG with a wrong checksum',
      formOf(base, ['image', { bytes: damaged }]),
      'image',
      'invalid_image_file',
    ],
    [
      'a PNG called JPEG',
      formOf(base, ['image', { bytes: grey(9, 9), type: 'image/jpeg', name: 'a.jpg' }]),
      'image',
      'invalid_image_file',
    ],
    [
      '50 MB',
      formOf(base, ['image', { bytes: Buffer.alloc(50 * 1024 * 1024) }]),
      'image',
      'file_above_max_size',
    ],
    ['17 images', formOf(base, ...several(17)), 'image', 'array_above_max_length'],
    ['two of the single field', formOf(base, image, image), 'image', 'duplicate_parameter'],
    [
      'two images of dall-e-2',
      formOf({ ...base, model: 'dall-e-2' }, ...several(2)),
      'image',
      'array_above_max_length',
    ],
    [
      'a mask of another size',
      formOf(base, image, mask(leftMask(64, 32))),
      'mask',
      'invalid_mask_image_format',
    ],
    [
      'a mask without alpha',
      formOf(base, image, mask(png(64, 64, () => [0, 0, 0, 255], false))),
      'mask',
      'invalid_mask_image_format',
    ],
    [
      'a JPEG mask',
      formOf(base, image, mask(leftMask(64, 64), 'image/jpeg')),
      'mask',
      'unsupported_file_mimetype',
    ],
    ['a mask of 4 MB', formOf(base, image, mask(big)), 'mask', 'file_above_max_size'],
    [
      'two masks',
      formOf(base, image, mask(leftMask(64, 64)), mask(leftMask(64, 64))),
      'mask',
      'duplicate_parameter',
    ],
    ['an unknown file', formOf(base, image, ['photo', { bytes: grey(9, 9) }]), 'photo', 'unknown_parameter'],
    ['an unknown field', formOf({ ...base, strength: '0.5' }, image), 'strength', 'unknown_parameter'],
    [
      'moderation in a form',
      formOf({ ...base, moderation: 'low' }, image),
      'moderation',
      'unknown_parameter',
    ],
    ['a number that is none', formOf({ ...base, n: 'two' }, image), 'n', 'invalid_type'],
    [
      'input fidelity of 2',
      formOf({ ...base, input_fidelity: 'high' }, image),
      'input_fidelity',
      'unsupported_parameter',
    ],
    [
      'high fidelity of mini',
      formOf({ ...base, model: 'gpt-image-1-mini', input_fidelity: 'high' }, image),
      'input_fidelity',
      'invalid_value',
    ],
    ['a model that only generates', formOf({ ...base, model: 'dall-e-3' }, image), 'model', 'invalid_value'],
  ])('%s', async (_, form, param, code) => {
    const answer = await post(await start(), '/images/edits', form);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ param, code });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no images', {}, 'images', 'missing_required_parameter'],
    ['one that is no array', { images: 'x' }, 'images', 'invalid_type'],
    ['a file id', { images: [{ file_id: 'file-1' }] }, 'images[0].file_id', 'invalid_value'],
    [
      'an address',
      { images: [{ image_url: 'https://example.com/a.png' }] },
      'images[0].image_url',
      'invalid_image_url',
    ],
    ['neither', { images: [{}] }, 'images[0]', 'invalid_value'],
    ['the form field', { images: [], image: 'x' }, 'image', 'unknown_parameter'],
  ])('JSON with %s', async (_, body, param, code) => {
    const answer = await post(await start(), '/images/edits', { ...base, ...body });
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ param, code });
  });
});
