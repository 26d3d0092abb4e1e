import { describe, expect, it } from 'vitest';
import { blendWeight, cappedBlend, reachOf } from '../../../src/geometry/blend.ts';
import { blendWeights } from '../../../src/geometry/blendWeights.ts';
import { changeBox } from '../../../src/geometry/changeBox.ts';
import { coverageBox } from '../../../src/geometry/coverageBox.ts';
import { distanceRows } from '../../../src/geometry/distanceRows.ts';
import type { Rectangle, Size } from '../../../src/geometry/rectangle.ts';
import { whole } from '../../../src/geometry/rectangle.ts';
import { seededRandom } from './seededRandom.ts';

interface Painted extends Size {
  readonly coverage: Uint8Array;
}

/** Rows of characters: `#` is painted, `+` only just, `-` just not. */
function painted(...rows: readonly string[]): Painted {
  const bytes: Readonly<Record<string, number>> = { '#': 255, '+': 128, '-': 127 };
  const coverage = Uint8Array.from([...rows.join('')], (character) => bytes[character] ?? 0);
  return { width: rows[0]?.length ?? 0, height: rows.length, coverage };
}

function randomlyPainted(seed: number): Painted {
  const random = seededRandom(seed);
  const [width, height] = [random(1, 60), random(1, 60)];
  const share = [0, 1, 20, 300, 1000][seed % 5] ?? 0;
  const coverage = Uint8Array.from({ length: width * height }, () => (random(1, 1000) <= share ? 255 : 0));
  return { width, height, coverage };
}

function randomArea({ width, height }: Size, seed: number): Rectangle {
  const random = seededRandom(seed);
  const [x, y] = [random(0, width - 1), random(0, height - 1)];
  return { x, y, width: random(1, width - x), height: random(1, height - y) };
}

/** As the definition says, pixel by pixel. */
function squaredDistance({ width, coverage }: Painted, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  coverage.forEach((byte, at) => {
    if (byte >= 128) least = Math.min(least, (x - (at % width)) ** 2 + (y - Math.floor(at / width)) ** 2);
  });
  return least;
}

it.each(Array.from({ length: 25 }, (_, seed) => seed))('distances are Euclidean (seed %i)', (seed) => {
  const picture = randomlyPainted(seed);
  const area = randomArea(picture, seed);
  const reach = seededRandom(seed)(0, 30);
  const seen: number[] = [];
  for (const { y, squared } of distanceRows(picture.coverage, picture, area, reach)) {
    squared.forEach((square, x) => {
      const expected = Math.min(squaredDistance(picture, area.x + x, y), reach ** 2 + 1);
      if (square !== expected) expect.fail(`${square} instead of ${expected} at ${area.x + x}, ${y}`);
    });
    seen.push(y);
  }
  expect(seen).toEqual(Array.from({ length: area.height }, (_, row) => area.y + area.height - 1 - row));
});

describe('weights', () => {
  it('are full up to grow, then fall smoothly to nothing over feather', () => {
    const { coverage, ...size } = painted('#..........');
    const weights = blendWeights(coverage, size, whole(size), { grow: 2, feather: 4, keepUnmasked: true });
    expect([...weights]).toEqual([255, 255, 255, 215, 128, 40, 0, 0, 0, 0, 0]);
  });

  it('end hard without a feather, and at the painted pixel without grow', () => {
    const { coverage, ...size } = painted('....', '.#..', '....');
    const hard = { grow: 1, feather: 0, keepUnmasked: true };
    expect([...blendWeights(coverage, size, whole(size), hard)].map(Boolean)).toEqual(
      [...painted('.#..', '###.', '.#..').coverage].map(Boolean),
    );
    const none = { grow: 0, feather: 0, keepUnmasked: true };
    expect(blendWeights(coverage, size, whole(size), none)).toEqual(coverage);
  });

  it('of an area are those of the whole', () => {
    const picture = randomlyPainted(7);
    const blend = { grow: 2, feather: 9, keepUnmasked: true };
    const all = blendWeights(picture.coverage, picture, whole(picture), blend);
    for (let seed = 0; seed < 20; seed++) {
      const area = randomArea(picture, seed);
      const part = blendWeights(picture.coverage, picture, area, blend);
      const expected = part.map((_, at) => {
        const y = area.y + Math.floor(at / area.width);
        return all[y * picture.width + area.x + (at % area.width)] ?? -1;
      });
      expect(part).toEqual(expected);
    }
  });

  it('are full everywhere when the answer is taken as it came', () => {
    const { coverage, ...size } = painted('#...');
    const blend = { grow: 0, feather: 0, keepUnmasked: false };
    expect([...blendWeights(coverage, size, whole(size), blend)]).toEqual([255, 255, 255, 255]);
  });
});

it.each([
  [0, 1],
  [4, 1],
  [6, 0.84375],
  [8, 0.5],
  [12, 0],
  [50, 0],
])('at distance %d of grow 4 and feather 8 the answer has a share of %d', (distance, share) => {
  expect(blendWeight(distance, 4, 8)).toBe(share);
});

it.each([
  [{ width: 3840, height: 2160 }, 40, 67],
  [{ width: 64, height: 5000 }, 2, 2],
  [{ width: 31, height: 31 }, 0, 0],
])('on %o grow is at most %i and feather at most %i', (size, grow, feather) => {
  const asked = { grow: 40, feather: 300, keepUnmasked: true };
  expect(cappedBlend(asked, size)).toEqual({ grow, feather, keepUnmasked: true });
});

it.each([
  ['nothing', painted('...', '.-.'), undefined],
  ['one pixel', painted('...', '.+.'), { x: 1, y: 1, width: 1, height: 1 }],
  ['corners', painted('#..', '...', '..#'), { x: 0, y: 0, width: 3, height: 3 }],
  ['a narrow row below a wide one', painted('....', '.##.', '.#..'), { x: 1, y: 1, width: 2, height: 2 }],
  ['a wide row below a narrow one', painted('.#..', '#.#.'), { x: 0, y: 0, width: 3, height: 2 }],
])('the box of %s', (_name, { coverage, ...size }, box) => {
  expect(coverageBox(coverage, size)).toEqual(box);
});

it.each(Array.from({ length: 10 }, (_, seed) => seed))(
  'nothing changes outside the change box (seed %i)',
  (seed) => {
    const { coverage, ...size } = randomlyPainted(seed);
    const blend = { grow: seed, feather: 1.5, keepUnmasked: true };
    const weights = blendWeights(coverage, size, whole(size), blend);
    const changed = coverageBox(
      weights.map((weight) => (weight > 0 ? 255 : 0)),
      size,
    );
    const box = changeBox(coverage, size, blend);
    expect(reachOf(blend)).toBe(seed + 2);
    if (!changed || !box) return expect(box).toBe(changed);
    expect(changed.x).toBeGreaterThanOrEqual(box.x);
    expect(changed.y).toBeGreaterThanOrEqual(box.y);
    expect(changed.x + changed.width).toBeLessThanOrEqual(box.x + box.width);
    expect(changed.y + changed.height).toBeLessThanOrEqual(box.y + box.height);
  },
);
