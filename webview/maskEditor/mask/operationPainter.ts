import type { Size } from '../../../src/geometry/rectangle.ts';
import type { Coverage } from './coverage.ts';
import { floodFill } from './floodFill.ts';
import type { MaskOperation } from './maskOperation.ts';
import { rasterEllipse, rasterRectangle } from './rasterBox.ts';
import { rasterMask } from './rasterMask.ts';
import { rasterPolygon } from './rasterPolygon.ts';
import { rasterStroke } from './rasterStroke.ts';

/** What operations need beside the coverage. */
export interface PainterSource {
  /** RGBA, four bytes a pixel, as the page shows it; asked for by the first fill. */
  pixels(): Promise<Uint8ClampedArray>;
  /** One coverage byte per pixel of the loaded mask. */
  loadedMask(hash: string): Promise<Size & { readonly data: Uint8Array }>;
}

/** Changes the coverage; ready when all it needs is at hand. */
export type Paint = (coverage: Coverage) => void;

/** Turns operations into pixels. */
export class OperationPainter {
  readonly #source: PainterSource;
  #pixels: Promise<Uint8ClampedArray> | undefined;

  constructor(source: PainterSource) {
    this.#source = source;
  }

  /**
   * A promise only for an operation that has to ask for something; it rejects when that cannot be had.
   *
   * @throws for an operation of a kind that this version does not know.
   */
  prepare(operation: MaskOperation): Paint | Promise<Paint> {
    switch (operation.kind) {
      case 'stroke':
        return (coverage) =>
          rasterStroke(
            operation.points,
            operation.size,
            coverage.size.height,
            coverage.spans(operation.erase),
          );
      case 'polygon':
        return (coverage) =>
          rasterPolygon(operation.points, coverage.size.height, coverage.spans(operation.erase));
      case 'rectangle':
        return (coverage) =>
          rasterRectangle(operation.box, coverage.size.height, coverage.spans(operation.erase));
      case 'ellipse':
        return (coverage) =>
          rasterEllipse(operation.box, coverage.size.height, coverage.spans(operation.erase));
      case 'selectAll':
        return (coverage) => {
          const { width, height } = coverage.size;
          rasterRectangle({ x: 0, y: 0, width, height }, height, coverage.spans(false));
        };
      case 'clear':
        return (coverage) => coverage.clear();
      case 'invert':
        return (coverage) => coverage.invert();
      case 'extend':
        return () => {};
      case 'fill':
        return this.#fill(operation);
      case 'loaded':
        return this.#loaded(operation);
      default:
        throw new Error(`There is no mask operation "${(operation satisfies never as MaskOperation).kind}".`);
    }
  }

  async #fill({ seed, tolerance, erase }: MaskOperation & { readonly kind: 'fill' }): Promise<Paint> {
    this.#pixels ??= this.#source.pixels();
    try {
      const pixels = await this.#pixels;
      return (coverage) => floodFill(pixels, coverage.size, seed, tolerance, coverage.spans(erase));
    } catch (error) {
      // The next fill asks again.
      this.#pixels = undefined;
      throw error;
    }
  }

  async #loaded({ hash }: MaskOperation & { readonly kind: 'loaded' }): Promise<Paint> {
    const mask = await this.#source.loadedMask(hash);
    return (coverage) => {
      coverage.clear();
      rasterMask(mask, coverage.size, coverage.spans(false));
    };
  }
}
