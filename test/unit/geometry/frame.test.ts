import { describe, expect, it } from 'vitest';
import { type Frame, type FrameRule, frameFor } from '../../../src/geometry/frame.ts';
import { intersection, type Rectangle, type Size, whole } from '../../../src/geometry/rectangle.ts';
import { frameRule } from '../../../src/images/frameRule.ts';
import { familyOf, isExperimentalSize, isLegalSize } from '../../../src/images/models.ts';
import { modelTable } from '../../../src/images/modelTable.ts';
import { seededRandom } from './seededRandom.ts';

const rules = {
  free: frameRule(familyOf('gpt-image-2.6-sunburst')),
  listed: frameRule(familyOf('gpt-image-1')),
  square: frameRule(familyOf('dall-e-2')),
  unknown: frameRule(familyOf('my-own')),
} satisfies Record<string, FrameRule>;

type Case = readonly [canvas: string, rule: keyof typeof rules, region: string, sent: string];

describe('of the whole canvas', () => {
  it.each<Case>([
    // At its own scale, padded to multiples of 16 all round.
    ['1024x1024', 'free', '0,0 1024x1024', '1024x1024'],
    ['1234x777', 'free', '-7,-3 1248x784', '1248x784'],
    ['1920x1080', 'free', '0,-4 1920x1088', '1920x1088'],
    // Up to the minimum.
    ['1x1', 'free', '-25,-25 51x51', '816x816'],
    ['64x64', 'free', '0,0 64x64', '1024x1024'],
    ['300x200', 'free', '0,0 300x200', '1200x800'],
    ['17x1023', 'free', '-162,0 341x1023', '496x1488'],
    // Down to where it fits.
    ['3840x2160', 'free', '0,0 3840x2160', '2560x1440'],
    ['5000x800', 'free', '0,-437 5000x1675', '3200x1072'],
    // The listed size with the nearest shape, or the one with the most detail.
    ['1234x777', 'listed', '-1,-23 1236x824', '1536x1024'],
    ['777x1234', 'listed', '-23,-1 824x1236', '1024x1536'],
    ['900x1000', 'listed', '-50,0 1000x1000', '1024x1024'],
    ['3840x2160', 'listed', '0,-200 3840x2560', '1536x1024'],
    ['300x200', 'listed', '0,0 300x200', '1536x1024'],
    ['300x200', 'square', '0,-50 300x300', '512x512'],
    ['2000x2000', 'square', '0,0 2000x2000', '1024x1024'],
    ['100x100', 'square', '0,0 100x100', '256x256'],
    ['1234x777', 'unknown', '-7,-3 1248x784', '1248x784'],
    ['5000x800', 'unknown', '-4,0 5008x800', '5008x800'],
  ])('%s for %s sizes is %s, sent as %s', (canvas, rule, region, sent) => {
    expect(written(frameFor(size(canvas), rules[rule]))).toEqual({ region, sent });
  });
});

type CropCase = readonly [
  why: string,
  canvas: string,
  rule: keyof typeof rules,
  focus: string,
  region: string,
  sent: string,
];

describe('with a focus', () => {
  it.each<CropCase>([
    [
      'grows to the minimum inside a large canvas',
      '3840x2160',
      'free',
      '1900,1000 100x100',
      '1542,642 816x816',
      '816x816',
    ],
    [
      'takes all of a focus between pixels',
      '3840x2160',
      'free',
      '1000.5,900.25 600.25x300.5',
      '693,595 1216x912',
      '1216x912',
    ],
    ['moves inside at a corner', '3840x2160', 'free', '0,0 10x10', '0,0 816x816', '816x816'],
    [
      'takes what is around a wide focus',
      '5000x800',
      'free',
      '1000,100 900x600',
      '546,0 1808x800',
      '1808x800',
    ],
    ['stays whole at its own scale', '1234x777', 'free', '10,10 20x20', '-7,-3 1248x784', '1248x784'],
    ['stays whole when scaled up', '64x64', 'free', '10,10 2x2', '0,0 64x64', '1024x1024'],
    [
      'stays whole around a large focus',
      '3840x2160',
      'free',
      '100,100 3600x2000',
      '0,0 3840x2160',
      '2560x1440',
    ],
    [
      'takes a listed size at its own scale',
      '3840x2160',
      'listed',
      '1900,1000 100x100',
      '1438,538 1024x1024',
      '1024x1024',
    ],
    [
      'reaches beyond a flat canvas',
      '5000x800',
      'listed',
      '2000,300 100x100',
      '1538,-112 1024x1024',
      '1024x1024',
    ],
    ['knows no reason for a crop', '5000x800', 'unknown', '10,10 20x20', '-4,0 5008x800', '5008x800'],
  ])('%s', (_why, canvas, rule, focus, region, sent) => {
    expect(written(frameFor(size(canvas), rules[rule], rectangle(focus)))).toEqual({ region, sent });
  });
});

describe('for every family', () => {
  const families = [...modelTable, familyOf('my-own')];
  it.each(families)('$name: random frames are legal, exact, and cover what they must', (family) => {
    const random = seededRandom(7);
    const rule = frameRule(family);
    for (let round = 0; round < 500; round++) {
      const largest = [20, 1500, 9000][round % 3] ?? 0;
      const canvas = { width: random(1, largest), height: random(1, largest) };
      const x = random(0, canvas.width - 1);
      const y = random(0, canvas.height - 1);
      const focus = { x, y, width: random(1, canvas.width - x), height: random(1, canvas.height - y) };
      const full = frameFor(canvas, rule);
      const close = frameFor(canvas, rule, focus);
      for (const { region, sent } of [full, close]) {
        expect([region.x, region.y, region.width, region.height].every(Number.isInteger)).toBe(true);
        expect(isLegalSize(`${sent.width}x${sent.height}`, family), `${sent.width}x${sent.height}`).toBe(
          true,
        );
        expect(isExperimentalSize(`${sent.width}x${sent.height}`, family)).toBe(false);
        expect(region.width * sent.height).toBe(region.height * sent.width);
      }
      expect(intersection(full.region, whole(canvas))).toEqual(whole(canvas));
      expect(intersection(close.region, focus)).toEqual(focus);
      expect(detail(close)).toBeGreaterThanOrEqual(Math.min(1, detail(full)));
    }
  });
});

function detail({ region, sent }: Frame): number {
  return sent.width / region.width;
}

function size(text: string): Size {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
}

function rectangle(text: string): Rectangle {
  const [x = 0, y = 0, width = 0, height = 0] = text.split(/[, x]/).map(Number);
  return { x, y, width, height };
}

function written({ region, sent }: Frame) {
  return {
    region: `${region.x},${region.y} ${region.width}x${region.height}`,
    sent: `${sent.width}x${sent.height}`,
  };
}
