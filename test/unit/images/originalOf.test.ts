import { expect, test } from 'vitest';
import { originalOf } from '../../../src/images/originalOf.ts';

/** `a>b` replaces a by b, `b>>a` restores a. */
function replacements(steps: string, uri = 'file:///a.png') {
  return steps
    .split(' ')
    .filter(Boolean)
    .map((step, index) => {
      const [before = '', after = ''] = step.split(/>+/);
      return {
        uri,
        at: new Date(index).toISOString(),
        before,
        after,
        ...(step.includes('>>') && { restores: true }),
      };
    });
}

test.each([
  ['never replaced', '', undefined],
  ['replaced', 'a>b', 'a'],
  ['replaced twice', 'a>b b>c', 'a'],
  ['restored', 'a>b b>c c>>a', undefined],
  ['replaced after restoring', 'a>b b>>a a>c', 'a'],
  ['restored from a torn file', 'a>b torn>>a', undefined],
  ['replaced after a restore that could not be recorded', 'a>b a>c', 'a'],
  ['not written after its record', 'a>b b>c b>d', 'a'],
  ['not written, and said so', 'a>b b>a', undefined],
  ['the second time not written, and said so', 'a>b b>c c>b', 'a'],
  ['replaced in two windows at once', 'a>b a>c', 'a'],
  ['replaced by hand in between', 'a>b x>c', 'x'],
  ['replaced by hand after restoring', 'a>b b>>a x>c', 'x'],
])('the original of a file that was %s', (_, steps, original) => {
  expect(originalOf(replacements(steps), 'file:///a.png')).toBe(original);
});

test('other files have their own originals', () => {
  const mixed = [...replacements('a>b'), ...replacements('b>c x>b', 'file:///b.png')];
  expect(originalOf(mixed, 'file:///a.png')).toBe('a');
  expect(originalOf(mixed, 'file:///b.png')).toBe('x');
  expect(originalOf(mixed, 'file:///c.png')).toBeUndefined();
});
