import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { CanvasTool, Press } from '../tools/canvasTool.ts';
import type { Gesture } from './gesture.ts';

/** Draws with a tool. */
export class ToolGesture implements Gesture {
  constructor(
    private readonly tool: CanvasTool,
    private readonly pointOf: (event: PointerEvent) => Point,
    private readonly pressOf: (event: PointerEvent) => Press,
    event: PointerEvent,
  ) {
    tool.press(pointOf(event), pressOf(event));
  }

  move(events: readonly PointerEvent[]): void {
    const last = events.at(-1);
    if (last) this.tool.drag(events.map(this.pointOf), this.pressOf(last));
  }

  end(): void {
    this.tool.release();
  }

  cancel(): boolean {
    return this.tool.cancel();
  }
}
