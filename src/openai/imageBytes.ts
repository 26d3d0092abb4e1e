import type { ImageBytes, ImageFormat } from '../images/imageProvider.ts';
import { AnswerError } from './answerError.ts';

/**
 * The image with the format that its first bytes prove, whatever the server calls it.
 *
 * @throws AnswerError when they are no PNG, JPEG or WebP.
 */
export function toImageBytes(data: Uint8Array): ImageBytes {
  const format = sniffFormat(data);
  if (!format) throw new AnswerError('something that is no PNG, JPEG or WebP image');
  // A plain view: Node's Buffer turns into something else when it is posted to a page.
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), format };
}

function sniffFormat(data: Uint8Array): ImageFormat | undefined {
  if (startsWith(data, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(data, [0xff, 0xd8, 0xff])) return 'jpeg';
  const isRiff = startsWith(data, [0x52, 0x49, 0x46, 0x46]);
  return isRiff && startsWith(data.subarray(8), [0x57, 0x45, 0x42, 0x50]) ? 'webp' : undefined;
}

function startsWith(data: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => data[index] === byte);
}
