import { expect, test } from 'vitest';
import { editRequest, keepsTransparency } from '../../../src/host/editRequest.ts';
import { familyOf } from '../../../src/images/models.ts';
import { removePrompt } from '../../../src/images/removePrompt.ts';

const choices = {
  prompt: 'A boat',
  model: 'gpt-image-2',
  quality: 'medium',
  isQualitySet: false,
  count: 1,
  hasPreview: true,
} as const;
const settings = { style: '', partialImages: 2, familyOf: (model: string) => familyOf(model) };
const opaque = { hasAlpha: false };

test.each([
  [
    'as written',
    {},
    {},
    opaque,
    { prompt: 'A boat', quality: 'medium', background: 'opaque', partialImages: 2 },
  ],
  ['the house style', {}, { style: 'Woodcut' }, opaque, { prompt: 'A boat\n\nWoodcut' }],
  ['a removal, without it', { prompt: undefined }, { style: 'Woodcut' }, opaque, { prompt: removePrompt }],
  ['transparent parts', {}, {}, { hasAlpha: true }, { background: 'transparent' }],
  ['several, without previews', { count: 2 }, {}, opaque, { partialImages: undefined }],
  ['nobody to see previews', { hasPreview: false }, {}, opaque, { partialImages: undefined }],
  ['no previews wanted', {}, { partialImages: 0 }, opaque, { partialImages: undefined }],
  [
    'an unknown model: only what somebody set',
    { model: 'house-blend' },
    {},
    { hasAlpha: true },
    { quality: undefined, background: undefined, partialImages: undefined },
  ],
  [
    'an unknown model, with a quality',
    { model: 'house-blend', isQualitySet: true },
    {},
    opaque,
    { quality: 'medium' },
  ],
  [
    'a model without qualities and backgrounds',
    { model: 'dall-e-2' },
    {},
    { hasAlpha: true },
    { quality: undefined, background: undefined },
  ],
])('%s', (_, changes, set, facts, expected) => {
  const request = editRequest({ ...choices, ...changes }, { ...settings, ...set }, facts);
  expect({ ...undefinedOf(expected), ...request }).toMatchObject(expected);
});

test.each([
  ['gpt-image-2.6-sunburst', true],
  ['dall-e-2', false],
  ['house-blend', false],
])('%s keeps transparency: %s', (model, keeps) => {
  expect(keepsTransparency(familyOf(model))).toBe(keeps);
});

/** An absent property counts as `undefined`. */
function undefinedOf(expected: object): object {
  return Object.fromEntries(Object.keys(expected).map((key) => [key, undefined]));
}
