import type { Canvas } from '@napi-rs/canvas';
import { ApiError, badRequest } from './apiError.ts';
import { type DecodedPng, decodeImage, decodePng, sniff } from './decodeImage.ts';
import { canvasOf, type Pixels } from './painting/pixels.ts';
import type { ReceivedFile } from './receivedRequest.ts';
import type { Size } from './size.ts';

// OpenAI says 50 MB and 4 MB; the smaller reading of a megabyte is safe with either.
const megabyte = 1_000_000;
const maxImageBytes = 50 * megabyte;
const maxSmallBytes = 4 * megabyte;
const imageTypes = ['image/jpeg', 'image/png', 'image/webp'];

/** @throws ApiError for parts that are neither, for both ways of sending images at once, and for too many. */
export function filesOf(
  files: readonly ReceivedFile[],
  maxImages: number,
): { images: ReceivedFile[]; mask: ReceivedFile | undefined } {
  const images: ReceivedFile[] = [];
  const masks: ReceivedFile[] = [];
  for (const file of files) {
    if (file.field === 'mask') {
      masks.push(file);
    } else if (/^image(\[\d*\]|s\[\d+\])?$/.test(file.field)) {
      images.push(file);
    } else {
      throw badRequest(`Unknown parameter: '${file.field}'.`, file.field, 'unknown_parameter');
    }
  }
  const single = images.filter((file) => file.field === 'image');
  if (single.length > 1 || (single.length === 1 && images.length > 1)) {
    throw badRequest(
      "Duplicate parameter: 'image'. Use 'image[]' for several.",
      'image',
      'duplicate_parameter',
    );
  }
  if (masks.length > 1) {
    throw badRequest("Duplicate parameter: 'mask'.", 'mask', 'duplicate_parameter');
  }
  if (images.length > maxImages) {
    throw badRequest(
      `Invalid 'image': array too long. Expected an array with maximum length ${maxImages}, but got an array with length ${images.length} instead.`,
      'image',
      'array_above_max_length',
    );
  }
  return { images, mask: masks[0] };
}

/** An image for a GPT Image model. @throws ApiError */
export async function readSource(file: ReceivedFile): Promise<Canvas> {
  checkPart(file, imageTypes, maxImageBytes);
  try {
    return await decodeImage(file.bytes);
  } catch {
    throw unreadable(file);
  }
}

/** An image for `dall-e-2`. @throws ApiError */
export async function readSquarePng(file: ReceivedFile): Promise<Canvas> {
  const png = readPng(file);
  if (png.width !== png.height) {
    throw badRequest('Uploaded image must be square.', file.field, 'image_not_square');
  }
  return canvasOf(png);
}

/** @throws ApiError */
export function readMask(file: ReceivedFile, image: Size): Pixels {
  const mask = readPng(file);
  if (mask.width !== image.width || mask.height !== image.height) {
    throw maskError(
      `mask size does not match image size: the mask is ${mask.width}x${mask.height}, the image ${image.width}x${image.height}.`,
    );
  }
  if (!mask.alpha) {
    throw maskError('mask image missing alpha channel.');
  }
  return mask;
}

function maskError(flaw: string): ApiError {
  return new ApiError(400, `Invalid mask image format - ${flaw}`, {
    type: 'image_generation_user_error',
    param: 'mask',
    code: 'invalid_mask_image_format',
  });
}

function readPng(file: ReceivedFile): DecodedPng {
  checkPart(file, ['image/png'], maxSmallBytes);
  try {
    return decodePng(file.bytes);
  } catch {
    throw unreadable(file);
  }
}

function checkPart(
  { field, filename, type, bytes }: ReceivedFile,
  types: readonly string[],
  limit: number,
): void {
  if (!types.includes(type)) {
    throw badRequest(
      `Invalid file '${field}': unsupported mimetype ('${type}'). Supported file formats are ${types.map((each) => `'${each}'`).join(', ')}.`,
      field,
      'unsupported_file_mimetype',
    );
  }
  const extension = type.slice('image/'.length);
  const named = filename.toLowerCase();
  if (!named.endsWith(`.${extension}`) && !(extension === 'jpeg' && named.endsWith('.jpg'))) {
    throw badRequest(
      `Invalid file '${field}': the name '${filename}' does not go with the type '${type}'.`,
      field,
      'invalid_file_name',
    );
  }
  if (bytes.length >= limit) {
    throw badRequest(
      `Invalid file '${field}': the image must be less than ${limit / megabyte} MB.`,
      field,
      'file_above_max_size',
    );
  }
  if (sniff(bytes) !== type) {
    throw unreadable({ field });
  }
}

function unreadable({ field }: Pick<ReceivedFile, 'field'>): ApiError {
  return new ApiError(400, `Invalid image file or mode for '${field}', please check your image file.`, {
    type: 'image_generation_user_error',
    param: field,
    code: 'invalid_image_file',
  });
}
