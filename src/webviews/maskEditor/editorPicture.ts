import { createHash } from 'node:crypto';
import type { ImageHash } from '../../images/imageRecord.ts';
import type { PictureFacts, Pictures } from '../../images/pictures.ts';

/** A PNG that can be edited: the bytes of a file, or those of a candidate. */
export interface EditorPicture {
  readonly data: Uint8Array;
  readonly hash: ImageHash;
  readonly facts: PictureFacts;
}

/** @throws PictureError when the bytes are no PNG that can be edited. */
export async function readPicture(data: Uint8Array, pictures: Pictures): Promise<EditorPicture> {
  const facts = await pictures.inspect(data);
  return { data, hash: hashOf(data), facts };
}

function hashOf(data: Uint8Array): ImageHash {
  return createHash('sha256').update(data).digest('hex');
}
