import { blendWeights } from '../geometry/blendWeights.ts';
import type { Frame } from '../geometry/frame.ts';
import { isEmpty, type Rectangle } from '../geometry/rectangle.ts';
import type { EditArea } from './editArea.ts';

/**
 * One byte per pixel of the request: 1 may change. That is every pixel that holds a part of a painted one, or of one
 * within `grow` of it. Beyond the canvas nothing may.
 */
export function sentMask({ canvas, coverage, blend, changes }: EditArea, frame: Frame): Uint8Array {
  const { sent } = frame;
  const mask = new Uint8Array(sent.width * sent.height);
  if (!coverage || isEmpty(changes)) return mask;
  const hard = { grow: blend.grow, feather: 0, keepUnmasked: true };
  const painted = blendWeights(coverage, canvas, changes, hard);
  for (let y = 0; y < changes.height; y++) {
    const rows = sentSpan(changes.y + y, 1, frame.region.y, frame.region.height, sent.height);
    const row = painted.subarray(y * changes.width, (y + 1) * changes.width);
    for (const { start, length } of runs(row)) {
      const columns = sentSpan(changes.x + start, length, frame.region.x, frame.region.width, sent.width);
      for (let at = rows.start; at < rows.end; at++) {
        mask.fill(1, at * sent.width + columns.start, at * sent.width + columns.end);
      }
    }
  }
  return mask;
}

/** The pixels of the request that hold a part of a rectangle of the canvas inside the region. */
export function sentRectangle(area: Rectangle, { region, sent }: Frame): Rectangle {
  const columns = sentSpan(area.x, area.width, region.x, region.width, sent.width);
  const rows = sentSpan(area.y, area.height, region.y, region.height, sent.height);
  return {
    x: columns.start,
    y: rows.start,
    width: columns.end - columns.start,
    height: rows.end - rows.start,
  };
}

/** Whole numbers are multiplied before they are divided, so that exact edges stay exact. */
function sentSpan(start: number, length: number, regionStart: number, regionLength: number, sent: number) {
  return {
    start: Math.floor(((start - regionStart) * sent) / regionLength),
    end: Math.ceil(((start + length - regionStart) * sent) / regionLength),
  };
}

function* runs(row: Uint8Array): Generator<{ readonly start: number; readonly length: number }> {
  let start = row.indexOf(255);
  while (start >= 0) {
    const end = row.indexOf(0, start);
    yield { start, length: (end < 0 ? row.length : end) - start };
    start = end < 0 ? -1 : row.indexOf(255, end);
  }
}
