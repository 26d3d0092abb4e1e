import { expect, it } from 'vitest';
import type {
  EditRequest,
  GenerateRequest,
  ImageRequest,
  VariationRequest,
} from '../../../src/images/imageProvider.ts';
import { familyOf } from '../../../src/images/models.ts';
import { unsupportedOptions } from '../../../src/images/unsupportedOptions.ts';

const image = { data: new Uint8Array(), format: 'png' } as const;
const generate = (model: string, rest: Partial<GenerateRequest> = {}): GenerateRequest => ({
  kind: 'generate',
  model,
  prompt: 'A cat',
  count: 1,
  ...rest,
});
const edit = (model: string, rest: Partial<EditRequest> = {}): EditRequest => ({
  kind: 'edit',
  model,
  prompt: 'A dog',
  count: 1,
  images: [image],
  ...rest,
});
const variation = (model: string): VariationRequest => ({ kind: 'variation', model, count: 1, image });

it.each<[ImageRequest, string, string]>([
  [
    generate('gpt-image-1.5', { size: '2048x2048' }),
    'size',
    'gpt-image-1.5 makes no images of 2048x2048. Choose 1024x1024, 1536x1024, 1024x1536 or auto.',
  ],
  [
    generate('gpt-image-2', { size: '1000x1000' }),
    'size',
    'gpt-image-2 makes no images of 1000x1000. Width and height are multiples of 16 up to 3840, one at most 3 times the other, with 655,360 to 8,294,400 pixels in all.',
  ],
  [
    generate('gpt-image-2', { quality: 'max' }),
    'quality',
    'gpt-image-2 has no quality “max”. Choose auto, low, medium or high.',
  ],
  [generate('dall-e-3', { format: 'webp' }), 'format', 'dall-e-3 has no format “webp”. Leave it out.'],
  [
    generate('dall-e-3', { background: 'opaque' }),
    'background',
    'dall-e-3 has no background “opaque”. Leave it out.',
  ],
  [
    generate('dall-e-3', { moderation: 'low' }),
    'moderation',
    'dall-e-3 has no moderation “low”. Leave it out.',
  ],
  [generate('dall-e-3', { count: 2 }), 'count', 'dall-e-3 makes at most one image at a time. Ask for fewer.'],
  [
    generate('gpt-image-2', { count: 11 }),
    'count',
    'gpt-image-2 makes at most 10 images at a time. Ask for fewer.',
  ],
  [
    generate('gpt-image-2', { background: 'transparent', format: 'jpeg' }),
    'background',
    'JPEG has no transparency. Choose png or webp.',
  ],
  [
    generate('gpt-image-2', { compression: 50, format: 'png' }),
    'compression',
    'Only JPEG and WebP can be compressed. Choose one of them.',
  ],
  [
    generate('gpt-image-2', { count: 2, partialImages: 1 }),
    'partialImages',
    'Previews need a single image. Ask for one image.',
  ],
  [
    generate('dall-e-2', { prompt: 'x'.repeat(1001) }),
    'prompt',
    'dall-e-2 reads at most 1,000 characters. Shorten the text.',
  ],
  [edit('dall-e-3'), 'kind', 'dall-e-3 cannot edit images. Choose another model.'],
  [
    edit('dall-e-2', { images: [image, image] }),
    'images',
    'dall-e-2 edits at most one image at a time. Leave some out.',
  ],
  [variation('gpt-image-2'), 'kind', 'gpt-image-2 has no variations of its own. Choose another model.'],
])('%o', (request, option, sentence) => {
  expect(unsupportedOptions(request, familyOf(request.model))).toEqual([{ option, sentence }]);
});

it.each<ImageRequest>([
  generate('gpt-image-2.6-sunburst', {
    size: '3840x2160',
    quality: 'max',
    format: 'webp',
    compression: 0,
    moderation: 'low',
  }),
  generate('dall-e-3', { size: '1792x1024', quality: 'hd' }),
  edit('gpt-image-1.5', {
    images: Array(16).fill(image),
    mask: image,
    background: 'transparent',
    format: 'png',
  }),
  variation('dall-e-2'),
  generate('sdxl', { size: '7x7', quality: 'hd', count: 10 }),
])('finds nothing wrong with %o', (request) => {
  expect(unsupportedOptions(request, familyOf(request.model))).toEqual([]);
});
