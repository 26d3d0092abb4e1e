import { expect, test } from 'vitest';
import { rasterStroke } from '../../../../webview/maskEditor/mask/rasterStroke.ts';
import { drawn } from './drawn.ts';
import { randomFrom } from './random.ts';

const image = { width: 9, height: 7 };

const corners = { 'top left': [0, 0], 'top right': [8, 0], 'bottom left': [0, 6], 'bottom right': [8, 6] };
const insides = { 'at its corner': 0, 'in its middle': 0.5, 'before its end': 0.875 };

for (const [where, [x = 0, y = 0]] of Object.entries({ ...corners, middle: [4, 3] })) {
  test.each(Object.entries(insides))(`a click of size 1 marks the ${where} pixel alone, %s`, (_, inside) => {
    const rows = drawn(image, (paint) => rasterStroke([x + inside, y + inside], 1, image.height, paint));
    expect(
      rows.flatMap((row, at) => [...row].flatMap((c, column) => (c === '#' ? [[column, at]] : []))),
    ).toEqual([[x, y]]);
  });
}

test.each<[name: string, size: number, points: number[], rows: string[]]>([
  [
    'size 3 in the middle of a pixel',
    3,
    [4.5, 3.5],
    ['.........', '.........', '...###...', '...###...', '...###...', '.........', '.........'],
  ],
  [
    'size 2 at a corner of pixels',
    2,
    [4, 3],
    ['.........', '.........', '...##....', '...##....', '.........', '.........', '.........'],
  ],
  [
    'size 5, round',
    5,
    [4.5, 3.5],
    ['.........', '...###...', '..#####..', '..#####..', '..#####..', '...###...', '.........'],
  ],
  [
    'a brush larger than the image',
    600,
    [4, 3],
    ['#########', '#########', '#########', '#########', '#########', '#########', '#########'],
  ],
  [
    'centred outside, over the corner',
    6,
    [-1, -1],
    ['##.......', '#........', '.........', '.........', '.........', '.........', '.........'],
  ],
  [
    'out on the left and back in',
    1,
    [2, 1, -40, 1, -40, 5, 2, 5],
    ['.........', '###......', '.........', '.........', '.........', '###......', '.........'],
  ],
  [
    'over and beyond the right edge, at the lowest row',
    1,
    [6.5, 6.5, 5000, 6.5],
    ['.........', '.........', '.........', '.........', '.........', '.........', '......###'],
  ],
  [
    'wholly outside',
    5,
    [-10, -10, 30, -10, 30, 30],
    ['.........', '.........', '.........', '.........', '.........', '.........', '.........'],
  ],
  [
    'a slanted line of size 1',
    1,
    [0.2, 0.9, 8.9, 4.1],
    ['##.......', '.###.....', '...###...', '.....###.', '.......##', '.........', '.........'],
  ],
])('%s', (_, size, points, rows) => {
  expect(drawn(image, (paint) => rasterStroke(points, size, image.height, paint))).toEqual(rows);
});

/** Distance of a pixel's centre to the nearest piece of the line. */
function distance(x: number, y: number, points: readonly number[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < points.length; at += 2) {
    const [x1 = 0, y1 = 0] = points.slice(at);
    const [x0 = x1, y0 = y1] = points.slice(Math.max(0, at - 2));
    const square = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const along = square === 0 ? 0 : ((x + 0.5 - x0) * (x1 - x0) + (y + 0.5 - y0) * (y1 - y0)) / square;
    const t = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(x + 0.5 - x0 - t * (x1 - x0), y + 0.5 - y0 - t * (y1 - y0)));
  }
  return nearest;
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'marks what is within half the size of the line (random %i)',
  (seed) => {
    const random = randomFrom(seed);
    const size = { width: 40 + random(40), height: 30 + random(40) };
    const diameter = 2 + random(60);
    const points = Array.from({ length: 2 + 2 * random(5) }, () => random(900) / 8 - 20);
    const rows = drawn(size, (paint) => rasterStroke(points, diameter, size.height, paint));
    const wrong = rows.flatMap((row, y) =>
      [...row].flatMap((character, x) => {
        const beyond = distance(x, y, points) - diameter / 2;
        // Centres on the very edge are a matter of the last bit.
        return Math.abs(beyond) < 1e-9 || (character === '#') === beyond < 0 ? [] : [{ x, y, beyond }];
      }),
    );
    expect(wrong).toEqual([]);
  },
);

test.each([1, 1.5, 1.9])('a line of size %f has no gaps, whatever its slope', (size) => {
  const image = { width: 101, height: 101 };
  for (let angle = 0; angle < 360; angle += 7) {
    const radians = (angle * Math.PI) / 180;
    const points = [50.5, 50.5, 50.5 + 45 * Math.cos(radians), 50.5 + 45 * Math.sin(radians)];
    const rows = drawn(image, (paint) => rasterStroke(points, size, image.height, paint));
    const isFlat = Math.abs(Math.cos(radians)) >= Math.abs(Math.sin(radians));
    const lines = isFlat ? Array.from({ length: 101 }, (_, x) => rows.map((row) => row[x]).join('')) : rows;
    const painted = lines.map((line) => [line.indexOf('#'), line.lastIndexOf('#')] as const);
    const first = painted.findIndex(([start]) => start >= 0);
    const last = painted.findLastIndex(([start]) => start >= 0);
    expect(last - first).toBe(Math.abs(Math.floor(isFlat ? (points[2] ?? 0) : (points[3] ?? 0)) - 50));
    for (let at = first + 1; at <= last; at++) {
      const [start = -1, end = -1] = painted[at] ?? [];
      const [startBefore = -1, endBefore = -1] = painted[at - 1] ?? [];
      expect(start >= 0 && start <= endBefore + 1 && end >= startBefore - 1).toBe(true);
    }
  }
});

test('a stroke painted in pieces marks the same pixels as painted whole', () => {
  const random = randomFrom(7);
  const size = { width: 200, height: 150 };
  const points = Array.from({ length: 60 }, () => random(2000) / 8 - 25);
  for (const diameter of [1, 3, 17, 80]) {
    const whole = drawn(size, (paint) => rasterStroke(points, diameter, size.height, paint));
    const pieces = drawn(size, (paint) => {
      for (let end = 1, painted = 0; painted < 30; end = Math.min(30, end + 1 + random(4))) {
        rasterStroke(points.slice(0, end * 2), diameter, size.height, paint, painted);
        painted = end;
      }
    });
    expect(pieces).toEqual(whole);
  }
});
