import type { Point } from '../../../../src/geometry/rectangle.ts';
import type { View } from '../view/view.ts';

/** A wheel that counts lines or pages instead of pixels. */
const pixelsPer = [1, 16, 400];

/** As VS Code's image preview: the wheel moves the picture, with Ctrl or by a pinch it zooms; with Alt the brush. */
export function handleWheel(
  event: WheelEvent,
  view: View,
  deviceOf: (event: WheelEvent) => Point,
  resizeBrush: (steps: number) => void,
): void {
  event.preventDefault();
  const unit = pixelsPer[event.deltaMode] ?? 1;
  // Shift turns the wheel by itself on some systems.
  const turns = event.shiftKey && event.deltaX === 0;
  const dx = (turns ? event.deltaY : event.deltaX) * unit;
  const dy = (turns ? 0 : event.deltaY) * unit;
  if (event.altKey) {
    const delta = dy === 0 ? dx : dy;
    if (delta !== 0) resizeBrush(delta < 0 ? 1 : -1);
  } else if (event.ctrlKey || event.metaKey) {
    // A notch of a wheel is a hundred or so, a pinch a few.
    const delta = Math.max(-30, Math.min(30, dy));
    view.zoomTo(view.zoom * Math.exp(-delta / 100), deviceOf(event));
  } else {
    view.panBy(-dx * view.devicePixelRatio, -dy * view.devicePixelRatio);
  }
}
