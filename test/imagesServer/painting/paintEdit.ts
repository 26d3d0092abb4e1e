import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { paintLabel } from './caption.ts';
import { mix } from './color.ts';
import { fillHole } from './fillHole.ts';
import { registerInter } from './fonts.ts';
import { paintMotif } from './motifs.ts';
import { type Pixels, scaled } from './pixels.ts';
import { hashText } from './random.ts';
import { recolor } from './recolor.ts';
import { redraw } from './redraw.ts';
import { readScene } from './scene.ts';

export interface EditWish {
  readonly prompt: string;
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly source: Canvas;
  /** Of the source's size; alpha 0 marks what changes. */
  readonly mask?: Pixels;
}

/**
 * The source, redrawn as a whole. With a mask the marked part becomes something new: its surroundings go on, and
 * the prompt's subject stands in it with the prompt's words. Without a mask the colours change and the words are added.
 */
export function paintEdit(wish: EditWish): Canvas {
  registerInter();
  const { prompt, index, width, height, source, mask } = wish;
  const seed = hashText(`edit\n${prompt}\n${index}`);
  const base = scaled(source, width, height);
  const { palette, motif } = readScene(prompt, index);
  const unit = Math.min(width, height) / 100;
  const shade = mix(palette.land, '#05060f', 0.6);
  if (!mask) {
    const canvas = recolor(base, seed);
    const head = { left: 0, top: 0, width, height: unit * 14 };
    paintLabel(canvas.getContext('2d'), prompt, head, shade, Math.max(11, unit * 3.4));
    return redraw(canvas, seed);
  }
  const hole = scaled(holeOf(mask), width, height);
  const context = base.getContext('2d');
  const fresh = createCanvas(width, height);
  const freshContext = fresh.getContext('2d');
  freshContext.drawImage(fillHole(base, hole), 0, 0);
  const box = boundsOf(mask, width / mask.width, height / mask.height);
  if (!isRemoval(prompt)) {
    const size = Math.min(box.width, box.height);
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    paintMotif(
      freshContext,
      motif ?? 'flower',
      { x: middle.x, y: middle.y + size * 0.24, size: size * 0.68 },
      palette,
    );
    const label = {
      left: middle.x - box.width * 0.38,
      top: middle.y,
      width: box.width * 0.76,
      height: size * 0.42,
    };
    paintLabel(freshContext, prompt, label, shade, Math.max(9, size * 0.06));
  }
  freshContext.globalCompositeOperation = 'destination-in';
  freshContext.drawImage(hole, 0, 0);
  context.drawImage(fresh, 0, 0);
  return redraw(base, seed);
}

function isRemoval(prompt: string): boolean {
  return /\b(remove|erase|continue the surroundings|fill in)\b/i.test(prompt);
}

/** Opaque where the mask is fully transparent, and nothing elsewhere. */
function holeOf({ width, height, data }: Pixels): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (let at = 3; at < data.length; at += 4) {
    image.data[at] = data[at] === 0 ? 255 : 0;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

function boundsOf(mask: Pixels, scaleX: number, scaleY: number) {
  let [left, top, right, bottom] = [mask.width, mask.height, 0, 0];
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      if (mask.data[(y * mask.width + x) * 4 + 3] === 0) {
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = y + 1;
      }
    }
  }
  return {
    left: left * scaleX,
    top: top * scaleY,
    width: Math.max(0, right - left) * scaleX,
    height: Math.max(0, bottom - top) * scaleY,
  };
}
