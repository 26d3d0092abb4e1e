import { expect, test } from 'vitest';
import { rasterPolygon } from '../../../../webview/maskEditor/mask/rasterPolygon.ts';
import { drawn, drawnBy } from './drawn.ts';
import { randomFrom } from './random.ts';

const image = { width: 7, height: 5 };
const nothing = ['.......', '.......', '.......', '.......', '.......'];

test.each<[name: string, points: number[], rows: string[]]>([
  ['a pixel', [2, 1, 3, 1, 3, 2, 2, 2], ['.......', '..#....', '.......', '.......', '.......']],
  ['the other way round', [2, 1, 2, 2, 3, 2, 3, 1], ['.......', '..#....', '.......', '.......', '.......']],
  ['a triangle', [0, 0, 8, 0, 0, 4], ['#######', '#####..', '###....', '#......', '.......']],
  [
    'around the image',
    [-9, -9, 99, -9, 99, 99, -9, 99],
    ['#######', '#######', '#######', '#######', '#######'],
  ],
  [
    'over the left edge',
    [-50, 1, 2, 1, 2, 3, -50, 3],
    ['.......', '##.....', '##.....', '.......', '.......'],
  ],
  ['above the image', [0, -9, 7, -9, 7, -1, 0, -1], nothing],
  ['a line', [0, 0, 7, 5], nothing],
  ['a point', [3, 3], nothing],
  ['no point', [], nothing],
  [
    'twice around stays inside',
    [1, 1, 6, 1, 6, 4, 1, 4, 1, 1, 6, 1, 6, 4, 1, 4],
    ['.......', '.#####.', '.#####.', '.#####.', '.......'],
  ],
])('a polygon: %s', (_, points, rows) => {
  expect(drawn(image, (paint) => rasterPolygon(points, image.height, paint))).toEqual(rows);
});

test('neighbours share no pixel and leave none between them', () => {
  const left = drawn(image, (paint) => rasterPolygon([0, 0, 3.5, 0, 2.5, 5, 0, 5], image.height, paint));
  const right = drawn(image, (paint) => rasterPolygon([3.5, 0, 7, 0, 7, 5, 2.5, 5], image.height, paint));
  expect(left.map((row) => row.replaceAll(/[#.]/g, (c) => (c === '#' ? '.' : '#')))).toEqual(right);
});

/** How often the line goes around a point, counted on a ray to the left. */
function winding(x: number, y: number, points: readonly number[]): number {
  let around = 0;
  for (let at = 0; at < points.length; at += 2) {
    const [x0 = 0, y0 = 0] = points.slice(at);
    const [x1 = 0, y1 = 0] = points.slice((at + 2) % points.length);
    if (y0 <= y === y1 <= y) continue;
    if (x0 + ((y - y0) * (x1 - x0)) / (y1 - y0) <= x) around += y1 > y0 ? 1 : -1;
  }
  return around;
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'a lasso by its winding number (random %i)',
  (seed) => {
    const random = randomFrom(seed);
    const size = { width: 60, height: 50 };
    // Sixteenths never meet a centre, where the last bit would decide.
    const points = Array.from({ length: 6 + 2 * random(20) }, () => (random(640) * 2 + 1) / 16 - 10);
    expect(drawn(size, (paint) => rasterPolygon(points, size.height, paint))).toEqual(
      drawnBy(size, (x, y) => winding(x + 0.5, y + 0.5, points) !== 0),
    );
  },
);
