import type { Rectangle } from '../../../src/geometry/rectangle.ts';
import type { MaskOperation } from './maskOperation.ts';

export const smallestBrush = 1;
export const largestBrush = 600;

/** Down to an eighth of a pixel, so that a point stays in its pixel. */
export function roundedCoordinate(value: number): number {
  return Math.floor(value * 8) / 8;
}

/** The nearest size that a brush may have. */
export function brushSize(size: number): number {
  return Math.min(Math.max(size, smallestBrush), largestBrush);
}

/** The operation as it is done and kept: what is painted live and what a draft paints again are then the same. */
export function roundedOperation(operation: MaskOperation): MaskOperation {
  switch (operation.kind) {
    case 'stroke':
      return {
        ...operation,
        size: brushSize(operation.size),
        points: operation.points.map(roundedCoordinate),
      };
    case 'polygon':
      return { ...operation, points: operation.points.map(roundedCoordinate) };
    case 'rectangle':
    case 'ellipse':
      return { ...operation, box: roundedBox(operation.box) };
    case 'fill':
      return { ...operation, seed: { x: Math.floor(operation.seed.x), y: Math.floor(operation.seed.y) } };
    case 'extend': {
      const whole = (side: number) => Math.max(0, Math.round(side));
      const { top, right, bottom, left } = operation.extend;
      return {
        ...operation,
        extend: { top: whole(top), right: whole(right), bottom: whole(bottom), left: whole(left) },
      };
    }
    default:
      return operation;
  }
}

/** Edges to the nearest pixel edge. */
function roundedBox(box: Rectangle): Rectangle {
  const x = Math.round(box.x);
  const y = Math.round(box.y);
  return {
    x,
    y,
    width: Math.round(box.x + box.width) - x,
    height: Math.round(box.y + box.height) - y,
  };
}
