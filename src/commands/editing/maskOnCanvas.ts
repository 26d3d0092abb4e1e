import * as vscode from 'vscode';
import { coverageBox } from '../../geometry/coverageBox.ts';
import {
  extended,
  intersection,
  isEmpty,
  type Rectangle,
  type Sides,
  type Size,
  whole,
} from '../../geometry/rectangle.ts';
import { uriName } from '../../host/uriName.ts';
import { type Mask, PictureError, type Pictures } from '../../images/pictures.ts';

const painted = 255;

/**
 * What a program names, as coverage of the canvas: new borders are painted, and without a mask nothing else is.
 * @throws PictureError when the mask lies outside the picture, has another size, or paints nothing: the answer would be
 * paid for, and none of it seen.
 */
export async function maskOnCanvas(
  mask: vscode.Uri | Rectangle | undefined,
  picture: Size,
  extend: Sides,
  pictures: Pictures,
): Promise<Mask> {
  const canvas = extended(picture, extend);
  const data = new Uint8Array(canvas.width * canvas.height).fill(painted);
  const inside = await maskInside(mask, picture, pictures);
  for (let y = 0; y < picture.height; y += 1) {
    const row = inside.data.subarray(y * picture.width, (y + 1) * picture.width);
    data.set(row, (y + extend.top) * canvas.width + extend.left);
  }
  if (!coverageBox(data, canvas)) {
    throw new PictureError(
      'maskEmpty',
      'Nothing is painted in the mask. What may change is transparent in it, or white.',
    );
  }
  return { ...canvas, data };
}

async function maskInside(
  mask: vscode.Uri | Rectangle | undefined,
  picture: Size,
  pictures: Pictures,
): Promise<Mask> {
  if (!mask) return { ...sizeOf(picture), data: new Uint8Array(picture.width * picture.height) };
  return mask instanceof vscode.Uri ? fileMask(mask, picture, pictures) : boxMask(mask, picture);
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function boxMask(rectangle: Rectangle, picture: Size): Mask {
  const box = intersection(rectangle, whole(picture));
  if (isEmpty(box)) {
    const { width, height } = picture;
    throw new PictureError(
      'maskSize',
      `The mask lies outside the picture, which has ${width} × ${height} pixels.`,
    );
  }
  const data = new Uint8Array(picture.width * picture.height);
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const start = y * picture.width + box.x;
    data.fill(painted, start, start + box.width);
  }
  return { ...sizeOf(picture), data };
}

async function fileMask(uri: vscode.Uri, { width, height }: Size, pictures: Pictures): Promise<Mask> {
  const mask = await pictures.readMask(new Uint8Array(await vscode.workspace.fs.readFile(uri)));
  if (mask.width === width && mask.height === height) return mask;
  throw new PictureError(
    'maskSize',
    `The mask “${uriName(uri)}” has ${mask.width} × ${mask.height} pixels, and the picture ${width} × ${height}. ` +
      'Make them equal.',
  );
}
