import type { Range } from '../imageLanguage.ts';
import { isBlank, linesOf } from '../lines.ts';

/** Parts of a document, put together so that the block at one place parses as it would in the whole document. */
export interface Excerpt {
  readonly text: string;
  toDocument(offset: number): number;
  fromDocument(offset: number): number;
}

const wholeBelow = 20_000;
const around = 4_000;

/**
 * The parser takes time that grows faster than the text: seconds for a megabyte. Above 20,000 code units it gets
 * only what is around `at`, from one blank line between top-level blocks to another; and of a block that is long
 * itself its first two lines (which say what it is), the lines near `at` and its end.
 */
export function excerptAround(text: string, at: number): Excerpt {
  if (text.length <= wholeBelow) return excerptOf(text, [{ start: 0, end: text.length }]);
  const { start, end } = blocksAround(text, at);
  if (end - start <= wholeBelow) return excerptOf(text, [{ start, end }]);
  const second = lineBreakAfter(text, lineBreakAfter(text, start));
  const near = Math.max(second, lineBreakAfter(text, at - around));
  const far = lineBreakAfter(text, at + around);
  const last = Math.max(far, text.lastIndexOf('\n', text.slice(start, end).trimEnd().length + start - 1) + 1);
  // A block without line breaks cannot be shortened.
  if (near > at) return excerptOf(text, [{ start, end }]);
  return excerptOf(text, [
    { start, end: second },
    { start: near, end: far },
    { start: last, end },
  ]);
}

/** From the last safe boundary before `at`, with some text between, to the first after it. */
function blocksAround(text: string, at: number): Range {
  let start = 0;
  let closest = 0;
  let opaque: RegExp | undefined;
  let afterBlank = true;
  for (const line of linesOf(text)) {
    if (!opaque && afterBlank && /^[^\s]/.test(line.text)) {
      if (line.start > at + around)
        return { start: at - start > 4 * around ? closest : start, end: line.start };
      if (line.start <= at - around) start = line.start;
      if (line.start <= at) closest = line.start;
    }
    opaque = opaque ? (opaque.test(line.text) ? undefined : opaque) : opens(line.text, line.start === 0);
    afterBlank = isBlank(line.text);
  }
  return { start: at - start > 4 * around ? closest : start, end: text.length };
}

/** The end of what begins on this line and may hold blank lines: front matter, fences, math, HTML of kinds 1 to 5. */
function opens(line: string, first: boolean): RegExp | undefined {
  const block = line.replace(/^(?:[\s>]|[-*+] |\d{1,9}[.)] )*/, '');
  if (first && /^(?:---|\+\+\+)\s*$/.test(line)) return line.startsWith('-') ? /^---\s*$/ : /^\+\+\+\s*$/;
  const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(block);
  if (fence) return new RegExp(`^[\\s>]*${fence[1] ?? fence[2]}[\`~]*\\s*$`);
  if (/^\$\$(?!.*\$\$)/.test(block)) return /\$\$\s*$/;
  const html = htmlEnd(block);
  return html && !html.test(block.slice(2)) ? html : undefined;
}

/** CommonMark's HTML blocks that end at a marker, not at a blank line; `undefined` for other text. */
export function htmlEnd(block: string): RegExp | undefined {
  if (/^<(?:script|pre|style|textarea)(?:\s|>|$)/i.test(block)) return /<\/(?:script|pre|style|textarea)>/i;
  if (block.startsWith('<!--')) return /-->/;
  if (block.startsWith('<?')) return /\?>/;
  if (block.startsWith('<![CDATA[')) return /\]\]>/;
  return /^<![a-z]/i.test(block) ? />/ : undefined;
}

function lineBreakAfter(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

function excerptOf(text: string, parts: readonly Range[]): Excerpt {
  const move = (offset: number, from: 'excerpt' | 'document') => {
    let length = 0;
    let moved = 0;
    for (const { start, end } of parts) {
      const begin = from === 'excerpt' ? length : start;
      if (offset >= begin)
        moved = Math.min(offset - begin, end - start) + (from === 'excerpt' ? start : length);
      length += end - start;
    }
    return moved;
  };
  return {
    text: parts.map(({ start, end }) => text.slice(start, end)).join(''),
    toDocument: (offset) => move(offset, 'excerpt'),
    fromDocument: (offset) => move(offset, 'document'),
  };
}
