import { webcrypto } from 'node:crypto';
import type { ImageHash } from '../../images/imageRecord.ts';

/** Lower-case hex, computed off this thread. */
export async function sha256(data: Uint8Array): Promise<ImageHash> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', data)).toString('hex');
}
