import type { Size } from '../../../../src/geometry/rectangle.ts';

/** Tells how many device pixels an element covers: as it changes its size, or the page its zoom or its screen. */
export class DevicePixels {
  private readonly sizes = new ResizeObserver((entries) => {
    const entry = entries.at(-1);
    if (entry) this.changed(devicePixelSize(entry));
  });

  constructor(
    private readonly element: HTMLElement,
    private readonly changed: (size: Size) => void,
  ) {}

  start(): void {
    this.sizes.observe(this.element, { box: 'device-pixel-content-box' });
  }

  stop(): void {
    this.sizes.disconnect();
  }
}

/** As many as a canvas in the element needs to be crisp. */
function devicePixelSize({ devicePixelContentBoxSize: [box], contentRect }: ResizeObserverEntry): Size {
  const width = contentRect.width * devicePixelRatio;
  const height = contentRect.height * devicePixelRatio;
  // The box knows to which side fractions were rounded. For an emulated screen it tells the pixels of the real one.
  if (box && Math.abs(box.inlineSize - width) <= 1 && Math.abs(box.blockSize - height) <= 1) {
    return { width: box.inlineSize, height: box.blockSize };
  }
  return { width: Math.round(width), height: Math.round(height) };
}
