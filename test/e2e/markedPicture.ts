import { createCanvas } from '@napi-rs/canvas';
import { encode } from '../imagesServer/painting/encode.ts';
import { paintPicture } from '../imagesServer/painting/paintPicture.ts';

/** Of {@link markedPicture}, in pixels. */
export const pictureSize = { width: 1200, height: 800 } as const;

/** Edge of each mark, in image pixels. */
export const markEdge = 24;

/** Where a mark's left top corner is: they tell where the picture lies on the screen. */
export const marks = [
  { x: 360, y: 220 },
  { x: 816, y: 556 },
] as const;

/** A harbour with two squares of magenta, a colour that is nowhere else. */
export async function markedPicture(format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const { width, height } = pictureSize;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const prompt = 'A harbour at dusk';
  context.drawImage(paintPicture({ prompt, index: 0, width, height, transparent: false }), 0, 0);
  context.fillStyle = '#ff00ff';
  for (const { x, y } of marks) {
    context.fillRect(x, y, markEdge, markEdge);
  }
  return encode(canvas, format);
}
