import { expect, test, vi } from 'vitest';
import { maskBounds, maskOnCanvas } from '../../../../src/commands/editing/maskOnCanvas.ts';
import { noSides } from '../../../../src/geometry/rectangle.ts';
import { FakePictures } from '../../images/fakePictures.ts';

vi.mock('vscode', () => ({ Uri: class {} }));

const picture = { width: 4, height: 3 };
const pictures = new FakePictures();

/** One character a pixel: `#` is painted. */
function drawn({ width, data }: { readonly width: number; readonly data: Uint8Array }): string[] {
  const pixels = [...data].map((coverage) => (coverage >= 128 ? '#' : '.')).join('');
  return pixels.match(new RegExp(`.{${width}}`, 'g')) ?? [];
}

test.each([
  ['a box', { x: 1, y: 1, width: 2, height: 1 }, noSides, ['....', '.##.', '....']],
  ['a box that reaches out', { x: 3, y: -5, width: 9, height: 7 }, noSides, ['...#', '...#', '....']],
  ['the whole', { x: 0, y: 0, width: 4, height: 3 }, noSides, ['####', '####', '####']],
  [
    'a box and borders',
    { x: 0, y: 0, width: 1, height: 1 },
    { top: 1, right: 0, bottom: 0, left: 2 },
    ['######', '###...', '##....', '##....'],
  ],
  [
    'borders alone',
    undefined,
    { top: 0, right: 1, bottom: 1, left: 0 },
    ['....#', '....#', '....#', '#####'],
  ],
])('%s', async (_, box, extend, expected) => {
  expect(drawn(await maskOnCanvas(box, picture, extend, pictures))).toEqual(expected);
});

test('a box beside the picture is refused with its size', async () => {
  const box = { x: 4, y: 0, width: 1, height: 1 };
  await expect(maskOnCanvas(box, picture, noSides, pictures)).rejects.toThrow(
    /outside the picture, which has 4 × 3/,
  );
});

test.each([
  [['....', '.##.', '..#.'], { x: 1, y: 1, width: 2, height: 2 }],
  [['#...', '....', '...#'], { x: 0, y: 0, width: 4, height: 3 }],
  [['....', '....', '...#'], { x: 3, y: 2, width: 1, height: 1 }],
  [['....', '....', '....'], undefined],
])('the box of %j', (rows, bounds) => {
  const data = Uint8Array.from(rows.join(''), (pixel) => (pixel === '#' ? 128 : 127));
  expect(maskBounds({ ...picture, data })).toEqual(bounds);
});
