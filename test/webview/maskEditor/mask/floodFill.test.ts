import { expect, test } from 'vitest';
import type { Point, Size } from '../../../../src/geometry/rectangle.ts';
import { floodFill } from '../../../../webview/maskEditor/mask/floodFill.ts';
import { drawn, drawnBy } from './drawn.ts';
import { randomFrom } from './random.ts';

/** A picture from grey levels, a digit per pixel: red, green and blue are 20 times it, alpha is 255. */
function grey(rows: readonly string[]): { size: Size; pixels: Uint8ClampedArray } {
  const levels = rows.flatMap((row) => [...row].map((digit) => Number(digit) * 20));
  return {
    size: { width: rows[0]?.length ?? 0, height: rows.length },
    pixels: Uint8ClampedArray.from(levels.flatMap((level) => [level, level, level, 255])),
  };
}

const spiral = ['0000000', '0111110', '0100010', '0101010', '0001010', '1111010'];
const inner = ['.......', '.......', '.......', '...#...', '...#...', '####...'];

test.each([
  ['one colour', ['000', '000'], [1, 1], 0, ['###', '###']],
  ['not over corners', ['0100', '1000', '0000'], [0, 0], 0, ['#...', '....', '....']],
  ['around bends', spiral, [3, 3], 0, inner],
  ['the last pixel', ['99', '90'], [1, 1], 0, ['..', '.#']],
  ['along the right edge', ['990', '990', '900'], [2, 0], 0, ['..#', '..#', '.##']],
  ['within the tolerance', ['01234'], [0, 0], 40, ['###..']],
  ['not beyond the tolerance', ['01234'], [0, 0], 39, ['##...']],
  ['what is like the seed, not like its neighbour', ['43210'], [2, 0], 20, ['.###.']],
  ['everything', ['0909', '9090'], [3, 1], 255, ['####', '####']],
  ['from anywhere in the pixel', ['01'], [1.9, 0.9], 0, ['.#']],
  ['nothing from the right of the image', ['00'], [2, 0], 255, ['..']],
  ['nothing from above the image', ['00'], [0, -1], 255, ['..']],
] as const)('fills %s', (_, rows, [x, y], tolerance, filled) => {
  const { size, pixels } = grey(rows);
  expect(drawn(size, (paint) => floodFill(pixels, size, { x, y }, tolerance, paint))).toEqual(filled);
});

test.each(['red', 'green', 'blue', 'alpha'])('tells colours apart by %s alone', (channel) => {
  const at = ['red', 'green', 'blue', 'alpha'].indexOf(channel);
  const pixels = new Uint8ClampedArray(12).fill(100);
  pixels[4 + at] = 90;
  pixels[8 + at] = 111;
  const size = { width: 3, height: 1 };
  expect(drawn(size, (paint) => floodFill(pixels, size, { x: 0, y: 0 }, 10, paint))).toEqual(['##.']);
});

/** The same by asking every neighbour of every pixel. */
function slowFill(pixels: Uint8ClampedArray, { width, height }: Size, seed: Point, tolerance: number) {
  const color = (x: number, y: number) => pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4);
  const start = color(seed.x, seed.y);
  const found = new Set<string>();
  const waiting = [seed];
  for (let point = waiting.pop(); point; point = waiting.pop()) {
    const { x, y } = point;
    if (x < 0 || y < 0 || x >= width || y >= height || found.has(`${x} ${y}`)) continue;
    if (color(x, y).some((value, channel) => Math.abs(value - (start[channel] ?? 0)) > tolerance)) continue;
    found.add(`${x} ${y}`);
    waiting.push({ x: x - 1, y }, { x: x + 1, y }, { x, y: y - 1 }, { x, y: y + 1 });
  }
  return drawnBy({ width, height }, (x, y) => found.has(`${x} ${y}`));
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))('like a slow fill (random %i)', (seed) => {
  const random = randomFrom(seed);
  const size = { width: 1 + random(40), height: 1 + random(40) };
  const levels = 2 + random(4);
  const pixels = Uint8ClampedArray.from({ length: size.width * size.height * 4 }, (_, at) =>
    at % 4 === 0 ? random(levels) * 30 : 7,
  );
  const from = { x: random(size.width), y: random(size.height) };
  const tolerance = random(levels) * 15;
  expect(drawn(size, (paint) => floodFill(pixels, size, from, tolerance, paint))).toEqual(
    slowFill(pixels, size, from, tolerance),
  );
});

test('paints no pixel twice', () => {
  const { size, pixels } = grey(spiral);
  const painted = new Set<string>();
  floodFill(pixels, size, { x: 0, y: 0 }, 255, (y, from, to) => {
    for (let x = from; x < to; x++) {
      expect(painted.has(`${x} ${y}`)).toBe(false);
      painted.add(`${x} ${y}`);
    }
  });
  expect(painted.size).toBe(42);
});
