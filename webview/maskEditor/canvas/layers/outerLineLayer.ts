import type { ReachTiles } from '../reach/reachTiles.ts';
import type { ViewTransform } from '../view/viewTransform.ts';

/** In CSS pixels; a light line within a dark one shows on any picture. */
const strokes = [
  { width: 3, color: 'rgb(0 0 0 / 70%)' },
  { width: 1, color: '#ffffff' },
];

/** The line around all that may change, equally thin at every zoom. */
export function drawOuterLine(
  context: CanvasRenderingContext2D,
  tiles: ReachTiles<Path2D>,
  transform: ViewTransform,
  devicePixelRatio: number,
): void {
  const { canvas } = context;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const paths = tiles.inView(transform, canvas);
  const { scale, x, y } = tiles.placement(transform);
  context.save();
  context.setTransform(scale, 0, 0, scale, x, y);
  context.lineCap = 'square';
  for (const { width, color } of strokes) {
    context.lineWidth = (Math.round(width * devicePixelRatio) || 1) / scale;
    context.strokeStyle = color;
    for (const { made } of paths) context.stroke(made);
  }
  context.restore();
}
