import type { Size } from '../../../../src/geometry/rectangle.ts';
import type { MaskOperation } from '../../../../webview/maskEditor/mask/maskOperation.ts';
import type { MaskSessionSource } from '../../../../webview/maskEditor/mask/maskSession.ts';

/** Larger than a tile both ways, and no multiple of one. */
export const imageSize: Size = { width: 210, height: 150 };

const rings = {
  width: 300,
  height: 200,
  data: Uint8Array.from({ length: 300 * 200 }, (_, at) =>
    Math.hypot((at % 300) - 150, Math.floor(at / 300) - 100) % 40 < 20 ? 255 : 0,
  ),
};

/** A picture of wide diagonal stripes, and two masks, `rings` and `small`; others cannot be had. */
export function sessionSource(size: Size = imageSize): MaskSessionSource {
  const { width, height } = size;
  return {
    id: 'picture',
    size,
    async pixels() {
      const pixels = new Uint8ClampedArray(width * height * 4);
      for (let at = 0; at < width * height; at++) {
        const across = (at % width) + Math.floor(at / width) / 2;
        pixels.fill(Math.floor(across / 25) % 3 === 0 ? 200 : 90, at * 4, at * 4 + 4);
      }
      return pixels;
    },
    async loadedMask(hash) {
      if (hash === 'small') return { width: 2, height: 2, data: Uint8Array.of(255, 0, 0, 128) };
      if (hash === 'rings') return rings;
      throw new Error('The mask is not in the archive any more.');
    },
  };
}

/** Any operation but a mask that cannot be had; points also outside, sizes also beyond what is allowed. */
export function randomOperation(random: (below: number) => number, size: Size = imageSize): MaskOperation {
  const { width, height } = size;
  const erase = random(3) === 0;
  const points = () =>
    Array.from({ length: 1 + random(8) }, () => [
      random(width * 14) / 10 - width * 0.2,
      random(height * 14) / 10 - height * 0.2,
    ]).flat();
  const box = () => ({
    x: random(width) - 30,
    y: random(height) - 30,
    width: random(120),
    height: random(120),
  });
  const operations: (() => MaskOperation)[] = [
    () => ({ kind: 'stroke', erase, size: random(50), points: points() }),
    () => ({ kind: 'stroke', erase, size: 1 + random(9), points: points() }),
    () => ({ kind: 'rectangle', erase, box: box() }),
    () => ({ kind: 'ellipse', erase, box: box() }),
    () => ({ kind: 'polygon', erase, points: points() }),
    () => ({ kind: 'fill', erase, seed: { x: random(width), y: random(height) }, tolerance: random(256) }),
    () => ({ kind: 'loaded', hash: random(2) === 0 ? 'rings' : 'small' }),
    () => ({ kind: 'selectAll' }),
    () => ({ kind: 'invert' }),
    () => ({ kind: 'clear' }),
    () => ({
      kind: 'extend',
      extend: { top: random(20), right: random(20), bottom: random(20), left: random(20) },
    }),
  ];
  return (operations[random(operations.length)] ?? (() => ({ kind: 'clear' })))();
}
