import type { Size } from '../../../../src/geometry/rectangle.ts';

/** The device pixels that an element covers: as many as a canvas in it needs to be crisp. */
export function devicePixelSize({
  devicePixelContentBoxSize: [box],
  contentRect,
}: ResizeObserverEntry): Size {
  const width = contentRect.width * devicePixelRatio;
  const height = contentRect.height * devicePixelRatio;
  // The box knows to which side fractions were rounded. For an emulated screen it tells the pixels of the real one.
  if (box && Math.abs(box.inlineSize - width) <= 1 && Math.abs(box.blockSize - height) <= 1) {
    return { width: box.inlineSize, height: box.blockSize };
  }
  return { width: Math.round(width), height: Math.round(height) };
}
