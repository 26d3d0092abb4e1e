import type { Rectangle } from '../../../../src/geometry/rectangle.ts';
import type { Sketch } from '../tools/canvasTool.ts';
import { toDevice, type ViewTransform } from '../view/viewTransform.ts';

/** SVG path data of what is being drawn; in CSS pixels when `transform` is. */
export function sketchPath(sketch: Sketch | undefined, transform: ViewTransform): string {
  if (!sketch) return '';
  switch (sketch.kind) {
    case 'rectangle':
      return rectanglePath(sketch.box, transform);
    case 'ellipse':
      return ellipsePath(sketch.box, transform);
    case 'line': {
      const corners = sketch.points.map((point) => {
        const { x, y } = toDevice(transform, point);
        return `${x} ${y}`;
      });
      return corners.length > 0 ? `M${corners.join('L')}` : '';
    }
  }
}

export function rectanglePath({ x, y, width, height }: Rectangle, transform: ViewTransform): string {
  const start = toDevice(transform, { x, y });
  const { scale } = transform;
  return `M${start.x} ${start.y}h${width * scale}v${height * scale}h${-width * scale}z`;
}

function ellipsePath({ x, y, width, height }: Rectangle, transform: ViewTransform): string {
  const start = toDevice(transform, { x, y: y + height / 2 });
  const { scale } = transform;
  const radii = `${(width / 2) * scale} ${(height / 2) * scale}`;
  return `M${start.x} ${start.y}a${radii} 0 1 0 ${width * scale} 0a${radii} 0 1 0 ${-width * scale} 0z`;
}
