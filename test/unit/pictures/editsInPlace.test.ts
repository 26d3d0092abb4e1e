import { describe, expect, it } from 'vitest';
import type { Size } from '../../../src/geometry/rectangle.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { createPictureWork } from '../../../src/pictures/pictureWork.ts';
import { decodePng, encodePng } from '../../../src/pictures/png.ts';
import { type EditCase, editRules, makeEdit, titled } from './fixtures/editCases.ts';

const work = createPictureWork();
const patient = 60_000;
const sides = { top: 7, right: 0, bottom: 20, left: 33 };

/** Neither can be overshot. */
const [dark, light] = [64, 192];
/** Of the dark part of a picture, its lower right. */
const cornerOf = ({ width, height }: Size) => ({ x: Math.floor(width * 0.37), y: Math.floor(height * 0.37) });

describe('an answer that is the request comes back where it was', () => {
  const small: readonly EditCase[] = [
    { width: 17, height: 1023 },
    { width: 300, height: 200, extend: sides },
  ];
  const large: readonly EditCase[] = [
    { width: 2400, height: 1600, crop: true },
    { width: 2400, height: 1600 },
  ];
  const cases = editRules().flatMap(({ names, rule }, index) =>
    titled(index < 2 ? [...small, ...large] : small).map(
      ([title, options]) => [`${names}: ${title}`, options, rule] as const,
    ),
  );
  it.each(cases)(
    '%s',
    async (_title, options, rule) => {
      const { edit } = makeEdit(options, rule);
      const source = encodePng(darkCorner(options));
      const wish = { ...edit, source, blend: { ...edit.blend, keepUnmasked: false } };
      const { image } = await work.prepare(wish);
      const result = decodePng((await work.compose(wish, image, { model: 'a-model' })).data);
      const { left, top } = wish.extend;
      const { x, y } = cornerOf(options);
      const row = brightness(result, (at) => [left + at, top + Math.floor(y * 0.7)], options.width);
      const column = brightness(result, (at) => [left + Math.floor(x * 0.7), top + at], options.height);
      expect(Math.abs(crossing(row) - x)).toBeLessThan(0.5);
      expect(Math.abs(crossing(column) - y)).toBeLessThan(0.5);
    },
    patient,
  );
});

function darkCorner({ width, height }: Size): Picture {
  const { x, y } = cornerOf({ width, height });
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) {
    data.fill(at % width < x && at < y * width ? dark : light, at * 4, at * 4 + 3);
  }
  return { width, height, data, colorChunks: [] };
}

function brightness(
  { data, width }: Picture,
  place: (at: number) => readonly [x: number, y: number],
  length: number,
): readonly number[] {
  return Array.from({ length }, (_, at) => {
    const [x, y] = place(at);
    return data[(y * width + x) * 4] ?? 0;
  });
}

/** Where a line turns from dark to light, between the middles of two pixels. */
function crossing(line: readonly number[]): number {
  const middle = (dark + light) / 2;
  const after = line.findIndex((value) => value >= middle);
  const [before = 0, value = 0] = line.slice(after - 1, after + 1);
  return after - 0.5 + (middle - before) / (value - before);
}
