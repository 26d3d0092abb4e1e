import { intersection, type Rectangle, type Size } from '../../../../src/geometry/rectangle.ts';
import type { ReachTiles } from '../reach/reachTiles.ts';
import { toDevice, type ViewTransform } from '../view/viewTransform.ts';
import { drawPicture } from './drawPicture.ts';

/** An answer over its picture, in image pixels. */
export interface BlendedAnswer {
  readonly image: ImageBitmap;
  readonly region: Rectangle;
  readonly canvas: Rectangle;
  /** Absent: the answer is taken whole. */
  readonly shares: ReachTiles<OffscreenCanvas> | undefined;
}

/**
 * Draws the picture with the answer as it would be kept: each pixel of the picture is taken back by the answer's
 * share, and that much of the answer is added, so that what takes no share keeps its value exactly.
 */
export class BlendedPicture {
  private readonly scratch = new OffscreenCanvas(1, 1);

  draw(
    context: CanvasRenderingContext2D,
    picture: ImageBitmap,
    size: Size,
    answer: BlendedAnswer,
    transform: ViewTransform,
    surface: Size,
  ): void {
    drawPicture(context, picture, size, transform);
    const share = this.cleared(surface);
    if (!share) return;
    if (answer.shares) {
      drawShares(share, answer.shares, transform, surface);
    } else {
      const { x, y, width, height } = snapped(intersection(answer.region, answer.canvas), transform);
      share.fillRect(x, y, width, height);
    }
    context.globalCompositeOperation = 'destination-out';
    context.drawImage(this.scratch, 0, 0);
    share.globalCompositeOperation = 'source-in';
    drawAnswer(share, answer, transform);
    context.globalCompositeOperation = 'lighter';
    context.drawImage(this.scratch, 0, 0);
    context.globalCompositeOperation = 'source-over';
  }

  private cleared({ width, height }: Size): OffscreenCanvasRenderingContext2D | null {
    const { scratch } = this;
    const context = scratch.getContext('2d');
    if (scratch.width === width && scratch.height === height) {
      context?.reset();
    } else {
      scratch.width = width;
      scratch.height = height;
    }
    return context;
  }
}

function drawShares(
  context: OffscreenCanvasRenderingContext2D,
  shares: ReachTiles<OffscreenCanvas>,
  transform: ViewTransform,
  surface: Size,
): void {
  context.imageSmoothingEnabled = false;
  const tiles = shares.inView(transform, surface);
  const placement = shares.placement(transform);
  for (const { made, area } of tiles) {
    const { x, y, width, height } = snapped(area, placement);
    if (width > 0 && height > 0) context.drawImage(made, x, y, width, height);
  }
}

function drawAnswer(
  context: OffscreenCanvasRenderingContext2D,
  { image, region }: BlendedAnswer,
  transform: ViewTransform,
): void {
  const { x, y } = toDevice(transform, region);
  // One pixel for one of the picture is drawn as the picture is.
  context.imageSmoothingEnabled = transform.scale < 1 || image.width !== region.width;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, region.width * transform.scale, region.height * transform.scale);
}

/** On whole device pixels, so that neighbours meet without a seam. */
function snapped(part: Rectangle, transform: ViewTransform): Rectangle {
  const start = toDevice(transform, part);
  const end = toDevice(transform, { x: part.x + part.width, y: part.y + part.height });
  const [x, y] = [Math.round(start.x), Math.round(start.y)];
  return { x, y, width: Math.round(end.x) - x, height: Math.round(end.y) - y };
}
