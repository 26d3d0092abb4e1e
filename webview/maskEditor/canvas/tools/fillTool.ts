import type { Point } from '../../../../src/geometry/rectangle.ts';
import { applyOperation } from './applyOperation.ts';
import type { CanvasTool, Press, ToolBench } from './canvasTool.ts';

/** One press fills the connected pixels that look like the pressed one. */
export class FillTool implements CanvasTool {
  constructor(private readonly bench: ToolBench) {}

  press(at: Point, { erase }: Press): void {
    const { session, tolerance, announce } = this.bench;
    const { width, height } = session.source.size;
    const seed = { x: Math.floor(at.x), y: Math.floor(at.y) };
    if (seed.x < 0 || seed.y < 0 || seed.x >= width || seed.y >= height) {
      announce('That is outside the picture.');
      return;
    }
    void applyOperation(this.bench, { kind: 'fill', erase, seed, tolerance });
  }

  drag(): void {}

  release(): void {}

  cancel(): boolean {
    return false;
  }
}
