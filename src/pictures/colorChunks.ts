import { constants, inflateSync } from 'node:zlib';
import type { PictureFacts } from '../images/pictures.ts';
import type { PngChunk } from './picture.ts';

const colorTypes = ['cICP', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'pHYs'];

/** Transfer functions of ITU-T H.273 that an image model does not expect. */
const transfers: Readonly<Record<number, PictureFacts['transfer']>> = { 8: 'linear', 16: 'pq', 18: 'hlg' };
const linearGamma = 100_000;

const maxProfileBytes = 16 * 1024 * 1024;
const profileColorSpace = 16;

/**
 * Copies of what says how the colours of an RGB picture made from this file look and how large it prints: the first
 * of each kind, in the file's order. A profile for anything but RGB (a grey one) would be wrong there.
 */
export function colorChunksOf(chunks: readonly PngChunk[]): readonly PngChunk[] {
  return chunks
    .filter(({ type }, index) => colorTypes.includes(type) && isFirst(chunks, index))
    .filter((chunk) => chunk.type !== 'iCCP' || isRgbProfile(chunk.data))
    .map(({ type, data }) => ({ type, data: data.slice() }));
}

/** The transfer function, where it is one that image models do not expect. */
export function transferOf(chunks: readonly PngChunk[]): PictureFacts['transfer'] {
  const dataOf = (name: string) => chunks.find(({ type }) => type === name)?.data;
  const codePoints = dataOf('cICP');
  if (codePoints) {
    return transfers[codePoints[1] ?? 0];
  }
  const gamma = dataOf('gAMA');
  // A profile and sRGB both outrank gAMA, which is often written beside them for old readers.
  const decides = gamma?.length === 4 && !dataOf('iCCP') && !dataOf('sRGB');
  return decides && uint32(gamma) === linearGamma ? 'linear' : undefined;
}

/** The same colours after rows and columns have changed places: the two directions of `pHYs` do too. */
export function transposedColorChunks(chunks: readonly PngChunk[]): readonly PngChunk[] {
  return chunks.map(({ type, data }) =>
    type === 'pHYs'
      ? { type, data: Uint8Array.of(...data.subarray(4, 8), ...data.subarray(0, 4), ...data.subarray(8)) }
      : { type, data },
  );
}

function isFirst(chunks: readonly PngChunk[], index: number): boolean {
  return chunks.findIndex(({ type }) => type === chunks[index]?.type) === index;
}

/** `iCCP` is a name, a zero, the compression method, and the compressed profile. */
function isRgbProfile(data: Uint8Array): boolean {
  const profileAt = data.indexOf(0) + 2;
  try {
    const profile = inflateSync(data.subarray(profileAt), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: maxProfileBytes,
    });
    return profile.toString('latin1', profileColorSpace, profileColorSpace + 4) === 'RGB ';
  } catch {
    return false;
  }
}

function uint32(data: Uint8Array): number {
  return new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0);
}
