import type { Frame } from '../geometry/frame.ts';
import { intersection, isEmpty, type Rectangle, type Size } from '../geometry/rectangle.ts';
import type { PictureEdit, PreparedEdit } from '../images/pictures.ts';
import { type EditArea, editArea } from './editArea.ts';
import { sentMask, sentRectangle } from './mask.ts';
import { encodeSentMask } from './maskFile.ts';
import type { Picture } from './picture.ts';
import { decodePng, encodePng } from './png.ts';
import { replicated } from './replicated.ts';
import { type Resizer, resample } from './resample.ts';

/** What a request about the edit sends. @throws PictureError */
export async function prepareEdit(resizer: Resizer, edit: PictureEdit): Promise<PreparedEdit> {
  const { frame } = edit;
  const source = decodePng(edit.source);
  const area = editArea(edit, source);
  const data = await sentPixels(resizer, source, area, frame);
  const image = encodePng({ ...frame.sent, data, colorChunks: [] });
  if (!edit.mask) return { image: { data: image, format: 'png' } };
  const mask = encodeSentMask(sentMask(area, frame), frame.sent);
  return { image: { data: image, format: 'png' }, mask: { data: mask, format: 'png' } };
}

/** The picture in its frame: its edges go on over new borders, which are transparent, and beyond the canvas. */
async function sentPixels(
  resizer: Resizer,
  source: Picture,
  { canvas, image }: EditArea,
  frame: Frame,
): Promise<Uint8Array> {
  const { region, sent } = frame;
  const left = region.x - image.x;
  const top = region.y - image.y;
  const { width, height } = region;
  const read = (part: Rectangle) => replicated(source, { ...part, x: left + part.x, y: top + part.y });
  const pixels = await resample(resizer, { width, height, read }, sent);
  for (const border of newBorders(canvas, image)) {
    const inside = intersection(border, region);
    if (!isEmpty(inside)) clearAlpha(pixels, sent, sentRectangle(inside, frame));
  }
  return pixels;
}

function newBorders(canvas: Size, image: Rectangle): readonly Rectangle[] {
  const below = image.y + image.height;
  const beside = image.x + image.width;
  return [
    { x: 0, y: 0, width: canvas.width, height: image.y },
    { x: 0, y: below, width: canvas.width, height: canvas.height - below },
    { x: 0, y: 0, width: image.x, height: canvas.height },
    { x: beside, y: 0, width: canvas.width - beside, height: canvas.height },
  ];
}

/** Colour stays: a model may look at it all the same. */
function clearAlpha(pixels: Uint8Array, { width }: Size, area: Rectangle): void {
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) pixels[(y * width + x) * 4 + 3] = 0;
  }
}
