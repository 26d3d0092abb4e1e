import type { Range } from './imageLanguage.ts';

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line break, whichever it is. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Start of the line after the one at `offset`; `undefined` on the last line. */
export function nextLineStart(text: string, offset: number): number | undefined {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? undefined : newline + 1;
}

export function lineAt(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset));
}

/** The line after the one at `offset`; empty on the last line. */
export function lineAfter(text: string, offset: number): string {
  const next = nextLineStart(text, offset);
  return next === undefined ? '' : lineAt(text, next);
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Columns, with a tab at every eighth. */
export function indentWidth(line: string): number {
  let width = 0;
  for (const character of indentOf(line)) width += character === '\t' ? 8 - (width % 8) : 1;
  return width;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** The lines of a text with their offsets, line breaks left out. */
export function linesOf(text: string): (Range & { readonly text: string })[] {
  const lines: (Range & { text: string })[] = [];
  for (let start: number | undefined = 0; start !== undefined; start = nextLineStart(text, start)) {
    const end = lineEnd(text, start);
    lines.push({ start, end, text: text.slice(start, end) });
  }
  return lines;
}
