import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Palette } from './palette.ts';
import type { Random } from './random.ts';

/** What every painter gets. */
export interface Stage {
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
  /** A hundredth of the shorter edge, in pixels. */
  readonly unit: number;
  readonly palette: Palette;
  readonly random: Random;
  readonly snow: boolean;
}

/** Where a subject may stand: `x`, `y` is the middle of its foot, `size` its height, all in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}
