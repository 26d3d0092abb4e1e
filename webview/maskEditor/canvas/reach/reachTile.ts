import { type Blend, reachOf } from '../../../../src/geometry/blend.ts';
import { blendWeights } from '../../../../src/geometry/blendWeights.ts';
import { inflated, intersection, type Rectangle } from '../../../../src/geometry/rectangle.ts';
import type { CoverageLevel } from './coverageLevels.ts';
import { blockCoverage, canvasCells, type MaskSource } from './maskSource.ts';

/** How much of an answer each cell takes, by the very rule that composes the result. */
export interface ReachTile {
  /** In cells of the level, inside the canvas. */
  readonly area: Rectangle;
  /** Shares of the answer, 0 to 255, for the area and, inside the canvas, the cells around it. */
  readonly weights: Uint8Array;
  /** The area and the cells around it. */
  readonly around: Rectangle;
}

/** `undefined`: nothing in the area may change. `blend` in image pixels, capped already. */
export function reachTile(
  source: MaskSource,
  level: CoverageLevel,
  area: Rectangle,
  blend: Blend,
): ReachTile | undefined {
  const cells = canvasCells(source, level);
  const inCells = { ...blend, grow: blend.grow / level.edge, feather: blend.feather / level.edge };
  const around = intersection(inflated(area, 1), cells);
  const block = intersection(inflated(around, reachOf(inCells)), cells);
  const coverage = blockCoverage(level, block);
  if (!coverage) return undefined;
  const inBlock = { ...around, x: around.x - block.x, y: around.y - block.y };
  return { area, around, weights: blendWeights(coverage, block, inBlock, inCells) };
}
