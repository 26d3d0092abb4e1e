import type { Canvas } from '@napi-rs/canvas';
import { scaled } from './pixels.ts';
import { recolor } from './recolor.ts';
import { redraw } from './redraw.ts';

/** Each index gives another variation of the same source. */
export function paintVariation(source: Canvas, index: number, width: number, height: number): Canvas {
  const seed = (source.width * 31 + index * 2654435761) >>> 0;
  return redraw(recolor(scaled(source, width, height), seed), seed);
}
