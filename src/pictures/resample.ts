import type { Pica } from 'pica';
import { inflated, intersection, type Rectangle, type Size, whole } from '../geometry/rectangle.ts';

export type Resizer = Pick<Pica, 'resizeBuffer'>;

/** A picture that is read in parts: RGBA, 8 bits a sample, each part in a buffer of its own. */
export interface PixelSource extends Size {
  read(area: Rectangle): Uint8Array;
}

/** Of a tile in pixels, on whichever side is larger: small enough for memory, large enough for little overlap. */
const tileEdge = 1024;

/** Lanczos 3 looks this far around a pixel, in pixels of the smaller scale, plus one for rounding. */
const filterReach = 3;

/**
 * The `part` of a source that is scaled to `size`, both edges by one exact scale. Pixel edges stay aligned: there is
 * no shift. It works in tiles, so that only the part is computed, in memory that does not grow with the source.
 */
export async function resample(
  resizer: Resizer,
  source: PixelSource,
  size: Size,
  part: Rectangle = whole(size),
): Promise<Uint8Array> {
  if (size.width === source.width) return source.read(part);
  const { from, to } = scaleBetween(source, size);
  const result = new Uint8Array(part.width * part.height * 4);
  const blocks = Math.max(1, Math.floor(tileEdge / Math.max(from, to)));
  const margin = Math.ceil((filterReach * Math.max(1, from / to) + 1) / from);
  for (const tile of tilesOver(part, blocks * to)) {
    const around = inBlocks(tile, to, margin);
    const input = intersection(scaled(around, from), whole(source));
    const output = intersection(scaled(around, to), whole(size));
    const pixels = await resizer.resizeBuffer({
      src: source.read(input),
      width: input.width,
      height: input.height,
      toWidth: output.width,
      toHeight: output.height,
      filter: 'lanczos3',
    });
    copyPart({ pixels, area: output }, tile, { pixels: result, area: part });
  }
  return result;
}

/** In lowest terms: `from` pixels of the source become `to`. */
function scaleBetween(source: Size, size: Size): { readonly from: number; readonly to: number } {
  let [divisor, rest] = [source.width, size.width];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return { from: source.width / divisor, to: size.width / divisor };
}

/** The part, cut along the lines of a fixed grid. */
function* tilesOver(part: Rectangle, edge: number): Generator<Rectangle> {
  const left = Math.floor(part.x / edge) * edge;
  const top = Math.floor(part.y / edge) * edge;
  for (let y = top; y < part.y + part.height; y += edge) {
    for (let x = left; x < part.x + part.width; x += edge) {
      yield intersection({ x, y, width: edge, height: edge }, part);
    }
  }
}

/** The blocks of `to` pixels that a tile touches, and some around them. */
function inBlocks(tile: Rectangle, to: number, margin: number): Rectangle {
  const left = Math.floor(tile.x / to);
  const top = Math.floor(tile.y / to);
  const right = Math.ceil((tile.x + tile.width) / to);
  const bottom = Math.ceil((tile.y + tile.height) / to);
  return inflated({ x: left, y: top, width: right - left, height: bottom - top }, margin);
}

function scaled({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

interface PlacedPixels {
  readonly pixels: Uint8Array;
  readonly area: Rectangle;
}

/** Copies what both have in common with `part`. */
function copyPart(from: PlacedPixels, part: Rectangle, to: PlacedPixels): void {
  for (let y = part.y; y < part.y + part.height; y++) {
    const start = ((y - from.area.y) * from.area.width + part.x - from.area.x) * 4;
    const row = from.pixels.subarray(start, start + part.width * 4);
    to.pixels.set(row, ((y - to.area.y) * to.area.width + part.x - to.area.x) * 4);
  }
}
