import { paintedFrom } from '../../../../src/geometry/coverageBox.ts';
import type { Rectangle } from '../../../../src/geometry/rectangle.ts';
import type { CoverageLevel, CoverageLevels } from '../reach/coverageLevels.ts';
import type { ViewTransform } from '../view/viewTransform.ts';

/**
 * The device pixels of `area` with `color` (RGBA, as 32 bits lie in memory) where the image under them is painted:
 * enlarged, that is the image pixel at their middle; reduced, any image pixel that they show.
 */
export function paintCoverage(
  levels: CoverageLevels,
  transform: ViewTransform,
  area: Rectangle,
  color: number,
): ImageData {
  const image = new ImageData(area.width, area.height);
  const pixels = new Uint32Array(image.data.buffer);
  const level = levels.at(transform.scale);
  const columns = cellsUnder(transform.scale, transform.x, area.x, area.width, level.edge, level.width);
  const rows = cellsUnder(transform.scale, transform.y, area.y, area.height, level.edge, level.height);
  let drawn: { readonly first: number; readonly last: number; readonly row: number } | undefined;
  for (let row = 0; row < area.height; row++) {
    const [first, last] = [rows[2 * row] ?? 0, rows[2 * row + 1] ?? 0];
    const offset = row * area.width;
    if (drawn?.first === first && drawn.last === last) {
      pixels.copyWithin(offset, drawn.row * area.width, (drawn.row + 1) * area.width);
      continue;
    }
    for (let cell = first; cell < last; cell++) {
      paintRow(pixels, offset, level, cell, columns, color);
    }
    drawn = { first, last, row };
  }
  return image;
}

function paintRow(
  pixels: Uint32Array,
  offset: number,
  { data, width }: CoverageLevel,
  row: number,
  columns: Int32Array,
  color: number,
): void {
  const start = row * width;
  for (let index = 0; index < columns.length; index += 2) {
    const last = columns[index + 1] ?? 0;
    for (let cell = columns[index] ?? 0; cell < last; cell++) {
      if ((data[start + cell] ?? 0) >= paintedFrom) {
        pixels[offset + (index >> 1)] = color;
        break;
      }
    }
  }
}

/** For each device pixel its first cell, and the one after its last; outside the image the two are equal. */
function cellsUnder(
  scale: number,
  origin: number,
  from: number,
  length: number,
  edge: number,
  limit: number,
): Int32Array {
  const cells = new Int32Array(2 * length);
  const perPixel = 1 / (scale * edge);
  for (let index = 0; index < length; index++) {
    const start = (from + index - origin) * perPixel;
    // Where two image pixels meet at the middle, drawing the picture takes the first of them.
    const middle = Math.ceil(start + perPixel / 2 - 1e-9) - 1;
    const [first, last] =
      scale >= 1 ? [middle, middle + 1] : [Math.floor(start), Math.ceil(start + perPixel - 1e-9)];
    cells[2 * index] = Math.min(limit, Math.max(0, first));
    cells[2 * index + 1] = Math.min(limit, Math.max(0, last));
  }
  return cells;
}
