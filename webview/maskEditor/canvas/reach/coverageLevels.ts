import type { Rectangle, Size } from '../../../../src/geometry/rectangle.ts';

/** One byte per cell; a cell is a square of `edge` image pixels and holds the largest byte of them. */
export interface CoverageLevel extends Size {
  readonly edge: number;
  readonly data: Uint8Array;
}

/**
 * The coverage at 1, 1/2, 1/4… of its size, each made when it is first asked for. The largest byte counts, so that
 * a line of one pixel still shows in a small view, and a small view costs no more than a large one.
 */
export class CoverageLevels {
  private readonly levels: CoverageLevel[];

  /** @param data changes in place; {@link update} says where. */
  constructor(data: Uint8Array, { width, height }: Size) {
    this.levels = [{ edge: 1, width, height, data }];
  }

  /** The level whose cells are as large as possible, but not larger than a device pixel. */
  at(devicePixelsPerImagePixel: number): CoverageLevel {
    const index = Math.max(0, Math.floor(Math.log2(1 / devicePixelsPerImagePixel) + 1e-9));
    return this.level(Math.min(index, 10));
  }

  /** @param dirty in image pixels; absent: everything. */
  update(dirty?: Rectangle): void {
    for (let index = 1; index < this.levels.length; index++) {
      const [finer, level] = [this.levels[index - 1], this.levels[index]];
      if (finer && level) reduce(finer, level, dirty);
    }
  }

  private level(index: number): CoverageLevel {
    const known = this.levels[index];
    if (known) return known;
    const finer = this.level(index - 1);
    const [width, height] = [Math.ceil(finer.width / 2), Math.ceil(finer.height / 2)];
    const level = { edge: finer.edge * 2, width, height, data: new Uint8Array(width * height) };
    reduce(finer, level);
    this.levels[index] = level;
    return level;
  }
}

function reduce(finer: CoverageLevel, level: CoverageLevel, dirty?: Rectangle): void {
  const { x, y, width, height } = dirty ?? { x: 0, y: 0, width: Infinity, height: Infinity };
  const { edge } = level;
  const [left, top] = [Math.max(0, Math.floor(x / edge)), Math.max(0, Math.floor(y / edge))];
  const right = Math.min(level.width, Math.ceil((x + width) / edge));
  const bottom = Math.min(level.height, Math.ceil((y + height) / edge));
  const { data } = finer;
  for (let row = top; row < bottom; row++) {
    const upper = row * 2 * finer.width;
    // The last row and column of an odd size stand for themselves.
    const lower = row * 2 + 1 < finer.height ? upper + finer.width : upper;
    for (let column = left; column < right; column++) {
      const first = column * 2;
      const second = first + 1 < finer.width ? first + 1 : first;
      level.data[row * level.width + column] = Math.max(
        data[upper + first] ?? 0,
        data[upper + second] ?? 0,
        data[lower + first] ?? 0,
        data[lower + second] ?? 0,
      );
    }
  }
}
