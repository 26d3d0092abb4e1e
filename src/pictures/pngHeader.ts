import type { Size } from '../geometry/rectangle.ts';
import { damaged } from './refusedPng.ts';

/** The IHDR chunk. */
export interface PngHeader extends Size {
  /** Of a sample, or of a palette index. */
  readonly bitDepth: number;
  readonly color: PngColor;
  readonly interlaced: boolean;
}

export type PngColor = 'grey' | 'rgb' | 'palette' | 'greyAlpha' | 'rgbAlpha';

/** Rows that are stored one after the other: the whole picture, or one pass of an interlaced one. */
export interface PngPass {
  /** In the picture, of the pass's first pixel. */
  readonly x: number;
  readonly y: number;
  /** In the picture, from one pixel of the pass to the next. */
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
  /** With the byte that names the row's filter. */
  readonly rowBytes: number;
}

interface ColorType {
  readonly color: PngColor;
  readonly channels: number;
  readonly bitDepths: readonly number[];
}

/** By the number in the file. PNG, third edition, table 11.1. */
const colorTypes: Readonly<Record<number, ColorType>> = {
  0: { color: 'grey', channels: 1, bitDepths: [1, 2, 4, 8, 16] },
  2: { color: 'rgb', channels: 3, bitDepths: [8, 16] },
  3: { color: 'palette', channels: 1, bitDepths: [1, 2, 4, 8] },
  4: { color: 'greyAlpha', channels: 2, bitDepths: [8, 16] },
  6: { color: 'rgbAlpha', channels: 4, bitDepths: [8, 16] },
};

const headerBytes = 13;
const maxEdge = 2 ** 31 - 1;

const inOrder = [{ x: 0, y: 0, stepX: 1, stepY: 1 }];

/** Where the seven passes of Adam7 start, and how far apart their pixels are. */
const adam7 = [
  { x: 0, y: 0, stepX: 8, stepY: 8 },
  { x: 4, y: 0, stepX: 8, stepY: 8 },
  { x: 0, y: 4, stepX: 4, stepY: 8 },
  { x: 2, y: 0, stepX: 4, stepY: 4 },
  { x: 0, y: 2, stepX: 2, stepY: 4 },
  { x: 1, y: 0, stepX: 2, stepY: 2 },
  { x: 0, y: 1, stepX: 1, stepY: 2 },
];

/** @throws PictureError when the PNG standard does not know such a header. */
export function readHeader(data: Uint8Array): PngHeader {
  if (data.length !== headerBytes) {
    throw damaged('its header has the wrong length');
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const bitDepth = view.getUint8(8);
  const type = colorTypes[view.getUint8(9)];
  const interlace = view.getUint8(12);
  if (width === 0 || height === 0 || width > maxEdge || height > maxEdge) {
    throw damaged('its header has an impossible size');
  }
  if (!type?.bitDepths.includes(bitDepth)) {
    throw damaged('its header has an unknown kind of colour');
  }
  if (view.getUint8(10) !== 0 || view.getUint8(11) !== 0 || interlace > 1) {
    throw damaged('its header has an unknown kind of compression');
  }
  return { width, height, bitDepth, color: type.color, interlaced: interlace === 1 };
}

/** In the order of the file; passes without pixels are left out, as the file has none of their bytes. */
export function passesOf({ width, height, bitDepth, color, interlaced }: PngHeader): readonly PngPass[] {
  const bitsPerPixel = bitDepth * channelsOf(color);
  return (interlaced ? adam7 : inOrder)
    .map((pass) => {
      const columns = Math.ceil((width - pass.x) / pass.stepX);
      const rows = Math.ceil((height - pass.y) / pass.stepY);
      return { ...pass, columns, rows, rowBytes: 1 + Math.ceil((columns * bitsPerPixel) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

export function channelsOf(color: PngColor): number {
  return Object.values(colorTypes).find((type) => type.color === color)?.channels ?? 1;
}
