import type { Picture } from './picture.ts';
import { channelsOf, type PngHeader, type PngPass, passesOf } from './pngHeader.ts';
import { damaged } from './refusedPng.ts';
import { unfilter } from './unfilter.ts';
import type { PngFile } from './walkPng.ts';

type Samples = Picture['data'];

/** Where a pass puts its pixels: counts of samples in the picture. */
interface Place {
  readonly start: number;
  readonly step: number;
}

/** Writes one row of a pass, which begins at `from` in `bytes`, into the picture. */
type WriteRow = (bytes: Uint8Array, from: number, columns: number, to: Samples, place: Place) => void;

/**
 * RGBA of 8 bits a sample, or of 16 where the file has them. Samples below 8 bits are scaled, which is exact; a
 * colour key makes alpha 0 and leaves the colour.
 * @throws PictureError when a pixel names a colour that the palette does not have.
 * @param filtered the rows as `inflatePixels` gives them: used up.
 */
export function decodePixels({ header, pixels }: PngFile, filtered: Uint8Array): Samples {
  const { width, height, bitDepth } = header;
  const length = width * height * 4;
  const data = bitDepth === 16 ? new Uint16Array(length) : new Uint8Array(length);
  const chunk = (type: string) => pixels.find((candidate) => candidate.type === type)?.data;
  const write = rowWriter(header, chunk('PLTE'), chunk('tRNS'));
  const pixelBytes = Math.max(1, (bitDepth * channelsOf(header.color)) >> 3);
  let at = 0;
  for (const pass of passesOf(header)) {
    const end = at + pass.rows * pass.rowBytes;
    const rows = filtered.subarray(at, end);
    unfilter(rows, pass.rows, pass.rowBytes, pixelBytes);
    writePass(rows, pass, width, data, write);
    at = end;
  }
  return data;
}

function writePass(rows: Uint8Array, pass: PngPass, width: number, data: Samples, write: WriteRow): void {
  for (let row = 0; row < pass.rows; row++) {
    const start = ((pass.y + row * pass.stepY) * width + pass.x) * 4;
    write(rows, row * pass.rowBytes + 1, pass.columns, data, { start, step: pass.stepX * 4 });
  }
}

function rowWriter(header: PngHeader, palette?: Uint8Array, transparency?: Uint8Array): WriteRow {
  const { bitDepth, color } = header;
  if (color === 'palette') return writeIndexed(bitDepth, paletteColors(palette, transparency));
  if (bitDepth < 8) return writeIndexed(bitDepth, greyLevels(bitDepth, transparency));
  if (bitDepth === 8 && color === 'rgbAlpha') return writeRgba8;
  const key = transparency && keyOf(transparency);
  return bitDepth === 8 ? writeBytes(channelsOf(color), key) : writeWords(channelsOf(color), key);
}

/** Palettes, and grey levels of few bits: every value has its colour, four bytes each. */
function writeIndexed(bitDepth: number, colors: Uint8Array): WriteRow {
  const mask = 2 ** bitDepth - 1;
  return (bytes, from, columns, to, { start, step }) => {
    let at = start;
    for (let column = 0; column < columns; column++) {
      const bit = column * bitDepth;
      const byte = bytes[from + (bit >> 3)] ?? 0;
      const color = ((byte >> (8 - bitDepth - (bit & 7))) & mask) * 4;
      if (color >= colors.length) throw damaged('its pixels cannot be read');
      to[at] = colors[color] ?? 0;
      to[at + 1] = colors[color + 1] ?? 0;
      to[at + 2] = colors[color + 2] ?? 0;
      to[at + 3] = colors[color + 3] ?? 0;
      at += step;
    }
  };
}

function paletteColors(palette: Uint8Array | undefined, alphas: Uint8Array | undefined): Uint8Array {
  return Uint8Array.from({ length: ((palette?.length ?? 0) / 3) * 4 }, (_, at) => {
    const index = at >> 2;
    return at % 4 === 3 ? (alphas?.[index] ?? 255) : (palette?.[index * 3 + (at % 4)] ?? 0);
  });
}

function greyLevels(bitDepth: number, transparency: Uint8Array | undefined): Uint8Array {
  const last = 2 ** bitDepth - 1;
  const [key = -1] = transparency ? keyOf(transparency) : [];
  return Uint8Array.from({ length: (last + 1) * 4 }, (_, at) => {
    const level = at >> 2;
    return at % 4 === 3 ? (level === key ? 0 : 255) : (level * 255) / last;
  });
}

const writeRgba8: WriteRow = (bytes, from, columns, to, { start, step }) => {
  if (step === 4) {
    to.set(bytes.subarray(from, from + columns * 4), start);
    return;
  }
  for (let column = 0; column < columns; column++) {
    for (let channel = 0; channel < 4; channel++) {
      to[start + column * step + channel] = bytes[from + column * 4 + channel] ?? 0;
    }
  }
};

/** Grey or colour, with alpha or without, a byte a sample. */
function writeBytes(channels: number, key: readonly number[] | undefined): WriteRow {
  const { green, blue, alpha } = channelOffsets(channels);
  return (bytes, from, columns, to, { start, step }) => {
    let at = start;
    const end = from + columns * channels;
    for (let pixel = from; pixel < end; pixel += channels) {
      const [r, g, b] = [bytes[pixel] ?? 0, bytes[pixel + green] ?? 0, bytes[pixel + blue] ?? 0];
      to[at] = r;
      to[at + 1] = g;
      to[at + 2] = b;
      to[at + 3] = alpha > 0 ? (bytes[pixel + alpha] ?? 0) : key && isKey(key, r, g, b) ? 0 : 255;
      at += step;
    }
  };
}

/** The same with two bytes a sample, the high one first. */
function writeWords(channels: number, key: readonly number[] | undefined): WriteRow {
  const { green, blue, alpha } = channelOffsets(channels);
  const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return (bytes, from, columns, to, { start, step }) => {
    let at = start;
    const end = from + columns * channels * 2;
    for (let pixel = from; pixel < end; pixel += channels * 2) {
      const r = word(bytes, pixel);
      const g = word(bytes, pixel + green * 2);
      const b = word(bytes, pixel + blue * 2);
      to[at] = r;
      to[at + 1] = g;
      to[at + 2] = b;
      to[at + 3] = alpha > 0 ? word(bytes, pixel + alpha * 2) : key && isKey(key, r, g, b) ? 0 : 65_535;
      at += step;
    }
  };
}

/** Where a pixel's samples lie behind its first; `alpha` 0: there is none. */
function channelOffsets(channels: number) {
  const isGrey = channels < 3;
  return { green: isGrey ? 0 : 1, blue: isGrey ? 0 : 2, alpha: channels % 2 === 0 ? channels - 1 : 0 };
}

function isKey(key: readonly number[], red: number, green: number, blue: number): boolean {
  const [keyRed, keyGreen = keyRed, keyBlue = keyRed] = key;
  return red === keyRed && green === keyGreen && blue === keyBlue;
}

/** One level, or three, as the file stores them. */
function keyOf(transparency: Uint8Array): readonly number[] {
  const view = new DataView(transparency.buffer, transparency.byteOffset, transparency.byteLength);
  return Array.from({ length: transparency.length / 2 }, (_, index) => view.getUint16(index * 2));
}
