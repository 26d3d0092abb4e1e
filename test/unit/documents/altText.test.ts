import { expect, test } from 'vitest';
import { altText } from '../../../src/documents/imageLink.ts';

test.each([
  ['A cat sits on a mat. It is red.', 'A cat sits on a mat.'],
  ['A cat\n  sits\ton a mat', 'A cat sits on a mat'],
  ['What is it? A cat.', 'What is it?'],
  ['Dr. Smith and a cat. Then more.', 'Dr. Smith and a cat.'],
  ['一只猫坐在垫子上。它是红色的。', '一只猫坐在垫子上。'],
  ['Version 2.5 of a cat, 3 p.m. light. More.', 'Version 2.5 of a cat, 3 p.m. light.'],
  ['', ''],
  [' \n ', ''],
])('the first sentence of %j', (prompt, expected) => {
  expect(altText(prompt)).toBe(expected);
});

test('is cut between words at 120 characters', () => {
  expect(altText('A cat, '.repeat(40))).toBe(`${'A cat, '.repeat(17)}A`);
  expect(altText(`${'a'.repeat(118)} cat`)).toBe('a'.repeat(118));
});

test('cuts languages without spaces between words, too', () => {
  const cut = altText('一只红色的猫坐在蓝色的垫子上'.repeat(20));
  expect(cut.length).toBeGreaterThan(110);
  expect(cut.length).toBeLessThanOrEqual(120);
});

test('never cuts a character in two', () => {
  const family = '👨‍👩‍👧‍👦';
  expect(altText(family.repeat(20))).toBe(family.repeat(10));
});
