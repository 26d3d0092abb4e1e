import { describe, expect, it, test } from 'vitest';
import { nearestSize } from '../../../src/commands/variation/nearestSize.ts';
import { familyOf, isExperimentalSize, isLegalSize, parseSize } from '../../../src/images/models.ts';

describe('the size of a variation', () => {
  it.each([
    // Any size: as it is where that is legal, else of the same shape.
    ['gpt-image-2', 1024, 1024, '1024x1024'],
    ['gpt-image-2', 1536, 1024, '1536x1024'],
    ['gpt-image-2', 1920, 1088, '1920x1088'],
    ['gpt-image-2', 300, 200, '1008x672'],
    ['gpt-image-2', 64, 64, '816x816'],
    ['gpt-image-2', 1, 1, '816x816'],
    ['gpt-image-2', 6000, 4000, '2304x1536'],
    ['gpt-image-2', 4000, 6000, '1536x2304'],
    ['gpt-image-2', 10_000, 10_000, '1920x1920'],
    // Beyond 3:1, the longest shape there is.
    ['gpt-image-2', 2000, 3, '1440x480'],
    ['gpt-image-2', 3, 2000, '480x1440'],
    // Three sizes: by shape alone.
    ['gpt-image-1.5', 300, 200, '1536x1024'],
    ['gpt-image-1.5', 4000, 3000, '1536x1024'],
    ['gpt-image-1.5', 1000, 900, '1024x1024'],
    ['gpt-image-1.5', 30, 4000, '1024x1536'],
    ['gpt-image-1-mini', 8, 8, '1024x1024'],
    // Nothing is known of it: the server keeps the source's.
    ['my-model', 300, 200, undefined],
  ])('%s of %i × %i is %s', (model, width, height, size) => {
    expect(nearestSize({ width, height }, familyOf(model))).toBe(size);
  });

  const edges = [1, 15, 16, 100, 333, 801, 1024, 1080, 1777, 2160, 3840, 4096, 9999];
  const pictures = edges.flatMap((width) => edges.map((height) => ({ width, height })));

  test.each(['gpt-image-2.6-flare', 'gpt-image-2', 'gpt-image-1.5', 'dall-e-2'])(
    'is one that %s makes, and never experimental',
    (model) => {
      const family = familyOf(model);
      for (const picture of pictures) {
        const size = nearestSize(picture, family) ?? 'auto';
        expect(isLegalSize(size, family) && !isExperimentalSize(size, family), size).toBe(true);
      }
    },
  );

  it('has the shape of its source to within 1.5 %, where that is allowed', () => {
    for (const picture of pictures.filter(
      ({ width, height }) => width <= 3 * height && height <= 3 * width,
    )) {
      const size = parseSize(nearestSize(picture, familyOf('gpt-image-2')) ?? '');
      const shape = ((size?.width ?? 0) * picture.height) / ((size?.height ?? 1) * picture.width);
      expect(Math.abs(shape - 1), `${picture.width}x${picture.height}`).toBeLessThan(0.015);
    }
  });
});
