import type { Point, Rectangle } from '../../../../src/geometry/rectangle.ts';
import type { MaskSession } from '../../mask/maskSession.ts';

/** How a press or a drag came about. */
export interface Press {
  /** The right button, the pen's other end, or Alt with a shape. */
  readonly erase: boolean;
  /** Shift: a straight line, a square, a circle. */
  readonly constrain: boolean;
  /** In image pixels: what is nearer than this is the same place. */
  readonly reach: number;
}

/** What is being drawn, in image pixels, not yet part of the mask. */
export type Sketch =
  | { readonly kind: 'rectangle' | 'ellipse'; readonly box: Rectangle }
  | { readonly kind: 'line'; readonly points: readonly Point[] };

/** One way to paint. Points are in image pixels, and can lie outside the image. */
export interface CanvasTool {
  press(at: Point, press: Press): void;
  drag(points: readonly Point[], press: Press): void;
  /** Keeps what was drawn. */
  release(): void;
  /** Takes back what is in progress; says whether anything was. */
  cancel(): boolean;
  /** The pointer moves with nothing pressed. */
  hover?(at: Point): void;
  /** Ends what takes several presses; says whether anything was begun. */
  finish?(): boolean;
  /** Takes back the last of several presses; says whether there was one. */
  stepBack?(): boolean;
}

/** What tools work with. */
export interface ToolBench {
  readonly session: MaskSession;
  /** Diameter in image pixels. */
  readonly brushSize: number;
  /** 0 to 255. */
  readonly tolerance: number;
  sketch(sketch: Sketch | undefined): void;
  announce(text: string): void;
}
