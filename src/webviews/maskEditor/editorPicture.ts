import type { ImageHash } from '../../images/imageRecord.ts';
import type { PictureFacts, Pictures } from '../../images/pictures.ts';
import { sha256 } from '../../library/archive/sha256.ts';

/** A PNG that can be edited: the bytes of a file, or those of a candidate. */
export interface EditorPicture {
  readonly data: Uint8Array;
  readonly hash: ImageHash;
  readonly facts: PictureFacts;
}

/** @throws PictureError when the bytes are no PNG that can be edited. */
export async function readPicture(data: Uint8Array, pictures: Pictures): Promise<EditorPicture> {
  const [facts, hash] = await Promise.all([pictures.inspect(data), sha256(data)]);
  return { data, hash, facts };
}
