import { expect, test, vi } from 'vitest';
import { FileFactsReader } from '../../../../src/webviews/gallery/fileFacts.ts';
import { randomDrawing } from '../../pictures/fixtures/drawing.ts';
import { writePng } from '../../pictures/fixtures/writePng.ts';

const uri = 'file:///cat.png';

function picture(width: number): Uint8Array {
  return writePng(randomDrawing({ colorType: 2, bitDepth: 8, transparency: false }, width, 10, 1));
}

function stat(changedAt: number) {
  return { symbolicLink: false, folder: false, bytes: 100, changedAt };
}

test('a file is read again once it has changed, and not before', async () => {
  const readFile = vi.fn(async () => picture(readFile.mock.calls.length * 10));
  const reader = new FileFactsReader({ readFile });
  for (let times = 0; times < 3; times += 1) {
    expect(await reader.of(uri, stat(1))).toEqual({
      format: 'png',
      size: expect.objectContaining({ width: 10 }),
    });
  }
  expect(readFile).toHaveBeenCalledTimes(1);
  expect((await reader.of(uri, stat(2)))?.size).toMatchObject({ width: 20, height: 10 });
});

test('what is no picture is not read again, what could not be read is', async () => {
  const readFile = vi.fn(async () => new Uint8Array(4));
  const reader = new FileFactsReader({ readFile });
  readFile.mockRejectedValueOnce(new Error('Busy.'));
  for (let times = 0; times < 3; times += 1) expect(await reader.of(uri, stat(1))).toBeUndefined();
  expect(readFile).toHaveBeenCalledTimes(2);
});
