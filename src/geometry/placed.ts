import type { Rectangle, Size } from './rectangle.ts';

/** A rectangle of `size` about the middle of `part`, inside the canvas where it is not larger, else centred over it. */
export function placed(size: Size, canvas: Size, part: Rectangle): Rectangle {
  return {
    x: start(size.width, canvas.width, part.x, part.width),
    y: start(size.height, canvas.height, part.y, part.height),
    ...size,
  };
}

function start(length: number, room: number, partStart: number, partLength: number): number {
  if (length >= room) return -Math.floor((length - room) / 2) || 0;
  const middle = partStart - Math.floor((length - partLength) / 2);
  return Math.min(Math.max(0, middle), room - length);
}
