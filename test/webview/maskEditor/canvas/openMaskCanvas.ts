import type { Size } from '../../../../src/geometry/rectangle.ts';
import '../../../../webview/maskEditor/canvas/maskCanvas.ts';
import type { MaskCanvas } from '../../../../webview/maskEditor/canvas/maskCanvas.ts';
import { MaskSession } from '../../../../webview/maskEditor/mask/maskSession.ts';
import { nextFrames } from './nextFrames.ts';

export type Layer = 'picture' | 'mask' | 'outer-line';

export interface OpenedCanvas {
  readonly element: MaskCanvas;
  readonly session: MaskSession;
  /** What was announced, in order. */
  readonly announced: readonly string[];
  /** Image pixels that are painted, as "x,y". */
  painted(): string[];
  isPainted(x: number, y: number): boolean;
  /** RGBA of a device pixel of one of the canvases. */
  pixel(layer: Layer, x: number, y: number): readonly number[];
  dispose(): void;
}

/** The element in this document, showing a picture of `size`, `width` by `height` CSS pixels large. */
export async function openMaskCanvas(
  size: Size,
  { width = 480, height = 360, left = 0, top = 0, paint = paintPattern } = {},
): Promise<OpenedCanvas> {
  const picture = new OffscreenCanvas(size.width, size.height);
  const context = picture.getContext('2d');
  if (!context) throw new Error('No canvas.');
  paint(context);
  const imageUrl = URL.createObjectURL(await picture.convertToBlob());
  const session = new MaskSession({
    id: 'picture',
    size,
    pixels: async () => context.getImageData(0, 0, size.width, size.height).data,
    loadedMask: async () => {
      throw new Error('No mask was loaded.');
    },
  });
  const element = document.createElement('easel-mask-canvas');
  const announced: string[] = [];
  element.addEventListener('easel-announce', ({ text }) => announced.push(text));
  Object.assign(element, { session, imageUrl });
  for (const [name, value] of Object.entries({ position: 'fixed', width, height, left, top })) {
    element.style.setProperty(name, typeof value === 'number' ? `${value}px` : value);
  }
  document.body.append(element);
  await element.ready;
  await nextFrames();
  const isPainted = (x: number, y: number) => session.coverage[y * size.width + x] === 255;
  return {
    element,
    session,
    announced,
    painted() {
      const found: string[] = [];
      for (let y = 0; y < size.height; y++) {
        for (let x = 0; x < size.width; x++) if (isPainted(x, y)) found.push(`${x},${y}`);
      }
      return found;
    },
    isPainted,
    pixel: (layer, x, y) => [...layerPixels(element, layer, x, y, 1, 1)],
    dispose() {
      element.remove();
      URL.revokeObjectURL(imageUrl);
    },
  };
}

/** RGBA of a part of one of the canvases, in device pixels. */
export function layerPixels(
  element: MaskCanvas,
  layer: Layer,
  ...part: [x: number, y: number, width: number, height: number]
): Uint8ClampedArray {
  const canvas = element.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${layer}`);
  const context = canvas?.getContext('2d');
  if (!context) throw new Error(`There is no layer ${layer}.`);
  return context.getImageData(...part).data;
}

/** Every pixel names itself: {@link namedPixel} reads where it is from its colour. */
export function paintNames(context: OffscreenCanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const image = context.createImageData(width, height);
  for (let index = 0; index < width * height; index++) {
    const [x, y] = [index % width, Math.floor(index / width)];
    image.data.set([x & 255, y & 255, (x >> 8) | ((y >> 8) << 4), 255], index * 4);
  }
  context.putImageData(image, 0, 0);
}

export function namedPixel([red = 0, green = 0, blue = 0]: readonly number[]): { x: number; y: number } {
  return { x: red | ((blue & 15) << 8), y: green | ((blue >> 4) << 8) };
}

/** Every pixel differs from its neighbours, so that a picture drawn one pixel off shows. */
export function paintPattern(context: OffscreenCanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const image = context.createImageData(width, height);
  for (let index = 0; index < width * height; index++) {
    const [x, y] = [index % width, Math.floor(index / width)];
    image.data.set([(x * 37) % 256, (y * 53) % 256, ((x ^ y) * 29) % 256, 255], index * 4);
  }
  context.putImageData(image, 0, 0);
}
