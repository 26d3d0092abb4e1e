import type { Picture, PngChunk } from './picture.ts';

/** As in Exif: 1 is upright, 6 is shown after a quarter turn clockwise; 2, 4, 5 and 7 are mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface Turn {
  /** Columns become rows, and rows columns. */
  readonly transposed: boolean;
  /** The stored columns are read from the right. */
  readonly fromRight: boolean;
  /** The stored rows are read from the bottom. */
  readonly fromBottom: boolean;
}

const turns: Readonly<Record<Orientation, Turn>> = {
  1: { transposed: false, fromRight: false, fromBottom: false },
  2: { transposed: false, fromRight: true, fromBottom: false },
  3: { transposed: false, fromRight: true, fromBottom: true },
  4: { transposed: false, fromRight: false, fromBottom: true },
  5: { transposed: true, fromRight: false, fromBottom: false },
  6: { transposed: true, fromRight: false, fromBottom: true },
  7: { transposed: true, fromRight: true, fromBottom: true },
  8: { transposed: true, fromRight: true, fromBottom: false },
};

const tiffHeaderBytes = 8;
const tiffMagic = 42;
const entryBytes = 12;
const orientationTag = 0x0112;
const shortType = 3;

/** What an `eXIf` chunk says; 1 where there is none, or one that cannot be read. */
export function orientationOf(chunks: readonly PngChunk[]): Orientation {
  const exif = chunks.find(({ type }) => type === 'eXIf')?.data;
  if (!exif || exif.length < tiffHeaderBytes) {
    return 1;
  }
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const byteOrder = view.getUint16(0);
  const little = byteOrder === 0x4949;
  if ((!little && byteOrder !== 0x4d4d) || view.getUint16(2, little) !== tiffMagic) {
    return 1;
  }
  const directory = view.getUint32(4, little);
  const entries = directory + 2 <= exif.length ? view.getUint16(directory, little) : 0;
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * entryBytes;
    if (entry + entryBytes > exif.length) {
      return 1;
    }
    if (view.getUint16(entry, little) === orientationTag && view.getUint16(entry + 2, little) === shortType) {
      const value = view.getUint16(entry + entryBytes - 4, little);
      return isOrientation(value) ? value : 1;
    }
  }
  return 1;
}

/** Width and height change places. */
export function isTransposed(orientation: Orientation): boolean {
  return turns[orientation].transposed;
}

/** The picture as it is seen, when it was stored with this orientation. */
export function oriented(stored: Picture, orientation: Orientation): Picture {
  if (orientation === 1) {
    return stored;
  }
  const { transposed, fromRight, fromBottom } = turns[orientation];
  const width = transposed ? stored.height : stored.width;
  const height = transposed ? stored.width : stored.height;
  const columnStep = fromRight ? -1 : 1;
  const rowStep = fromBottom ? -stored.width : stored.width;
  const start = (fromRight ? stored.width - 1 : 0) + (fromBottom ? (stored.height - 1) * stored.width : 0);
  const stepX = transposed ? rowStep : columnStep;
  const stepY = transposed ? columnStep : rowStep;
  const { data } = stored;
  const turned = data instanceof Uint16Array ? new Uint16Array(data.length) : new Uint8Array(data.length);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let pixel = start + y * stepY;
    for (let x = 0; x < width; x++) {
      const from = pixel * 4;
      turned[to++] = data[from] ?? 0;
      turned[to++] = data[from + 1] ?? 0;
      turned[to++] = data[from + 2] ?? 0;
      turned[to++] = data[from + 3] ?? 0;
      pixel += stepX;
    }
  }
  return { width, height, data: turned, colorChunks: stored.colorChunks };
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8;
}
