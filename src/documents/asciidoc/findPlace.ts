import type { Range } from '../imageLanguage.ts';
import { isBlank, linesOf } from '../lines.ts';
import {
  blocksAround,
  bodyStart,
  type DelimitedBlock,
  endsParagraph,
  isBlockMetadata,
  isHeading,
  isListItem,
  isUnderline,
  type Line,
} from './blocks.ts';

/** `attached`: on lines of its own in a list item, after a `+`; `cell`: inside the line. */
export interface Place {
  readonly kind: 'after' | 'before' | 'attached' | 'cell';
  readonly at: number;
  /** Whether an image can stand in place of the selection. */
  readonly mayReplace: boolean;
  /** Whether the next line closes the block that this place is in. */
  readonly isLast?: boolean;
}

export function findPlace(text: string, at: Range): Place {
  const lines = linesOf(text);
  const first = lineIndex(lines, at.start);
  let index = lineIndex(lines, at.end - 1);
  const body = bodyStart(lines);
  if (index < body) return { kind: 'after', at: lines[body - 1]?.end ?? 0, mayReplace: false };
  // Attributes and titles belong to the block below.
  while (isBlockMetadata(lines[index]?.text ?? '') && index < lines.length - 1) index += 1;

  const around = blocksAround(lines, index);
  const leaf = around.find(
    (block) => block.kind === 'verbatim' || block.first === index || block.last === index,
  );
  const table = around.find(({ kind }) => kind === 'table');
  if (!leaf && table) {
    const cell = cellEnd(text, lines, table, at);
    if (cell !== undefined)
      return { kind: 'cell', at: cell, mayReplace: !text.slice(at.start, at.end).includes('|') };
  }
  const block = leaf ?? table;
  if (block) return afterBlock(lines, block);
  const closing = around.at(-1)?.isClosed ? around.at(-1)?.last : undefined;
  const last = paragraphEnd(lines, index, closing ?? lines.length);
  const start = paragraphStart(lines, index);
  const isInItem = isAttached(lines, start) || isListItem(lines[start]?.text ?? '');
  const kind = isInItem && !isHeading(lines[index]?.text ?? '') ? 'attached' : 'after';
  return {
    kind,
    at: lines[last]?.end ?? text.length,
    mayReplace: first >= start,
    isLast: last + 1 === closing,
  };
}

function lineIndex(lines: readonly Line[], offset: number): number {
  return lines.findLastIndex(({ start }) => start <= offset);
}

function afterBlock(lines: readonly Line[], { first, last, isClosed }: DelimitedBlock): Place {
  if (!isClosed) {
    let top = first;
    while (top > 0 && isBlockMetadata(lines[top - 1]?.text ?? '')) top -= 1;
    return { kind: 'before', at: lines[top]?.start ?? 0, mayReplace: false };
  }
  return {
    kind: isAttached(lines, first) ? 'attached' : 'after',
    at: lines[last]?.end ?? 0,
    mayReplace: false,
  };
}

/** Whether the block at this line hangs on a list item by a `+`. */
function isAttached(lines: readonly Line[], index: number): boolean {
  let above = index - 1;
  while (above >= 0 && isBlockMetadata(lines[above]?.text ?? '')) above -= 1;
  return lines[above]?.text.trimEnd() === '+';
}

function paragraphStart(lines: readonly Line[], index: number): number {
  let start = index;
  while (start > 0 && !isListItem(lines[start]?.text ?? '') && !endsParagraph(lines[start - 1]?.text ?? ''))
    start -= 1;
  return start;
}

function paragraphEnd(lines: readonly Line[], index: number, limit: number): number {
  const isItem = isListItem(lines[paragraphStart(lines, index)]?.text ?? '');
  const text = (at: number) => lines[at]?.text ?? '';
  if (isHeading(text(index))) return index;
  let end = index;
  while (end < limit - 1) {
    const below = text(end + 1);
    if (isUnderline(below.trimEnd(), text(end))) return end + 1;
    if (isUnderline(text(end).trimEnd(), text(end - 1)) || endsParagraph(below)) break;
    if (isItem && isListItem(below)) break;
    end += 1;
  }
  return end;
}

const cellSeparator = /(?:(?:\d+(?:\.\d+)?|\.\d+)[*+])?(?:[<^>]?(?:\.[<^>])?)?[adehlmsv]?(?<!\\)\|/g;

/** Where the content of the cell ends that the selection is in; `undefined` for several rows and other separators. */
function cellEnd(text: string, lines: readonly Line[], table: DelimitedBlock, at: Range): number | undefined {
  const first = lines[table.first];
  const last = lines[table.last];
  if (!first?.text.startsWith('|') || !last || /\n[^|\n]*\|/.test(text.slice(at.start, at.end)))
    return undefined;
  const end = table.isClosed ? last.start : last.end;
  const separator = new RegExp(cellSeparator);
  separator.lastIndex = at.end;
  const next = separator.exec(text);
  const content = text.slice(0, next && next.index < end ? next.index : end).trimEnd().length;
  return isBlank(text.slice(at.start, content)) ? undefined : content;
}
