import type { View } from '../view/view.ts';
import type { Gesture } from './gesture.ts';

/** Drags the picture along. */
export class PanGesture implements Gesture {
  private x: number;
  private y: number;

  constructor(
    private readonly view: View,
    { clientX, clientY }: PointerEvent,
  ) {
    this.x = clientX;
    this.y = clientY;
  }

  move(events: readonly PointerEvent[]): void {
    const event = events.at(-1);
    if (!event) return;
    const { devicePixelRatio } = this.view;
    this.view.panBy((event.clientX - this.x) * devicePixelRatio, (event.clientY - this.y) * devicePixelRatio);
    this.x = event.clientX;
    this.y = event.clientY;
  }

  end(): void {}

  cancel(): boolean {
    return false;
  }
}
