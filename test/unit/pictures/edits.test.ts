/** Whole edits: painted mask, request, a model that redraws everything, composite. */
import { describe, expect, it } from 'vitest';
import { cappedBlend } from '../../../src/geometry/blend.ts';
import { blendWeights } from '../../../src/geometry/blendWeights.ts';
import { extended, noSides, type Sides, whole } from '../../../src/geometry/rectangle.ts';
import { isLegalSize } from '../../../src/images/models.ts';
import type { Picture } from '../../../src/pictures/picture.ts';
import { createPictureWork } from '../../../src/pictures/pictureWork.ts';
import { decodePng } from '../../../src/pictures/png.ts';
import { paintEdit } from '../../imagesServer/painting/paintEdit.ts';
import { canvasOf, type Pixels } from '../../imagesServer/painting/pixels.ts';
import { seededRandom } from '../geometry/seededRandom.ts';
import { editRules, type MadeEdit, makeEdit, titled } from './fixtures/editCases.ts';
import { lanczosAt } from './fixtures/lanczosAt.ts';

const work = createPictureWork();
const by = { model: 'a-model' };
const patient = 60_000;
const sides = { top: 7, right: 0, bottom: 20, left: 33 };

const rules = editRules();

describe.each(rules)('$names', ({ rule, families }) => {
  it.each(
    titled([
      { width: 1, height: 1, alpha: true },
      { width: 1, height: 1, extend: sides },
      { width: 17, height: 1023, bitDepth: 16 },
      { width: 64, height: 64, alpha: true, bitDepth: 16, extend: { ...noSides, right: 64 } },
      { width: 300, height: 200, alpha: true },
      { width: 300, height: 200, extend: sides, crop: true },
      { width: 1234, height: 777, extend: sides, alpha: true },
    ]),
  )(
    '%s',
    async (_title, options) => {
      const made = makeEdit(options, rule);
      const { sent } = made.edit.frame;
      for (const family of families) expect(isLegalSize(`${sent.width}x${sent.height}`, family)).toBe(true);
      await check(made);
    },
    patient,
  );
});

describe('large pictures', () => {
  const [free, listed] = rules;
  it.each(
    titled([
      { width: 3840, height: 2160 },
      { width: 3840, height: 2160, crop: true, alpha: true },
      { width: 5000, height: 800, extend: sides, alpha: true },
    ]),
  )('of free sizes: %s', async (_title, options) => check(makeEdit(options, existing(free).rule)), patient);

  it.each(titled([{ width: 5000, height: 800, crop: true }]))(
    'of listed sizes: %s',
    async (_title, options) => check(makeEdit(options, existing(listed).rule)),
    patient,
  );
});

describe('small pictures', () => {
  const cases = ([8, 16] as const).flatMap((bitDepth) =>
    [false, true].flatMap((alpha) =>
      [noSides, sides].map((extend) => ({ width: 90, height: 130, bitDepth, alpha, extend })),
    ),
  );
  it.each(titled(cases))('%s', async (_title, options) => check(makeEdit(options, { kind: 'any' })), patient);
});

/** Of 255, premultiplied: what fixed-point numbers and two roundings may cost. */
const tolerance = 2;

async function check({ source, edit }: MadeEdit): Promise<void> {
  const { frame, extend, mask } = edit;
  const { sent, region } = frame;
  const request = await work.prepare(edit);
  const image = decodePng(request.image.data);
  const sentMask = decodePng(request.mask?.data ?? new Uint8Array());
  expect(image).toMatchObject({ ...sent, colorChunks: [] });
  expect(sentMask).toMatchObject(sent);

  const answered = paintEdit({
    prompt: 'A red lighthouse',
    index: 0,
    ...sent,
    source: canvasOf(pixels(image)),
    mask: pixels(sentMask),
  }).toBuffer('image/png');
  const composed = await work.compose(edit, { data: answered, format: 'png' }, by);
  const result = decodePng(composed.data);
  const answer = decodePng(answered);

  const canvas = extended(source, extend);
  expect(result).toMatchObject(canvas);
  expect(result.data.constructor).toBe(source.data.constructor);
  const weights = blendWeights(
    mask?.data ?? new Uint8Array(),
    canvas,
    whole(canvas),
    cappedBlend(edit.blend, source),
  );
  expect(keptPixelsThatChanged(source, result, extend, weights)).toBe(0);

  const scale = source.data instanceof Uint16Array ? 257 : 1;
  const full = samplesOf(weights, 120);
  expect(full.length).toBeGreaterThan(0);
  for (const at of full) {
    const [x, y] = [at % canvas.width, Math.floor(at / canvas.width)];
    const expected = lanczosAt(answer, region, x - region.x, y - region.y);
    const alpha = (result.data[at * 4 + 3] ?? 0) / scale;
    expected.forEach((value, sample) => {
      const found = (result.data[at * 4 + sample] ?? 0) / scale;
      const seen = sample === 3 ? found : (found * alpha) / 255;
      if (Math.abs(seen - value) > tolerance) {
        expect.fail(`${seen} instead of ${value} for sample ${sample} at ${x}, ${y}`);
      }
    });
  }
}

function keptPixelsThatChanged(source: Picture, result: Picture, extend: Sides, weights: Uint8Array): number {
  let count = 0;
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) {
      const to = (y + extend.top) * result.width + x + extend.left;
      if (weights[to] !== 0) continue;
      const from = (y * source.width + x) * 4;
      for (let sample = 0; sample < 4; sample++) {
        if (result.data[to * 4 + sample] !== source.data[from + sample]) count++;
      }
    }
  }
  return count;
}

/** Some of the pixels that are all answer, by their index. */
function samplesOf(weights: Uint8Array, count: number): readonly number[] {
  const random = seededRandom(weights.length);
  const full: number[] = [];
  for (let at = weights.indexOf(255); at >= 0; at = weights.indexOf(255, at + 1)) full.push(at);
  return full.length <= count
    ? full
    : Array.from({ length: count }, () => full[random(0, full.length - 1)] ?? 0);
}

function pixels({ width, height, data }: Picture): Pixels {
  return { width, height, data: Uint8ClampedArray.from(data) };
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is no such family.');
  return value;
}
