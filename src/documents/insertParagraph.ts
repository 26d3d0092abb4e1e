import type { LinkDocument, LinkEdit, LinkText } from './imageLanguage.ts';
import { isBlank, lineAfter, lineEnd, lineStart } from './lines.ts';
import { editAt, surround } from './linkText.ts';

export interface Margin {
  /** Before the link, as `> ` in a quote. */
  readonly indent: string;
  /** On the blank lines around the link, as `>` in a quote. */
  readonly blank: string;
}

interface Surroundings extends Partial<Margin> {
  /** Matches a next line that needs no blank line before it, as an `\end`. */
  readonly closes?: RegExp | undefined;
}

/** A paragraph of its own after the line at `offset`, with exactly one blank line on each side. */
export function paragraphAfter(
  { text, eol }: LinkDocument,
  offset: number,
  link: LinkText,
  { indent = '', blank = '', closes }: Surroundings = {},
): LinkEdit {
  const at = lineEnd(text, offset);
  const next = lineAfter(text, at);
  const isApart = isBlank(blank === '' ? next : next.replace(/^[\s>]+/, '')) || closes?.test(next);
  const blankBelow = next.trimStart().startsWith('>') ? blank : '';
  const below = isApart ? '' : eol + blankBelow;
  return editAt({ start: at, end: at }, surround(eol + blank + eol + indent, link, below));
}

/** The same before the line at `offset`, which has nothing or a blank line above it. */
export function paragraphBefore({ text, eol }: LinkDocument, offset: number, link: LinkText): LinkEdit {
  const at = lineStart(text, offset);
  const above = at === 0 || isBlank(text.slice(lineStart(text, at - 1), at)) ? '' : eol;
  return editAt({ start: at, end: at }, surround(above, link, eol + eol));
}

/** An own line directly under the line at `offset`. */
export function lineBelow(
  { text, eol }: LinkDocument,
  offset: number,
  link: LinkText,
  indent: string,
): LinkEdit {
  const at = lineEnd(text, offset);
  return editAt({ start: at, end: at }, surround(eol + indent, link, ''));
}

/** In a document that has nothing but white space before `offset`. */
export function paragraphAtTop({ text, eol }: LinkDocument, offset: number, link: LinkText): LinkEdit {
  const at = lineStart(text, offset);
  const below = isBlank(lineAfter(text, at)) ? '' : eol;
  return editAt({ start: at, end: at }, surround('', link, below));
}
