import { describe, expect, it } from 'vitest';
import { blendWeights } from '../../../../src/geometry/blendWeights.ts';
import { noSides, type Sides, type Size, whole } from '../../../../src/geometry/rectangle.ts';
import { CoverageLevels } from '../../../../webview/maskEditor/canvas/reach/coverageLevels.ts';
import { canvasCells, sessionMask } from '../../../../webview/maskEditor/canvas/reach/maskSource.ts';
import { outline } from '../../../../webview/maskEditor/canvas/reach/outline.ts';
import { reachTile } from '../../../../webview/maskEditor/canvas/reach/reachTile.ts';

/** Blots at the same places in every run. */
function blots({ width, height }: Size, count: number): Uint8Array {
  const coverage = new Uint8Array(width * height);
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let blot = 0; blot < count; blot++) {
    const [x, y, edge] = [next(width), next(height), 1 + next(9)];
    for (let row = y; row < Math.min(height, y + edge); row++) {
      coverage.fill(255, row * width + x, row * width + Math.min(width, x + edge));
    }
  }
  return coverage;
}

/** The largest byte of the image pixels under a cell. */
function largest(
  data: Uint8Array,
  { width, height }: Size,
  edge: number,
  column: number,
  row: number,
): number {
  let found = 0;
  for (let y = row * edge; y < Math.min(height, (row + 1) * edge); y++) {
    for (let x = column * edge; x < Math.min(width, (column + 1) * edge); x++) {
      found = Math.max(found, data[y * width + x] ?? 0);
    }
  }
  return found;
}

function expectReduced(levels: CoverageLevels, data: Uint8Array, size: Size, scale: number): void {
  const level = levels.at(scale);
  const expected = new Uint8Array(level.width * level.height);
  for (const index of expected.keys()) {
    const [column, row] = [index % level.width, Math.floor(index / level.width)];
    expected[index] = largest(data, size, level.edge, column, row);
  }
  expect(level.data).toEqual(expected);
}

describe('coverage levels', () => {
  const size = { width: 53, height: 37 };

  it.each([
    [20, 1],
    [1, 1],
    [0.51, 1],
    [0.5, 2],
    [0.3, 2],
    [0.1, 8],
  ])('at %d device pixels per pixel a cell is %d pixels wide', (scale, edge) => {
    expect(new CoverageLevels(blots(size, 9), size).at(scale).edge).toBe(edge);
  });

  it.each([1, 0.5, 0.25, 0.1])('hold the largest byte at %d', (scale) => {
    const data = blots(size, 20);
    expectReduced(new CoverageLevels(data, size), data, size, scale);
  });

  it('follow a change of a part', () => {
    const data = blots(size, 20);
    const levels = new CoverageLevels(data, size);
    levels.at(0.1);
    const dirty = { x: 11, y: 5, width: 17, height: 30 };
    for (let y = 5; y < 35; y++) data.fill(y % 3 ? 0 : 255, y * 53 + 11, y * 53 + 28);
    levels.update(dirty);
    for (const scale of [0.5, 0.25, 0.1]) expectReduced(levels, data, size, scale);
  });
});

describe('the tiles of what may change', () => {
  const size = { width: 300, height: 200 };
  const blend = { grow: 5, feather: 7, keepUnmasked: true };

  it.each<[string, Sides]>([
    ['without borders', noSides],
    ['with borders', { top: 3, right: 20, bottom: 0, left: 11 }],
  ])('say the same as the rule for the whole canvas %s', (_, extend) => {
    const data = blots(size, 25);
    const source = sessionMask(new CoverageLevels(data, size), size, extend);
    const level = source.levels.at(1);
    const canvas = canvasCells(source, level);
    const coverage = new Uint8Array(canvas.width * canvas.height).fill(255);
    for (let y = 0; y < size.height; y++) {
      coverage.set(
        data.subarray(y * size.width, (y + 1) * size.width),
        (y - canvas.y) * canvas.width - canvas.x,
      );
    }
    const expected = blendWeights(coverage, canvas, whole(canvas), blend);
    const found = new Uint8Array(expected.length);
    for (let y = canvas.y; y < canvas.y + canvas.height; y += 64) {
      for (let x = canvas.x; x < canvas.x + canvas.width; x += 64) {
        const area = {
          x,
          y,
          width: Math.min(64, canvas.x + canvas.width - x),
          height: Math.min(64, canvas.y + canvas.height - y),
        };
        const tile = reachTile(source, level, area, blend);
        for (let row = 0; tile && row < area.height; row++) {
          const start = (y + row - tile.around.y) * tile.around.width + x - tile.around.x;
          const to = (y + row - canvas.y) * canvas.width + x - canvas.x;
          found.set(tile.weights.subarray(start, start + area.width), to);
        }
      }
    }
    expect(found).toEqual(expected);
  });
});

describe('the outline of a tile', () => {
  const size = { width: 256, height: 256 };
  const sharp = { grow: 0, feather: 0, keepUnmasked: true };

  function outlineOf(data: Uint8Array) {
    const source = sessionMask(new CoverageLevels(data, size), size, noSides);
    const tile = reachTile(source, source.levels.at(1), whole(size), sharp);
    return tile ? outline(tile) : [];
  }

  it('goes along the edges of what changes, also where the canvas ends', () => {
    const data = new Uint8Array(256 * 256);
    for (let y = 250; y < 256; y++) data.fill(255, y * 256 + 10, y * 256 + 14);
    expect(outlineOf(data)).toEqual([
      [10, 250, 14, 250],
      [10, 256, 14, 256],
      [10, 250, 10, 256],
      [14, 250, 14, 256],
    ]);
  });

  it('of a speckle is that of its blocks, few enough to be drawn', () => {
    const data = new Uint8Array(256 * 256);
    let seed = 3;
    for (let y = 64; y < 192; y++) {
      for (let x = 64; x < 192; x++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        data[y * 256 + x] = seed & 65_536 ? 255 : 0;
      }
    }
    const lines = outlineOf(data);
    expect(lines.length).toBeLessThanOrEqual(4000);
    expect(lines.length).toBeGreaterThan(0);
    const isOnBlocks = (place: number) => place % 2 === 0 && place >= 64 && place <= 192;
    expect(lines.flat().filter((place) => !isOnBlocks(place))).toEqual([]);
  });

  it('of nothing is nothing', () => {
    expect(outlineOf(new Uint8Array(256 * 256))).toEqual([]);
  });
});
