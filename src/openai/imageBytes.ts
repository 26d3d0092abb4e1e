import { imageFormatOf } from '../images/imageFormat.ts';
import type { ImageBytes } from '../images/imageProvider.ts';
import { AnswerError } from './answerError.ts';

/**
 * The image with the format that its first bytes prove, whatever the server calls it.
 *
 * @throws AnswerError when they are no PNG, JPEG or WebP.
 */
export function toImageBytes(data: Uint8Array): ImageBytes {
  const format = imageFormatOf(data);
  if (!format) throw new AnswerError('something that is no PNG, JPEG or WebP image');
  // A plain view: Node's Buffer turns into something else when it is posted to a page.
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), format };
}
