import { describe, expect, it } from 'vitest';
import { copyOf } from '../../../webview/imageCopy/copyOf.ts';

type Color = readonly [number, number, number, number];

/** Three stripes of equal width: red, green, blue; or upright ones. */
async function stripes(width: number, height: number, type = 'image/png', alpha = 1): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  for (const [index, color] of ['255 0 0', '0 255 0', '0 0 255'].entries()) {
    context.fillStyle = `rgb(${color} / ${alpha})`;
    context.fillRect((index * width) / 3, 0, width / 3, height);
  }
  return canvas.convertToBlob({ type, quality: 1 });
}

async function decoded(file: Uint8Array) {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(file)]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number): Color => {
    const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(x, y, 1, 1).data;
    return [r, g, b, a];
  };
  return { width: bitmap.width, height: bitmap.height, at };
}

function expectNear(color: Color, expected: Color): void {
  for (const [index, sample] of expected.entries()) {
    expect(Math.abs((color[index] ?? 0) - sample), `${color} is not ${expected}`).toBeLessThanOrEqual(6);
  }
}

const magic = { png: [0x89, 0x50], jpeg: [0xff, 0xd8], webp: [0x52, 0x49] } as const;

describe.each(['image/png', 'image/jpeg', 'image/webp'])('a copy of %s', (type) => {
  it.each(['png', 'jpeg', 'webp'] as const)('as %s has its size and its colours', async (format) => {
    const file = await copyOf(await stripes(90, 60, type), { format, quality: 1 });
    expect([...file.subarray(0, 2)]).toEqual(magic[format]);
    const { width, height, at } = await decoded(file);
    expect([width, height]).toEqual([90, 60]);
    expectNear(at(15, 30), [255, 0, 0, 255]);
    expectNear(at(45, 30), [0, 255, 0, 255]);
    expectNear(at(75, 30), [0, 0, 255, 255]);
  });
});

it.each([
  // [size, what stands at a quarter, the middle, three quarters of the width]
  ['another shape, cut on both sides', { width: 30, height: 60 }, 'ggg'],
  ['half the size', { width: 45, height: 30 }, 'rgb'],
  ['five times the size', { width: 450, height: 300 }, 'rgb'],
  ['a wide shape, cut above and below', { width: 90, height: 10 }, 'rgb'],
] as const)('fills %s', async (_, size, colors) => {
  const { width, height, at } = await decoded(await copyOf(await stripes(90, 60), { format: 'png', size }));
  expect([width, height]).toEqual([size.width, size.height]);
  const known = { r: [255, 0, 0, 255], g: [0, 255, 0, 255], b: [0, 0, 255, 255] } as const;
  for (const [index, color] of [...colors].entries()) {
    const x = Math.floor(((index + 0.5) * width) / 3);
    expectNear(at(x, Math.floor(height / 2)), known[color as keyof typeof known]);
  }
});

it('puts transparent parts on white where the format has none, and keeps them elsewhere', async () => {
  const faint = await stripes(90, 60, 'image/png', 0);
  expectNear((await decoded(await copyOf(faint, { format: 'jpeg' }))).at(45, 30), [255, 255, 255, 255]);
  expect((await decoded(await copyOf(faint, { format: 'webp' }))).at(45, 30)[3]).toBe(0);
});

it('fails for what is no picture', async () => {
  await expect(copyOf(new Blob(['no picture']), { format: 'png' })).rejects.toThrow();
});
