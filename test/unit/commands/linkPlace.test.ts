import { describe, expect, test, vi } from 'vitest';
import { besideCarets } from '../../../src/commands/generation/linkPlace.ts';

/** Nothing of it is used: `besideCarets` is arithmetic alone. */
vi.mock('vscode', () => ({}));

const link = '![alt](a.png)';
const insertion = (start: number, text: string) => ({ start, end: start, text });

describe('a link that goes where a caret may stand', () => {
  test.each([
    ['stays without a caret', 'one\n\ntwo', insertion(3, `\n\n${link}`), [0], insertion(3, `\n\n${link}`)],
    ['goes one line break on', 'one\n\ntwo', insertion(3, `\n\n${link}`), [3], insertion(4, `\n${link}\n`)],
    [
      'goes one line break of Windows on',
      'one\r\n\r\ntwo',
      insertion(3, `\r\n\r\n${link}`),
      [3],
      insertion(5, `\r\n${link}\r\n`),
    ],
    [
      'stays with a caret on either side',
      'one\n\n',
      insertion(3, `\n${link}`),
      [3, 4],
      insertion(3, `\n${link}`),
    ],
    ['stays at the end of the document', 'one', insertion(3, `\n${link}`), [3], insertion(3, `\n${link}`)],
    ['stays within a line', 'one two', insertion(3, link), [3], insertion(3, link)],
    ['stays when it starts without a line break', 'one\ntwo', insertion(3, link), [3], insertion(3, link)],
    [
      'stays when it starts with another line break',
      'one\r\ntwo',
      insertion(3, `\n${link}`),
      [3],
      insertion(3, `\n${link}`),
    ],
    [
      'stays when it replaces text',
      'one\ntwo',
      { start: 0, end: 3, text: `\n${link}` },
      [0, 3],
      { start: 0, end: 3, text: `\n${link}` },
    ],
  ])('%s', (_, text, edit, carets, expected) => {
    const moved = besideCarets(text, edit, new Set(carets));
    expect(moved).toEqual(expected);
    expect(applied(text, moved)).toBe(applied(text, edit));
  });
});

function applied(text: string, edit: { start: number; end: number; text: string }): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
