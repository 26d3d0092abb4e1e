import type { Point } from '../../../src/geometry/rectangle.ts';
import type { Coverage, TilePatch } from './coverage.ts';
import type { MaskOperation } from './maskOperation.ts';
import { rasterStroke } from './rasterStroke.ts';
import { brushSize, roundedCoordinate } from './roundedOperation.ts';

/** How a stroke starts. */
export interface StrokeStart {
  readonly erase: boolean;
  /** Diameter in image pixels, 1 to 600. */
  readonly size: number;
  /** In image pixels, fractions included, also outside the image. */
  readonly at: Point;
}

/** A stroke that grows. It collects points from its start, and paints them from the moment it may. */
export class LiveStroke {
  readonly #erase: boolean;
  readonly #size: number;
  readonly #points: number[] = [];
  #coverage: Coverage | undefined;
  #painted = 0;
  #isKept: boolean | undefined;
  #onEnd: ((keep: boolean) => void) | undefined;

  constructor({ erase, size, at }: StrokeStart) {
    this.#erase = erase;
    this.#size = brushSize(size);
    this.extend([at]);
  }

  get operation(): MaskOperation {
    return { kind: 'stroke', erase: this.#erase, size: this.#size, points: this.#points };
  }

  /** @returns whether that was painted; if not, it will be in its turn. */
  extend(points: readonly Point[]): boolean {
    for (const { x, y } of points) this.#points.push(roundedCoordinate(x), roundedCoordinate(y));
    return this.#paint();
  }

  /** Its turn has come: what it has so far is painted now, what follows at once. */
  paintOn(coverage: Coverage): void {
    this.#coverage = coverage;
    coverage.record();
    this.#paint();
  }

  /** @param keep false: it was cancelled. */
  end(keep: boolean): void {
    this.#isKept = keep;
    this.#onEnd?.(keep);
  }

  /** Calls back once; at once when the stroke ended before its turn came. */
  whenEnded(onEnd: (keep: boolean) => void): void {
    if (this.#isKept === undefined) this.#onEnd = onEnd;
    else onEnd(this.#isKept);
  }

  /** @returns what was there before. */
  finish(coverage: Coverage): TilePatch {
    this.#coverage = undefined;
    return coverage.recorded();
  }

  #paint(): boolean {
    const coverage = this.#coverage;
    if (!coverage) return false;
    rasterStroke(this.#points, this.#size, coverage.size.height, coverage.spans(this.#erase), this.#painted);
    this.#painted = this.#points.length / 2;
    return true;
  }
}
