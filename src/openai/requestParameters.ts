import type OpenAI from 'openai';
import { toFile } from 'openai';
import type {
  EditRequest,
  GenerateRequest,
  ImageBytes,
  ImageFormat,
  ImageQuality,
  ImageRequest,
  VariationRequest,
} from '../images/imageProvider.ts';
import { isLegalSize, type ModelFamily } from '../images/models.ts';

/*
 * Only what the family knows is sent, and nothing is ever `null`, which the SDK refuses in forms.
 * `response_format` goes to the families that need it: GPT Image models answer it with an error.
 */

export function generateParameters(
  request: GenerateRequest,
  family: ModelFamily,
): OpenAI.ImageGenerateParams {
  return {
    prompt: request.prompt,
    ...common(request, family),
    ...quality(request, family),
    ...output(request, family),
    ...size(request, family),
    ...(request.moderation &&
      family.moderations.includes(request.moderation) && { moderation: request.moderation }),
    ...streaming(request, family),
  };
}

export async function editParameters(
  request: EditRequest,
  family: ModelFamily,
): Promise<OpenAI.ImageEditParams> {
  const files = await Promise.all(
    request.images.map((image, index) => toUpload(image, index === 0 ? 'image' : `image-${index + 1}`)),
  );
  const [only] = files;
  return {
    image: files.length === 1 && only ? only : files,
    ...(request.mask && { mask: await toUpload(request.mask, 'mask') }),
    prompt: request.prompt,
    ...common(request, family),
    // `hd` is DALL·E 3's, which has no edits.
    ...(request.quality !== 'hd' && quality({ ...request, quality: request.quality }, family)),
    ...output(request, family),
    // A server that nobody knows may take no size here; it then keeps the source's.
    ...(family.sizes.kind !== 'any' && size(request, family)),
    ...streaming(request, family),
  };
}

export async function variationParameters(
  request: VariationRequest,
  family: ModelFamily,
): Promise<OpenAI.ImageCreateVariationParams> {
  const legacySizes = ['256x256', '512x512', '1024x1024'] as const;
  const legacySize = legacySizes.find((known) => known === request.size);
  return {
    image: await toUpload(request.image, 'image'),
    ...common(request, family),
    ...(legacySize && { size: legacySize }),
  };
}

function common({ model, count }: ImageRequest, family: ModelFamily) {
  return {
    model,
    ...(count > 1 && { n: count }),
    ...(family.responseFormat && { response_format: 'b64_json' as const }),
  };
}

function quality<Q extends ImageQuality>(
  { quality }: { readonly quality?: Q | undefined },
  family: ModelFamily,
) {
  return quality && family.qualities.includes(quality) ? { quality } : {};
}

function output({ background, format, compression }: GenerateRequest | EditRequest, family: ModelFamily) {
  const formatKnown = format !== undefined && family.formats.includes(format);
  return {
    ...(background && family.backgrounds.includes(background) && { background }),
    ...(formatKnown && { output_format: format }),
    ...(formatKnown && format !== 'png' && compression !== undefined && { output_compression: compression }),
  };
}

function size({ size }: ImageRequest, family: ModelFamily) {
  return size && isLegalSize(size, family) ? { size } : {};
}

/** Stream events carry no image index, so only a single image is streamed. */
function streaming({ count, partialImages = 0 }: ImageRequest, family: ModelFamily) {
  const wanted = family.stream === 'always' || (family.stream === 'previews' && partialImages > 0);
  return count === 1 && wanted ? { stream: true as const, partial_images: partialImages } : {};
}

const uploads: Readonly<Record<ImageFormat, { readonly extension: string; readonly type: string }>> = {
  png: { extension: 'png', type: 'image/png' },
  jpeg: { extension: 'jpg', type: 'image/jpeg' },
  webp: { extension: 'webp', type: 'image/webp' },
};

/** Servers check the part's type, and some guess it from the name. */
function toUpload({ data, format }: ImageBytes, name: string): Promise<File> {
  const { extension, type } = uploads[format];
  return toFile(data, `${name}.${extension}`, { type });
}
