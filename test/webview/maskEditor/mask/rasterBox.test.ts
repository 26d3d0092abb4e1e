import { expect, test } from 'vitest';
import { rasterEllipse, rasterRectangle } from '../../../../webview/maskEditor/mask/rasterBox.ts';
import { drawn } from './drawn.ts';
import { randomFrom } from './random.ts';

const image = { width: 7, height: 5 };
const nothing = ['.......', '.......', '.......', '.......', '.......'];

test.each([
  ['a pixel', [3, 2, 1, 1], ['.......', '.......', '...#...', '.......', '.......']],
  ['the top left corner', [0, 0, 2, 2], ['##.....', '##.....', '.......', '.......', '.......']],
  ['over the top left corner', [-3, -1, 5, 2], ['##.....', '.......', '.......', '.......', '.......']],
  ['over the bottom right corner', [5, 3, 9, 9], ['.......', '.......', '.......', '.....##', '.....##']],
  ['everything', [-9, -9, 99, 99], ['#######', '#######', '#######', '#######', '#######']],
  ['left of the image', [-5, 0, 5, 5], nothing],
  ['below the image', [0, 5, 5, 5], nothing],
  ['nothing wide', [3, 1, 0, 3], nothing],
] as const)('a rectangle: %s', (_, [x, y, width, height], rows) => {
  const clipped = drawn(image, (paint) => rasterRectangle({ x, y, width, height }, image.height, paint));
  expect(clipped).toEqual(rows);
});

test.each([
  ['a pixel', [6, 4, 1, 1], ['.......', '.......', '.......', '.......', '......#']],
  ['a flat one', [1, 2, 4, 1], ['.......', '.......', '.####..', '.......', '.......']],
  ['of the image', [0, 0, 7, 5], ['.#####.', '#######', '#######', '#######', '.#####.']],
  ['over the left edge', [-3, 0, 5, 5], ['#......', '##.....', '##.....', '##.....', '#......']],
  ['outside', [8, 0, 5, 5], nothing],
] as const)('an ellipse: %s', (_, [x, y, width, height], rows) => {
  const clipped = drawn(image, (paint) => rasterEllipse({ x, y, width, height }, image.height, paint));
  expect(clipped).toEqual(rows);
});

test.each(Array.from({ length: 30 }, (_, seed) => seed))('an ellipse by its equation (random %i)', (seed) => {
  const random = randomFrom(seed);
  const size = { width: 60, height: 50 };
  const box = { x: random(60) - 20, y: random(60) - 20, width: 1 + random(70), height: 1 + random(70) };
  const rows = drawn(size, (paint) => rasterEllipse(box, size.height, paint));
  const wrong = rows.flatMap((row, y) =>
    [...row].flatMap((character, x) => {
      const across = ((x + 0.5 - box.x) * 2) / box.width - 1;
      const down = ((y + 0.5 - box.y) * 2) / box.height - 1;
      const beyond = across ** 2 + down ** 2 - 1;
      return Math.abs(beyond) < 1e-9 || (character === '#') === beyond < 0 ? [] : [{ x, y, beyond }];
    }),
  );
  expect(wrong).toEqual([]);
});
