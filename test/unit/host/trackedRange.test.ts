import { describe, expect, test, vi } from 'vitest';
import { shift } from '../../../src/host/trackedRange.ts';

/** Nothing of it is used: `shift` is arithmetic alone. */
vi.mock('vscode', () => ({}));

/** The tracked range in brackets. */
const before = 'one [two] three';

/** What is replaced, by what, and the document afterwards; no brackets: the range is gone. */
const changes: readonly (readonly [string, number, number, string, string])[] = [
  ['text typed before moves it', 0, 0, 'at ', 'at one [two] three'],
  ['text deleted before moves it', 0, 4, '', '[two] three'],
  ['text typed behind leaves it', 8, 0, 'and ', 'one [two] and three'],
  ['text deleted behind leaves it', 7, 6, '', 'one [two]'],
  ['text typed at its start stays outside', 4, 0, 'x', 'one x[two] three'],
  ['text typed at its end stays outside', 7, 0, 'x', 'one [two]x three'],
  ['text typed inside widens it', 5, 0, '--', 'one [t--wo] three'],
  ['text deleted inside narrows it', 5, 1, '', 'one [to] three'],
  ['text replaced inside stays in it', 5, 1, 'OO', 'one [tOOo] three'],
  ['a deletion over its start leaves the rest', 2, 3, '', 'on[wo] three'],
  ['a replacement over its start stays outside', 2, 3, 'X', 'onX[wo] three'],
  ['a deletion over its end leaves the rest', 6, 3, '', 'one [tw]hree'],
  ['a replacement over its end stays outside', 6, 3, 'X', 'one [tw]Xhree'],
  ['a deletion from its very start leaves the rest', 4, 1, '', 'one [wo] three'],
  ['a deletion up to its very end leaves the rest', 6, 1, '', 'one [tw] three'],
  ['a deletion of just the range ends it', 4, 3, '', 'one  three'],
  ['a deletion over all of it ends it', 2, 8, '', 'onree'],
  ['a replacement of just the range becomes it', 4, 3, 'deux', 'one [deux] three'],
  ['a replacement of just the range becomes it, whatever it holds', 4, 3, 'two two', 'one [two two] three'],
  [
    'a replacement of everything keeps it where its text stands once',
    0,
    13,
    'ONE two THREE',
    'ONE [two] THREE',
  ],
  ['a replacement of everything ends it where its text stands twice', 0, 13, 'two two', 'two two'],
  ['a replacement of everything ends it where its text is gone', 0, 13, 'one three', 'one three'],
];

describe('a tracked range', () => {
  test.each(changes)('%s', (_, rangeOffset, rangeLength, text, after) => {
    const range = bracketed(before);
    const shifted = range && shift(range, { rangeOffset, rangeLength, text }, 'two');

    const plain = plainOf(before);
    const changed = plain.slice(0, rangeOffset) + text + plain.slice(rangeOffset + rangeLength);
    expect(changed).toBe(plainOf(after));
    expect(shifted).toEqual(bracketed(after));
  });
});

describe('a tracked caret', () => {
  test.each([
    ['moves with text typed before it', 0, 0, 'at ', 7],
    ['moves behind text typed at it', 4, 0, 'at ', 7],
    ['stays for text typed behind it', 5, 0, 'at ', 4],
    ['stays for text deleted behind it', 4, 3, '', 4],
    ['moves with text deleted before it', 0, 4, '', 0],
  ] as const)('%s', (_, rangeOffset, rangeLength, text, at) => {
    const shifted = shift({ start: 4, end: 4 }, { rangeOffset, rangeLength, text }, '');
    expect(shifted).toEqual({ start: at, end: at });
  });

  test('is gone with the text around it', () => {
    const change = { rangeOffset: 2, rangeLength: 4, text: 'what stands here now' };
    expect(shift({ start: 4, end: 4 }, change, '')).toBeUndefined();
  });
});

function bracketed(text: string): { start: number; end: number } | undefined {
  const start = text.indexOf('[');
  return start < 0 ? undefined : { start, end: text.indexOf(']') - 1 };
}

function plainOf(text: string): string {
  return text.replace(/[[\]]/g, '');
}
