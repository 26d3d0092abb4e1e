import { expect, it } from 'vitest';
import { frameRule } from '../../../src/images/frameRule.ts';
import { familyOf } from '../../../src/images/models.ts';

it('takes over a range, up to where sizes become experimental', () => {
  expect(frameRule(familyOf('gpt-image-2.6-sunburst'))).toEqual({
    kind: 'range',
    multiple: 16,
    maxEdge: 3840,
    maxRatio: 3,
    minPixels: 655_360,
    maxPixels: 3_686_400,
  });
});

it.each([
  ['gpt-image-1', ['1024x1024', '1536x1024', '1024x1536']],
  ['dall-e-2', ['256x256', '512x512', '1024x1024']],
])('reads the sizes of %s', (model, sizes) => {
  const rule = frameRule(familyOf(model));
  expect(rule.kind === 'list' && rule.sizes.map(({ width, height }) => `${width}x${height}`)).toEqual(sizes);
});

it('knows nothing of a model that the table does not have', () => {
  expect(frameRule(familyOf('my-own'))).toEqual({ kind: 'any' });
});
