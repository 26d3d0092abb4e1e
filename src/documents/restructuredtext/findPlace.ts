import type { Range } from '../imageLanguage.ts';
import { indentWidth, isBlank, linesOf } from '../lines.ts';
import {
  contentColumn,
  endOfIndented,
  isAdornment,
  isItem,
  isTableBorder,
  type Line,
  ownsIndented,
} from './blocks.ts';

/** A block of its own after the line at `at`. */
export interface Place {
  readonly at: number;
  readonly indent: string;
  /** Whether the next line is indented more, so that it would be read as part of an image directive before it. */
  readonly isBeforeIndented: boolean;
  /** Whether the selection is in text, not in code, a table or a directive. */
  readonly isText: boolean;
}

export function findPlace(text: string, at: Range): Place {
  const lines = linesOf(text);
  const index = lines.findLastIndex(({ start }) => start < at.end);
  const line = (number: number) => lines[number]?.text ?? '';
  const place = (last: number, column: number, isText: boolean): Place => {
    const next = lines.findIndex((each, number) => number > last && !isBlank(each.text));
    return {
      at: lines[last]?.end ?? text.length,
      indent: ' '.repeat(column),
      isBeforeIndented: next !== -1 && indentWidth(line(next)) > column,
      isText,
    };
  };

  const owner = ownerOf(lines, index);
  if (owner !== undefined) {
    const column = isItem(line(owner)) ? contentColumn(line(owner)) : indentWidth(line(owner));
    return place(endOfIndented(lines, owner, indentWidth(line(owner))), column, false);
  }
  const info = docinfoEnd(lines, index);
  if (info !== undefined) return place(info, 0, false);
  const table = tableEnd(lines, index);
  if (table !== undefined) return place(table, indentWidth(line(index)), false);
  if (isAdornment(line(index + 2)) && isAdornment(line(index))) return place(index + 2, 0, true);
  if (isAdornment(line(index + 1)) && !isBlank(line(index))) return place(index + 1, 0, true);
  const first = paragraphStart(lines, index);
  const last = paragraphEnd(lines, index);
  if (ownsIndented(line(last)))
    return place(endOfIndented(lines, last, indentWidth(line(first))), contentColumn(line(first)), true);
  const isTerm = indentWidth(line(last + 1)) > contentColumn(line(last)) && !isBlank(line(last + 1));
  if (isTerm) return place(paragraphEnd(lines, last + 1), indentWidth(line(last + 1)), true);
  return place(last, contentColumn(line(first)), true);
}

/** The line of the comment, directive or `::` that the line at `index` is part of, the outermost one. */
function ownerOf(lines: readonly Line[], index: number): number | undefined {
  let owner: number | undefined;
  let column = indentWidth(lines[index]?.text ?? '');
  if (/^\s*\.\.(?:\s|$)/.test(lines[index]?.text ?? '') && ownsIndented(lines[index]?.text ?? ''))
    owner = index;
  for (let above = index - 1; above >= 0 && column > 0; above -= 1) {
    const line = lines[above]?.text ?? '';
    if (isBlank(line) || indentWidth(line) >= column) continue;
    column = indentWidth(line);
    // A directive in text, such as a note, has options of its own right below.
    if (ownsIndented(line)) owner = above;
  }
  return owner;
}

/** The fields at the top of a document, below its title at most, are about the document: its front matter. */
function docinfoEnd(lines: readonly Line[], index: number): number | undefined {
  const isField = (line: string) => /^:[^:\s][^:]*:(?:\s|$)/.test(line);
  const first = lines.findIndex(({ text }) => isField(text));
  const above = lines.slice(0, Math.max(0, first)).filter(({ text }) => !isBlank(text));
  if (first === -1 || first > index || above.length > 3 || above.some(({ text }) => /^\s/.test(text)))
    return undefined;
  if (above.length > 0 && !isAdornment(above.at(-1)?.text ?? '')) return undefined;
  let end = first;
  while (end < lines.length - 1 && /^(?:[ \t]+\S|:[^:\s][^:]*:(?:\s|$))/.test(lines[end + 1]?.text ?? ''))
    end += 1;
  return index <= end ? end : undefined;
}

/** A grid table ends with its lines; a simple one may have blank lines, and ends with the border above one. */
function tableEnd(lines: readonly Line[], index: number): number | undefined {
  let first: number | undefined;
  for (const [at, { text }] of lines.entries()) {
    if (first === undefined) {
      if (at > index) return undefined;
      if (isTableBorder(text)) first = at;
    } else if (isTableBorder(text) && isBlank(lines[at + 1]?.text ?? '')) {
      if (first <= index && index <= at) return at;
      first = undefined;
    }
  }
  return undefined;
}

function paragraphStart(lines: readonly Line[], index: number): number {
  let first = index;
  while (first > 0 && !isItem(lines[first]?.text ?? '') && !isBlank(lines[first - 1]?.text ?? '')) {
    if (contentColumn(lines[first - 1]?.text ?? '') !== indentWidth(lines[first]?.text ?? '')) break;
    first -= 1;
  }
  return first;
}

function paragraphEnd(lines: readonly Line[], index: number): number {
  let last = index;
  const column = indentWidth(lines[index]?.text ?? '');
  while (last < lines.length - 1) {
    const below = lines[last + 1]?.text ?? '';
    const isOther =
      indentWidth(below) !== indentWidth(lines[last]?.text ?? '') && !isItem(lines[last]?.text ?? '');
    if (isBlank(below) || isItem(below) || isOther || indentWidth(below) < column) break;
    last += 1;
  }
  return last;
}
