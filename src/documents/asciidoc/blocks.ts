import type { Range } from '../imageLanguage.ts';
import { isBlank } from '../lines.ts';

export interface Line extends Range {
  readonly text: string;
}

/** Between two delimiter lines, by their index; an unclosed block runs to the last line. */
export interface DelimitedBlock {
  readonly kind: 'verbatim' | 'compound' | 'table';
  readonly first: number;
  readonly last: number;
  readonly isClosed: boolean;
}

const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}.*)$/;
const compound = /^(?:={4,}|\*{4,}|_{4,}|--|~{4,})$/;
const table = /^[|,:!]={3,}$/;

/** The delimited blocks around a line, from the outside in, the ones that it opens or closes included. */
export function blocksAround(lines: readonly Line[], at: number): DelimitedBlock[] {
  const open: { kind: DelimitedBlock['kind']; delimiter: string; first: number }[] = [];
  const around: DelimitedBlock[] = [];
  for (const [index, { text }] of lines.entries()) {
    const line = text.trimEnd();
    const innermost = open.at(-1);
    const closed = open.findLastIndex(({ delimiter }) => delimiter === line);
    if (innermost && innermost.kind !== 'compound' ? innermost.delimiter === line : closed !== -1) {
      const [done] = open.splice(closed);
      if (done && done.first <= at && at <= index) {
        around.unshift({ kind: done.kind, first: done.first, last: index, isClosed: true });
      }
      if (open.length === 0 && index >= at) return around;
    } else if (!innermost || innermost.kind === 'compound') {
      const kind = opens(line, lines[index - 1]?.text ?? '');
      if (kind) open.push({ kind, delimiter: line.startsWith('```') ? '```' : line, first: index });
      else if (open.length === 0 && index > at) return around;
    }
  }
  const unclosed = open.filter(({ first }) => first <= at);
  return [
    ...unclosed.map(({ kind, first }) => ({ kind, first, last: lines.length - 1, isClosed: false })),
    ...around,
  ];
}

function opens(line: string, above: string): DelimitedBlock['kind'] | undefined {
  if (isUnderline(line, above)) return undefined;
  if (verbatim.test(line)) return 'verbatim';
  if (table.test(line)) return 'table';
  return compound.test(line) ? 'compound' : undefined;
}

/** Of a section title in two lines. */
export function isUnderline(line: string, above: string): boolean {
  const isRule = /^(?:=+|-+|~+|\^+|\++)$/.test(line) && line.length > 1;
  return (
    isRule &&
    !isListItem(above) &&
    /^[^[.|\s].*\w/.test(above) &&
    Math.abs(line.length - above.trimEnd().length) <= 1
  );
}

/** The line after the document's header (title, author, attributes) or front matter; 0 without one. */
export function bodyStart(lines: readonly Line[]): number {
  const first = lines[0]?.text.trimEnd() ?? '';
  if (first === '---') return lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === '---') + 1;
  if (!/^(?:=|#) \S/.test(first) && !/^:!?\w[\w-]*!?:/.test(first)) return 0;
  const blank = lines.findIndex(({ text }) => isBlank(text));
  return blank === -1 ? lines.length : blank;
}

/** A line of attributes, an anchor or a title, which belongs to the block below it. */
export function isBlockMetadata(line: string): boolean {
  return /^\[.*\]$/.test(line.trimEnd()) || /^\.[^\s.]/.test(line);
}

export function isListItem(line: string): boolean {
  return /^\s*(?:\*{1,5}|-|\.{1,5}|\d+\.|[a-zA-Z]\.|<[\d.]+>)\s+\S|^\s*\S.*?(?:::{1,3}|;;)(?:\s|$)/.test(
    line,
  );
}

export function isHeading(line: string): boolean {
  return /^(?:={1,6}|#{1,6}) \S/.test(line);
}

/** Whether a paragraph ends before this line. */
export function endsParagraph(line: string): boolean {
  const text = line.trimEnd();
  return (
    text === '' ||
    text === '+' ||
    verbatim.test(text) ||
    compound.test(text) ||
    table.test(text) ||
    /^\[.*\]$/.test(text)
  );
}
