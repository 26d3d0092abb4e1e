import { expect, test } from 'vitest';
import { rasterMask } from '../../../../webview/maskEditor/mask/rasterMask.ts';
import { drawn, drawnBy } from './drawn.ts';
import { randomFrom } from './random.ts';

test.each([
  ['of the same size, 128 and more is painted', [[0, 127, 128, 255]], [4, 1], ['..##']],
  [
    'twice as large, pixels are repeated',
    [
      [255, 0],
      [0, 255],
    ],
    [4, 4],
    ['##..', '##..', '..##', '..##'],
  ],
  [
    'half as large, where its pixels average 128',
    [
      [255, 255, 255, 0],
      [2, 0, 254, 0],
    ],
    [2, 1],
    ['#.'],
  ],
  [
    'wider and lower',
    [
      [255, 0],
      [255, 0],
      [255, 255],
    ],
    [4, 1],
    ['##..'],
  ],
  ['a third larger', [[255, 0, 255]], [4, 1], ['#..#']],
  ['one pixel for all', [[200]], [3, 2], ['###', '###']],
  [
    'to one pixel',
    [
      [255, 255, 0],
      [255, 255, 0],
    ],
    [1, 1],
    ['#'],
  ],
] as const)('a mask %s', (_, rows, [width, height], expected) => {
  const mask = { width: rows[0].length, height: rows.length, data: Uint8Array.from(rows.flat()) };
  expect(drawn({ width, height }, (paint) => rasterMask(mask, { width, height }, paint))).toEqual(expected);
});

test('a mask of the same size is only cut at the threshold (random)', () => {
  const random = randomFrom(3);
  const size = { width: 50, height: 40 };
  const data = Uint8Array.from({ length: 2000 }, () => random(256));
  expect(drawn(size, (paint) => rasterMask({ ...size, data }, size, paint))).toEqual(
    drawnBy(size, (x, y) => (data[y * size.width + x] ?? 0) >= 128),
  );
});

test('every pixel of a larger mask counts once', () => {
  const size = { width: 7, height: 5 };
  const large = { width: 23, height: 19 };
  const painted = Array.from({ length: large.width * large.height }, (_, at) => {
    // The one pixel lifts the average of those that it counts for to 128.
    const data = new Uint8Array(large.width * large.height).fill(127);
    data[at] = 255;
    const cells = drawn(size, (paint) => rasterMask({ ...large, data }, size, paint));
    return cells.join('').split('#').length - 1;
  });
  expect(new Set(painted)).toEqual(new Set([1]));
});
