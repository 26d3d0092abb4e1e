import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { randomFrom } from './random.ts';

/** The same picture in another mood: hue turned by 18° to 70° either way, contrast and framing a little off. */
export function recolor(picture: Canvas, seed: number): Canvas {
  const random = randomFrom(seed);
  const { width, height } = picture;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.save();
  const turn = (18 + random() * 52) * (random() < 0.5 ? -1 : 1);
  context.filter = `hue-rotate(${turn.toFixed(1)}deg) saturate(${(0.95 + random() * 0.3).toFixed(2)})`;
  const zoom = 1.01 + random() * 0.04;
  context.translate(width / 2, height / 2);
  context.scale(zoom, zoom);
  context.drawImage(picture, -width / 2, -height / 2);
  context.restore();
  return canvas;
}
