// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the setting's own variables
import { expect, test } from 'vitest';
import { fileName, safeName } from '../../../src/library/destination/fileName.ts';
import { promptSlug } from '../../../src/library/destination/promptSlug.ts';
import { numberedNames } from '../../../src/library/files/numberedNames.ts';

const values = {
  prompt: 'A cat on a wall',
  now: new Date(2026, 10, 3, 7, 5, 9),
  model: 'gpt-image-2.6-sunburst',
  size: '1536x1024',
  operation: 'generate',
} as const;

test.each([
  ['A cat on a wall', 'a-cat-on-a-wall'],
  ['  Don’t panic! It\'s   "fine"…  ', 'dont-panic-its-fine'],
  ['Größe: 20 % über Öl', 'größe-20-über-öl'],
  ['Cafe\u0301 Zoë', 'café-zoë'],
  ['Кошка на стене', 'кошка-на-стене'],
  ['हिन्दी चित्र', 'हिन्दी-चित्र'],
  ['猫が壁の上に座っている', '猫が壁の上に座っている'],
  ['../../etc/passwd', 'etc-passwd'],
  ['\u0301a', 'a'],
  ['🏰✨ !!! —', 'image'],
  ['', 'image'],
])('the slug of %j is %j', (prompt, slug) => {
  expect(promptSlug(prompt)).toBe(slug);
});

test.each([
  [
    'a watercolour of a lighthouse at the end of the world, at dawn',
    'a-watercolour-of-a-lighthouse-at-the-end-of-the',
  ],
  [`${'a'.repeat(40)} bcdefgh ijk`, `${'a'.repeat(40)}-bcdefgh`],
  [`${'a'.repeat(40)} bcdefghi`, 'a'.repeat(40)],
  ['x'.repeat(60), 'x'.repeat(48)],
  ['word '.repeat(10_000), 'word-word-word-word-word-word-word-word-word'],
])('a long prompt is cut where a word ends: %#', (prompt, slug) => {
  expect(promptSlug(prompt)).toBe(slug);
});

test('a script without spaces is cut too, between words', () => {
  const slug = promptSlug('窓辺で眠る三毛猫と雨に濡れた古い石畳の路地を描いた水彩画'.repeat(4));
  expect([...slug].length).toBeLessThanOrEqual(48);
  expect([...slug].length).toBeGreaterThan(40);
});

test('a cut leaves no letter without its marks', () => {
  const slug = promptSlug('a\u0323\u0302b'.repeat(40));
  expect([...slug].length).toBeLessThanOrEqual(48);
  expect(slug.replaceAll('a\u0323\u0302b'.normalize('NFC'), '')).toMatch(/^(ậ)?$/);
});

test.each([
  ['${promptSlug}', 'a-cat-on-a-wall'],
  ['${date} ${time}', '2026-11-03 07-05-09'],
  ['${model}_${size}', 'gpt-image-2.6-sunburst_1536x1024'],
  ['${operation}-${promptSlug}', 'generate-a-cat-on-a-wall'],
  ['${sourceName}-${promptSlug}', 'a-cat-on-a-wall'],
  ['hero', 'hero'],
])('%s gives %j', (template, name) => {
  expect(fileName(template, values)).toBe(name);
});

test('an unknown variable is named, with those that exist', () => {
  expect(() => fileName('${toString}', values)).toThrow(
    expect.objectContaining({
      reason: 'invalidName',
      message: expect.stringMatching(/\$\{toString\}.*\$\{promptSlug\}/),
    }),
  );
});

test('variables cannot make a path', () => {
  expect(fileName('${sourceName}/${model}', { ...values, sourceName: '../..', model: 'org/model:1' })).toBe(
    'org-model-1',
  );
});

test.each([
  ['CON', 'image-CON'],
  ['nul.old', 'image-nul.old'],
  ['com1', 'image-com1'],
  ['LPT³', 'image-LPT³'],
  ['console', 'console'],
  ['cat. . ', 'cat'],
  ['.hidden', 'hidden'],
  ['..', 'image'],
  ['', 'image'],
  ['a\u0000b\u202ec\u2028d\ud800', 'abcd'],
  ['a<b>:"|?*c\\d', 'a-b-c-d'],
  ['Version 1.5', 'Version 1.5'],
])('%j is safely called %j', (name, safe) => {
  expect(safeName(name)).toBe(safe);
  expect(safeName(safe), 'and stays so').toBe(safe);
});

test('a name leaves room for a number and an extension in 255 bytes', () => {
  const name = safeName('猫'.repeat(300));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^猫+$/);
});

test.each([
  ['cat', ['cat', 'cat-1', 'cat-2']],
  ['route-66', ['route-66', 'route-66-1', 'route-66-2']],
  ['cat-edit-1', ['cat-edit-1', 'cat-edit-2', 'cat-edit-3']],
  ['cat-variation-9', ['cat-variation-9', 'cat-variation-10', 'cat-variation-11']],
  ['cat-edit', ['cat-edit', 'cat-edit-1', 'cat-edit-2']],
])('the names after %s', (name, names) => {
  const generator = numberedNames(name);
  expect([1, 2, 3].map(() => generator.next().value)).toEqual(names);
});
