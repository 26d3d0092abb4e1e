import { type Rectangle, type Size, whole } from '../geometry/rectangle.ts';
import { decodePng, encodePng } from './png.ts';
import { replicated } from './replicated.ts';
import type { Resizer } from './resample.ts';

/** Mean of some pixels: RGBA, 0 to 255. */
type Color = readonly [number, number, number, number];

/**
 * The whole picture in the middle of a square, as a PNG of `edge` × `edge` pixels with 8 bits a sample. What its
 * shape leaves free takes the mean colour of the nearest edge: the model sees a plain margin, and no line.
 * @throws PictureError
 */
export async function squarePng(resizer: Resizer, file: Uint8Array, edge: number): Promise<Uint8Array> {
  const picture = decodePng(file);
  const size = fitted(picture, edge);
  const pixels = await resizer.resizeBuffer({
    src: replicated(picture, whole(picture)),
    width: picture.width,
    height: picture.height,
    toWidth: size.width,
    toHeight: size.height,
    filter: 'lanczos3',
  });
  const data = padded(pixels, size, edge);
  return encodePng({ width: edge, height: edge, data, colorChunks: [] });
}

function fitted({ width, height }: Size, edge: number): Size {
  const scale = edge / Math.max(width, height);
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: scaled(width), height: scaled(height) };
}

function padded(pixels: Uint8Array, size: Size, edge: number): Uint8Array {
  const { width, height } = size;
  const left = Math.floor((edge - width) / 2);
  const top = Math.floor((edge - height) / 2);
  const isWide = width >= height;
  const firstEdge = { x: 0, y: 0, width: isWide ? width : 1, height: isWide ? 1 : height };
  const lastEdge = { ...firstEdge, x: width - firstEdge.width, y: height - firstEdge.height };
  const first = meanColor(pixels, size, firstEdge);
  const last = meanColor(pixels, size, lastEdge);
  const data = new Uint8Array(edge * edge * 4);
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) data.set((isWide ? y < top : x < left) ? first : last, (y * edge + x) * 4);
  }
  for (let y = 0; y < height; y++) {
    data.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), ((top + y) * edge + left) * 4);
  }
  return data;
}

/** Colours count by their alpha: what cannot be seen has none. */
function meanColor(
  pixels: Uint8Array,
  { width: rowPixels }: Size,
  { x, y, width, height }: Rectangle,
): Color {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const at = (row * rowPixels + column) * 4;
      const opacity = pixels[at + 3] ?? 0;
      red += (pixels[at] ?? 0) * opacity;
      green += (pixels[at + 1] ?? 0) * opacity;
      blue += (pixels[at + 2] ?? 0) * opacity;
      alpha += opacity;
    }
  }
  if (alpha === 0) return [0, 0, 0, 0];
  const mean = (sum: number) => Math.round(sum / alpha);
  return [mean(red), mean(green), mean(blue), Math.round(alpha / (width * height))];
}
