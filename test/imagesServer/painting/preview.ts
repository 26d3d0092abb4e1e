import type { Canvas } from '@napi-rs/canvas';
import { scaled } from './pixels.ts';

/** How a picture looks while it forms: the first is the coarsest. */
export function preview(picture: Canvas, index: number, count: number): Canvas {
  const shrink = 2 ** (count - index + 2);
  const { width, height } = picture;
  const small = scaled(
    picture,
    Math.max(2, Math.round(width / shrink)),
    Math.max(2, Math.round(height / shrink)),
  );
  return scaled(small, width, height);
}
