import type { Point } from '../../../../src/geometry/rectangle.ts';
import { applyOperation } from './applyOperation.ts';
import type { CanvasTool, Press, ToolBench } from './canvasTool.ts';

interface Outline {
  readonly erase: boolean;
  /** Corners and freehand parts; each is what one press added. */
  readonly parts: Point[][];
}

/**
 * An outline drawn freehand, closed when the pointer is let go; or corner by corner, closed by pressing the first or
 * the last corner again.
 */
export class LassoTool implements CanvasTool {
  private outline: Outline | undefined;
  private pressed: { readonly part: Point[]; isFreehand: boolean } | undefined;

  constructor(private readonly bench: ToolBench) {}

  press(at: Point, { erase, reach }: Press): void {
    const points = this.points;
    const [first, last] = [points[0], points.at(-1)];
    if (last && isNear(at, last, reach)) {
      this.finish();
      return;
    }
    if (first && points.length > 2 && isNear(at, first, reach)) {
      this.finish();
      return;
    }
    this.outline ??= { erase, parts: [] };
    this.pressed = { part: [at], isFreehand: false };
    this.outline.parts.push(this.pressed.part);
    this.draw();
  }

  drag(points: readonly Point[], { reach }: Press): void {
    const start = this.pressed?.part[0];
    const end = points.at(-1);
    if (!this.pressed || !start || !end) return;
    if (!this.pressed.isFreehand && isNear(end, start, reach)) return;
    this.pressed.isFreehand = true;
    this.pressed.part.push(...points);
    this.draw();
  }

  release(): void {
    const { pressed, outline } = this;
    this.pressed = undefined;
    if (!pressed || !outline) return;
    if (pressed.isFreehand && outline.parts.length === 1) this.finish();
    else this.bench.announce(`Corner ${outline.parts.length}.`);
  }

  hover(at: Point): void {
    if (this.outline) this.draw(at);
  }

  finish(): boolean {
    const { outline, points } = this;
    if (!outline) return false;
    if (points.length < 3) {
      this.bench.announce('An outline needs three corners. Add another one.');
      return true;
    }
    this.cancel();
    void applyOperation(this.bench, {
      kind: 'polygon',
      erase: outline.erase,
      points: points.flatMap(({ x, y }) => [toEighth(x), toEighth(y)]),
    });
    return true;
  }

  stepBack(): boolean {
    if (!this.outline || this.pressed) return false;
    this.outline.parts.pop();
    if (this.outline.parts.length === 0) return this.cancel();
    this.draw();
    this.bench.announce(`Corner taken back. ${this.outline.parts.length} left.`);
    return true;
  }

  cancel(): boolean {
    if (!this.outline) return false;
    this.outline = undefined;
    this.pressed = undefined;
    this.bench.sketch(undefined);
    return true;
  }

  private get points(): readonly Point[] {
    return this.outline?.parts.flat() ?? [];
  }

  private draw(next?: Point): void {
    this.bench.sketch({ kind: 'line', points: next ? [...this.points, next] : this.points });
  }
}

function isNear(a: Point, b: Point, reach: number): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= reach;
}

function toEighth(value: number): number {
  return Math.round(value * 8) / 8;
}
