import type { Range } from '../imageLanguage.ts';
import { indentWidth, isBlank } from '../lines.ts';

export interface Line extends Range {
  readonly text: string;
}

/** Sections are underlined with a row of one punctuation character, at least as long as their title. */
export function isAdornment(line: string): boolean {
  return /^([!-/:-@[-`{-~])\1{1,}\s*$/.test(line);
}

export function isTableBorder(line: string): boolean {
  return /^\s*(?:\+(?:[-=]+\+)+|=+(?: +=+)+)\s*$/.test(line);
}

const marker =
  /^(\s*(?:[-*+•‣⁃]|\(?(?:\d+|[a-zA-Z]|#|[ivxlcdm]+)[.)]|:(?:[^:\\\n]|\\.)+:|\.\. (?=\[)[^\]]+\])\s+)\S/;

/** Columns before the text of a list item, a field or a footnote; of another line, before its text. */
export function contentColumn(line: string): number {
  let column = 0;
  // An item may begin with another one: `* - text`.
  for (let lead = marker.exec(line)?.[1]; lead !== undefined; lead = marker.exec(line.slice(column))?.[1]) {
    column += lead.length;
  }
  return column || indentWidth(line);
}

export function isItem(line: string): boolean {
  return marker.test(line);
}

/** Directives whose content is text like any other. */
const textDirectives = new RegExp(
  '^\\s*\\.\\. (?:note|warning|tip|hint|important|caution|danger|error|attention|admonition|topic|sidebar|container|' +
    'epigraph|highlights|pull-quote|compound|list-table|only|seealso|versionadded|versionchanged|deprecated|todo|' +
    'class|rst-class|tab-item|tab-set|grid|grid-item|card|dropdown|collapse)::',
);

/**
 * Whether the indented lines below this one are its own, and no place for an image: a comment, a directive's
 * options or code, a literal block.
 */
export function ownsIndented(line: string): boolean {
  if (/^\s*\.\.(?:\s|$)/.test(line)) return !textDirectives.test(line) && !/^\s*\.\. \[[^\]]+\]/.test(line);
  return /::\s*$/.test(line);
}

/** The last line, at most `limit`, of what is indented more than `column` below the line at `index`. */
export function endOfIndented(lines: readonly Line[], index: number, column: number): number {
  let end = index;
  for (let at = index + 1; at < lines.length; at += 1) {
    const line = lines[at]?.text ?? '';
    if (isBlank(line)) continue;
    if (indentWidth(line) <= column) break;
    end = at;
  }
  return end;
}
