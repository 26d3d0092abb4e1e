import { type Blend, cappedBlend } from '../geometry/blend.ts';
import { changeBox } from '../geometry/changeBox.ts';
import {
  extended,
  intersection,
  type Rectangle,
  type Sides,
  type Size,
  whole,
} from '../geometry/rectangle.ts';
import { type PictureEdit, PictureError } from '../images/pictures.ts';

/** What an edit may change, on the canvas of its picture. */
export interface EditArea {
  readonly canvas: Size;
  /** The image on the canvas; around it are the new borders. */
  readonly image: Rectangle;
  /** One byte per canvas pixel, new borders painted; absent: everything may change. */
  readonly coverage?: Uint8Array;
  /** Capped for the image. */
  readonly blend: Blend;
  /** All of the answer that can be seen: what may change, within the frame. Empty when nothing is painted. */
  readonly changes: Rectangle;
}

const maxPixels = 100_000_000;
const nothing: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/** @throws PictureError when the mask has another size than the canvas, or the canvas is too large. */
export function editArea(edit: PictureEdit, imageSize: Size): EditArea {
  const { extend, frame, mask } = edit;
  const canvas = extended(imageSize, extend);
  if (canvas.width * canvas.height > maxPixels) {
    throw new PictureError('tooLarge', 'The extended picture is above 100 megapixels. Extend it by less.');
  }
  const image = { x: extend.left, y: extend.top, width: imageSize.width, height: imageSize.height };
  const blend = cappedBlend(edit.blend, imageSize);
  const seen = intersection(frame.region, whole(canvas));
  if (!mask) return { canvas, image, blend: { ...blend, keepUnmasked: false }, changes: seen };
  if (mask.width !== canvas.width || mask.height !== canvas.height) {
    const sizes = `${mask.width}×${mask.height} instead of ${canvas.width}×${canvas.height} pixels`;
    throw new PictureError('maskSize', `The mask does not fit the picture: it has ${sizes}. Paint it anew.`);
  }
  const coverage = withBorders(mask.data, canvas, extend);
  const box = blend.keepUnmasked ? changeBox(coverage, canvas, blend) : seen;
  return { canvas, image, coverage, blend, changes: box ? intersection(box, seen) : nothing };
}

/** The coverage with all that is new painted; the same bytes where nothing is. */
function withBorders(coverage: Uint8Array, canvas: Size, extend: Sides): Uint8Array {
  const { top, right, bottom, left } = extend;
  if (top + right + bottom + left === 0) return coverage;
  const { width, height } = canvas;
  const painted = coverage.slice();
  for (let y = 0; y < height; y++) {
    const row = painted.subarray(y * width, (y + 1) * width);
    if (y < top || y >= height - bottom) row.fill(255);
    row.fill(255, 0, left);
    row.fill(255, width - right);
  }
  return painted;
}
