import { expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { maskOnCanvas } from '../../../../src/commands/editing/maskOnCanvas.ts';
import { noSides } from '../../../../src/geometry/rectangle.ts';
import { FakePictures, sized } from '../../images/fakePictures.ts';
import { FakeUri, newFakeWindow } from '../../webviews/maskEditor/fakeVscode.ts';

vi.mock('vscode', async () => (await import('../../webviews/maskEditor/fakeVscode.ts')).vscode);

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

test('a mask that paints nothing is refused; with borders they are what is painted', async () => {
  const dark = JSON.stringify({ ...picture, data: Array.from({ length: 12 }, () => 127) });
  newFakeWindow().files.set('/dark.png', sized(dark));
  const mask = new FakeUri('/dark.png') as unknown as vscode.Uri;
  await expect(maskOnCanvas(mask, picture, noSides, pictures)).rejects.toMatchObject({ reason: 'maskEmpty' });
  const extend = { ...noSides, right: 1 };
  expect(drawn(await maskOnCanvas(mask, picture, extend, pictures))).toEqual(['....#', '....#', '....#']);
});
