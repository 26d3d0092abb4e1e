import type { Point, Rectangle } from '../../../../src/geometry/rectangle.ts';
import { applyOperation } from './applyOperation.ts';
import type { CanvasTool, Press, ToolBench } from './canvasTool.ts';

/** Rectangles and ellipses, from the pixel pressed to the pixel released, both included. */
export class BoxTool implements CanvasTool {
  private drawn: { readonly from: Point; readonly erase: boolean; box?: Rectangle } | undefined;

  constructor(
    private readonly bench: ToolBench,
    private readonly kind: 'rectangle' | 'ellipse',
  ) {}

  press(from: Point, { erase }: Press): void {
    this.drawn = { from, erase };
  }

  drag(points: readonly Point[], { constrain, reach }: Press): void {
    const to = points.at(-1);
    if (!this.drawn || !to) return;
    const { from } = this.drawn;
    // A press that trembles is not yet a box.
    if (!this.drawn.box && Math.hypot(to.x - from.x, to.y - from.y) < reach) return;
    this.drawn.box = boxBetween(from, constrain ? squared(from, to) : to);
    this.bench.sketch({ kind: this.kind, box: this.drawn.box });
  }

  release(): void {
    const { drawn } = this;
    this.cancel();
    if (!drawn?.box) return;
    void applyOperation(this.bench, { kind: this.kind, erase: drawn.erase, box: drawn.box });
  }

  cancel(): boolean {
    if (!this.drawn) return false;
    this.drawn = undefined;
    this.bench.sketch(undefined);
    return true;
  }
}

function boxBetween(a: Point, b: Point): Rectangle {
  const x = Math.floor(Math.min(a.x, b.x));
  const y = Math.floor(Math.min(a.y, b.y));
  return {
    x,
    y,
    width: Math.floor(Math.max(a.x, b.x)) + 1 - x,
    height: Math.floor(Math.max(a.y, b.y)) + 1 - y,
  };
}

function squared(from: Point, to: Point): Point {
  // Whole pixels, or the two sides could differ by one.
  const [dx, dy] = [Math.floor(to.x) - Math.floor(from.x), Math.floor(to.y) - Math.floor(from.y)];
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return { x: from.x + side * (dx < 0 ? -1 : 1), y: from.y + side * (dy < 0 ? -1 : 1) };
}
