import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cappedBlend } from '../../../../src/geometry/blend.ts';
import { blendWeights } from '../../../../src/geometry/blendWeights.ts';
import { noSides, whole } from '../../../../src/geometry/rectangle.ts';
import type { Overlaid } from '../../../../webview/maskEditor/canvas/maskCanvas.ts';
import { eventually } from './eventually.ts';
import { mouse } from './mouse.ts';
import { nextFrames } from './nextFrames.ts';
import { layerPixels, type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

const size = { width: 320, height: 256 };
const blend = { grow: 3, feather: 5, keepUnmasked: true };
const green = [0, 128, 0, 255];

let opened: OpenedCanvas;
let answerUrl: string;
let source: Uint8ClampedArray;
let overlaid: Overlaid;

/** What is shown of the picture, pixel for pixel. */
function shown(): Uint8ClampedArray {
  return layerPixels(opened.element, 'picture', 40, 22, size.width, size.height);
}

function rgba(pixels: Uint8ClampedArray, x: number, y: number): number[] {
  return [...pixels.slice((y * size.width + x) * 4, (y * size.width + x) * 4 + 4)];
}

async function show(part: Partial<Overlaid> = {}): Promise<void> {
  overlaid = { ...overlaid, ...part };
  opened.element.overlaid = overlaid;
  await opened.element.ready;
}

beforeEach(async () => {
  await page.viewport(640, 480);
  const answer = new OffscreenCanvas(64, 64);
  const context = answer.getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.fillStyle = 'green';
  context.fillRect(0, 0, 64, 64);
  answerUrl = URL.createObjectURL(await answer.convertToBlob());
  opened = await openMaskCanvas(size, { width: 400, height: 300 });
  opened.element.show({ zoom: 1, center: { x: 160, y: 128 } });
  await opened.session.apply({ kind: 'ellipse', erase: false, box: { x: 60, y: 50, width: 90, height: 70 } });
  await nextFrames();
  source = shown();
  overlaid = {
    url: answerUrl,
    extend: noSides,
    frame: { region: whole(size), sent: { width: 640, height: 512 } },
    mask: { ...size, data: opened.session.canvasCoverage() },
    blend,
  };
});

afterEach(() => {
  opened.dispose();
  URL.revokeObjectURL(answerUrl);
});

/** Shares of the answer as the result will be composed. */
function weights(wanted = blend): Uint8Array {
  return blendWeights(opened.session.coverage, size, whole(size), cappedBlend(wanted, size));
}

function expectBlended(shares: Uint8Array): void {
  const pixels = shown();
  const wrong: string[] = [];
  for (const [index, share] of shares.entries()) {
    const [x, y] = [index % size.width, Math.floor(index / size.width)];
    const expected = rgba(source, x, y).map(
      (value, channel) => (value * (255 - share) + (green[channel] ?? 0) * share) / 255,
    );
    // Nothing at all where nothing may change; elsewhere the canvas rounds three times.
    const most = share === 0 ? 0 : 3;
    const off = rgba(pixels, x, y).some(
      (value, channel) => Math.abs(value - (expected[channel] ?? 0)) > most,
    );
    if (off) wrong.push(`${x},${y} (${share}): ${rgba(pixels, x, y)} instead of ${expected}`);
  }
  expect(wrong).toEqual([]);
}

describe('a result over the picture', () => {
  it('is drawn as it would be kept: outside the outer line every pixel is the picture’s own', async () => {
    await show();
    await eventually(() => rgba(shown(), 105, 85)).toEqual(green);
    expectBlended(weights());
  });

  it('has no more detail than the picture that is kept, however large the answer is', async () => {
    const stripes = new OffscreenCanvas(size.width * 4, size.height * 4);
    const context = stripes.getContext('2d');
    if (!context) throw new Error('No canvas.');
    context.fillStyle = 'white';
    context.fillRect(0, 0, stripes.width, stripes.height);
    context.fillStyle = 'black';
    for (let x = 0; x < stripes.width; x += 2) context.fillRect(x, 0, 1, stripes.height);
    const url = URL.createObjectURL(await stripes.convertToBlob());
    opened.element.zoomTo(4);
    await show({ url, blend: { ...blend, keepUnmasked: false } });
    await nextFrames();
    const enlarged = layerPixels(opened.element, 'picture', 120, 86, 160, 128);
    const reds = enlarged.filter((_value, index) => index % 4 === 0);
    URL.revokeObjectURL(url);
    expect(Math.max(...reds) - Math.min(...reds), 'the stripes are gone').toBeLessThan(20);
  });

  it('changes nothing outside the outer line in a smaller view either', async () => {
    opened.element.zoomTo(0.5);
    await nextFrames();
    const part = [120, 86, 160, 128] as const;
    const before = layerPixels(opened.element, 'picture', ...part);
    await show();
    await eventually(() => opened.pixel('picture', 120 + 52, 86 + 42)).toEqual(green);
    const after = layerPixels(opened.element, 'picture', ...part);
    const shares = weights();
    const changed: string[] = [];
    for (let y = 0; y < 128; y++) {
      for (let x = 0; x < 160; x++) {
        const isInside = [-2, -1, 0, 1, 2, 3].some((dy) =>
          [-2, -1, 0, 1, 2, 3].some((dx) => (shares[(2 * y + dy) * size.width + 2 * x + dx] ?? 0) > 0),
        );
        const place = (y * 160 + x) * 4;
        const isSame = [0, 1, 2, 3].every((channel) => before[place + channel] === after[place + channel]);
        if (!isInside && !isSame) changed.push(`${x},${y}`);
      }
    }
    expect(changed).toEqual([]);
  });

  it('follows grow and feather', async () => {
    await show();
    await eventually(() => rgba(shown(), 105, 85)).toEqual(green);
    await show({ blend: { grow: 8, feather: 0, keepUnmasked: true } });
    await eventually(() => rgba(shown(), 105, 126)).toEqual(green);
    expectBlended(weights({ grow: 8, feather: 0, keepUnmasked: true }));
  });

  it.each([
    ['without a mask', { mask: undefined }],
    ['when everything may change', { blend: { ...blend, keepUnmasked: false } }],
  ])('covers what was sent %s', async (_, part) => {
    const { mask, ...rest } = { ...overlaid, ...part };
    overlaid = mask ? { ...rest, mask } : rest;
    await show({
      frame: { region: { x: 20, y: 10, width: 100, height: 50 }, sent: { width: 200, height: 100 } },
    });
    await eventually(() => rgba(shown(), 119, 59)).toEqual(green);
    const pixels = shown();
    for (const [x, y] of [
      [19, 30],
      [120, 30],
      [60, 9],
      [60, 60],
    ] as const) {
      expect(rgba(pixels, x, y)).toEqual(rgba(source, x, y));
    }
  });

  it('shows its new borders', async () => {
    const extend = { top: 0, right: 16, bottom: 0, left: 32 };
    await opened.session.apply({ kind: 'extend', extend });
    await show({
      extend,
      mask: { width: 368, height: 256, data: opened.session.canvasCoverage() },
      frame: { region: { x: 0, y: 0, width: 368, height: 256 }, sent: { width: 368, height: 256 } },
    });
    await eventually(() => opened.pixel('picture', 40 - 32, 150)).toEqual(green);
    expect(opened.pixel('picture', 40 - 33, 150)).toEqual([0, 0, 0, 0]);
    await eventually(() => opened.pixel('picture', 40 + 320 + 15, 150)).toEqual(green);
    expect(rgba(shown(), 200, 220)).toEqual(rgba(source, 200, 220));
  });

  it('hides the mask, and nothing can be painted on it', async () => {
    await show();
    await mouse.click(200, 150);
    expect(opened.session.draft.operations).toHaveLength(1);
    expect(opened.announced.at(-1)).toBe('A result is on show. Go back to the picture to paint.');
    expect(opened.element.renderRoot.querySelector<HTMLElement>('canvas.mask')?.checkVisibility()).toBe(
      false,
    );
  });

  it('goes away again', async () => {
    await show();
    await eventually(() => rgba(shown(), 105, 85)).toEqual(green);
    opened.element.overlaid = undefined;
    await eventually(() => rgba(shown(), 105, 85)).toEqual(rgba(source, 105, 85));
    expect(shown()).toEqual(source);
  });

  it('that is no image is told', async () => {
    await show({ url: 'data:image/png;base64,AAAA' });
    await eventually(() => opened.announced.at(-1)).toBe('This result cannot be shown here.');
    expect(shown()).toEqual(source);
  });
});

describe('comparing', () => {
  const slider = page.getByRole('slider', { name: 'Compare position' });

  beforeEach(async () => {
    const { mask: _, ...whole } = overlaid;
    overlaid = whole;
    await show();
    await eventually(() => rgba(shown(), 160, 128)).toEqual(green);
  });

  it('before: the picture alone', async () => {
    opened.element.comparison = 'before';
    await eventually(() => rgba(shown(), 160, 128)).toEqual(rgba(source, 160, 128));
    expect(shown()).toEqual(source);
  });

  it('slider: the picture at the left of the divider', async () => {
    opened.element.comparison = 'slider';
    await eventually(() => rgba(shown(), 159, 128)).toEqual(rgba(source, 159, 128));
    expect(rgba(shown(), 160, 128)).toEqual(green);
    await expect.element(slider).toHaveAttribute('aria-valuenow', '50');
  });

  it('slider: moves by keys', async () => {
    opened.element.comparison = 'slider';
    await expect.element(slider).toBeVisible();
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard('{PageUp}{ArrowRight}{ArrowLeft}{ArrowLeft}');
    await expect.element(slider).toHaveAttribute('aria-valuenow', '59');
    const edge = Math.round(320 * 0.59);
    await eventually(() => rgba(shown(), edge - 1, 128)).toEqual(rgba(source, edge - 1, 128));
    expect(rgba(shown(), edge, 128)).toEqual(green);
    await userEvent.keyboard('{Home}');
    await eventually(() => rgba(shown(), 0, 128)).toEqual(green);
  });

  it('slider: is dragged', async () => {
    opened.element.comparison = 'slider';
    await expect.element(slider).toBeVisible();
    await mouse.drag([
      [200, 150],
      [150, 150],
      [120, 150],
    ]);
    await expect.element(slider).toHaveAttribute('aria-valuenow', '25');
    await eventually(() => rgba(shown(), 80, 128)).toEqual(green);
    expect(rgba(shown(), 79, 128)).toEqual(rgba(source, 79, 128));
  });

  it('side by side: both move together', async () => {
    opened.element.comparison = 'sideBySide';
    opened.element.show({ zoom: 1, center: { x: 160, y: 128 } });
    await eventually(() => opened.pixel('picture', 100, 150)).toEqual(rgba(source, 160, 128));
    expect(opened.pixel('picture', 300, 150)).toEqual(green);
    await mouse.drag([
      [300, 150],
      [290, 150],
    ]);
    await eventually(() => opened.pixel('picture', 100, 150)).toEqual(rgba(source, 170, 128));
  });
});
