import type { Point, Rectangle, Size } from '../../../../src/geometry/rectangle.ts';

/**
 * Where the picture lies on the surface. Device pixels count from the surface's top left corner; `x` and `y`, the
 * place of the image's own corner, are whole, so that the picture never blurs by half a pixel.
 */
export interface ViewTransform extends Point {
  /** Device pixels per image pixel. */
  readonly scale: number;
}

export function toImage({ scale, x, y }: ViewTransform, device: Point): Point {
  return { x: (device.x - x) / scale, y: (device.y - y) / scale };
}

export function toDevice({ scale, x, y }: ViewTransform, image: Point): Point {
  return { x: image.x * scale + x, y: image.y * scale + y };
}

/** The device pixels that show a part of the image, whole ones, at most those of the surface. */
export function devicePixels(transform: ViewTransform, image: Rectangle, surface: Size): Rectangle {
  const start = toDevice(transform, image);
  const end = toDevice(transform, { x: image.x + image.width, y: image.y + image.height });
  const x = Math.max(0, Math.floor(start.x));
  const y = Math.max(0, Math.floor(start.y));
  return {
    x,
    y,
    width: Math.max(0, Math.min(surface.width, Math.ceil(end.x)) - x),
    height: Math.max(0, Math.min(surface.height, Math.ceil(end.y)) - y),
  };
}

/** The part of the image's plane that the surface shows. */
export function visiblePart(transform: ViewTransform, { width, height }: Size): Rectangle {
  return {
    ...toImage(transform, { x: 0, y: 0 }),
    width: width / transform.scale,
    height: height / transform.scale,
  };
}
