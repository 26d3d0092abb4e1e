import type { Range } from './imageLanguage.ts';
import { lineEnd, lineStart } from './lines.ts';

/**
 * The selected text without the white space around it, so that a selection that ends at column 0 belongs to the
 * line before. A caret stands for the character before it, or for the next one where its line begins there.
 * `undefined` when nothing but white space is before it.
 */
export function anchor(text: string, selection: Range): Range | undefined {
  const selected = text.slice(selection.start, selection.end);
  if (selected.trim() !== '') {
    const start = selection.start + (selected.length - selected.trimStart().length);
    return { start, end: start + selected.trim().length };
  }
  const caret = selection.end;
  const rest = text.slice(caret, lineEnd(text, caret));
  const lineBegins = text.slice(lineStart(text, caret), caret).trim() === '';
  const isFirst = text.slice(0, caret).trim() === '';
  if ((selection.start === caret || isFirst) && lineBegins && rest.trim() !== '') {
    const start = caret + (rest.length - rest.trimStart().length);
    return { start, end: start + 1 };
  }
  const before = text.slice(0, caret).trimEnd().length;
  return before > 0 ? { start: before - 1, end: before } : undefined;
}
