import type { ImageFormat } from './imageProvider.ts';

/** The format that the first bytes prove, whatever a name or a server calls it. */
export function imageFormatOf(data: Uint8Array): ImageFormat | undefined {
  if (startsWith(data, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(data, [0xff, 0xd8, 0xff])) return 'jpeg';
  const isRiff = startsWith(data, [0x52, 0x49, 0x46, 0x46]);
  return isRiff && startsWith(data.subarray(8), [0x57, 0x45, 0x42, 0x50]) ? 'webp' : undefined;
}

function startsWith(data: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => data[index] === byte);
}
