import type { Blockquote, List, ListItem, Nodes, Root, Table } from 'mdast';
import type { Range } from '../imageLanguage.ts';
import type { Margin } from '../insertParagraph.ts';
import { lineStart } from '../lines.ts';
import { htmlEnd } from './excerpt.ts';

/** The innermost block at a place that an image can follow. */
export interface Leaf extends Range {
  /**
   * `opaque`: code, HTML, math, front matter, where an image is no image. `unclosed`: the same, running to the
   * end of the text or of its container, so that nothing can follow it there. `empty`: a list item or quote
   * without content.
   */
  readonly type: 'paragraph' | 'heading' | 'table' | 'list' | 'opaque' | 'unclosed' | 'empty';
  /** The content of the table cell that was asked for; not there when several rows were. */
  readonly cell?: Cell;
  readonly margin: Margin;
  /** The block directly below the root that this one is, or is inside. */
  readonly outermost: Range;
}

export interface Cell extends Range {
  readonly isEmpty: boolean;
}

interface Block extends Range {
  readonly node: Nodes;
  readonly type: Leaf['type'];
}

export function leafAt(root: Root, source: string, at: Range): Leaf {
  let container: Root | Blockquote | List | ListItem = root;
  let margin: Margin = { indent: '', blank: '' };
  let outermost: Range | undefined;
  for (;;) {
    const block = blockIn(container, source, at.end - 1);
    if (!block) return { type: 'empty', ...at, margin, outermost: outermost ?? at };
    outermost ??= block;
    const { node, start, end, type } = block;
    if (node.type === 'blockquote' || node.type === 'listItem') {
      container = node;
      margin = marginOf(node, source);
    } else if (node.type === 'list' && !coversItems(node, source, at)) {
      container = node;
    } else {
      const cell = node.type === 'table' ? cellAt(node, at) : undefined;
      return { type, start, end, margin, outermost, ...(cell && { cell }) };
    }
  }
}

function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The last child that begins at or before `offset`, else the first. */
function blockIn(
  container: Root | Blockquote | List | ListItem,
  source: string,
  offset: number,
): Block | undefined {
  const children: readonly Nodes[] = container.children;
  const after = children.findIndex((child) => rangeOf(child).start > offset);
  const index = Math.max(0, (after === -1 ? children.length : after) - 1);
  const node = children[index];
  if (!node) return undefined;
  const block = mathAround(children, index, source, offset) ??
    definitionsAround(children, index) ?? { node, ...rangeOf(node), type: typeOf(node, source) };
  // An unclosed fence reaches into the next line.
  return { ...block, end: block.start + source.slice(block.start, block.end).trimEnd().length };
}

function typeOf(node: Nodes, source: string): Leaf['type'] {
  const { start, end } = rangeOf(node);
  const text = source.slice(start, end);
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'table':
    case 'list':
      return node.type;
    case 'html': {
      const marker = htmlEnd(text);
      return marker && !marker.test(text) ? 'unclosed' : 'opaque';
    }
    case 'code': {
      // The value has neither the line that opens a fence nor the one that closes it.
      const content = node.value.trimEnd();
      const contentLines = content === '' ? 0 : content.split('\n').length;
      const isClosed = text.replace(/[\s>]+$/, '').split('\n').length > contentLines + 1;
      return isClosed || !/^(?:```|~~~)/.test(text) ? 'opaque' : 'unclosed';
    }
    default:
      return 'opaque';
  }
}

function cellAt(table: Table, at: Range): Cell | undefined {
  const row = table.children.findLast((child) => rangeOf(child).start < at.end);
  if (!row || at.start < rangeOf(row).start || at.end > rangeOf(row).end) return undefined;
  const cell = row.children.findLast((child) => rangeOf(child).start < at.end);
  if (!cell) return undefined;
  const [first] = cell.children;
  const last = cell.children.at(-1);
  if (first && last) return { start: rangeOf(first).start, end: rangeOf(last).end, isEmpty: false };
  const afterBar = rangeOf(cell).start + 1;
  return { start: afterBar, end: afterBar, isEmpty: true };
}

/**
 * Display math, which the parser does not know: from a paragraph that begins with `$$` to the line that ends with
 * it, whatever its formulas looked like to the parser.
 */
function mathAround(
  children: readonly Nodes[],
  index: number,
  source: string,
  at: number,
): Block | undefined {
  let end = 0;
  for (const node of children.slice(0, index + 1)) {
    const { start } = rangeOf(node);
    if (start < end || node.type !== 'paragraph' || !source.startsWith('$$', start)) continue;
    const closing = /\$\$[ \t]*$/gm;
    closing.lastIndex = start + 2;
    end = closing.test(source) ? closing.lastIndex : start;
    const last = children[index];
    if (at < end) return { node, start, end, type: 'opaque' };
    if (last && rangeOf(last).start < end) return { node, start, end: rangeOf(last).end, type: 'opaque' };
  }
  return undefined;
}

/** Link definitions, and the text right below that the parser reads as their paragraph, stay together. */
function definitionsAround(children: readonly Nodes[], index: number): Block | undefined {
  let [first, last] = [index, index];
  const follows = (at: number) => {
    const above = children[at - 1];
    const isNext = above?.position?.end.line === (children[at]?.position?.start.line ?? 0) - 1;
    return above?.type === 'definition' && isNext;
  };
  while (follows(first)) first -= 1;
  while (follows(last + 1)) last += 1;
  const [start, end] = [children[first], children[last]];
  if (first === last || !start || !end) return undefined;
  return { node: start, start: rangeOf(start).start, end: rangeOf(end).end, type: 'opaque' };
}

/** Whoever selects a list of several items as a whole means the list, not its last item. */
function coversItems(list: List, source: string, at: Range): boolean {
  const { start, end } = rangeOf(list);
  return (
    list.children.length > 1 &&
    at.end >= start + source.slice(start, end).trimEnd().length &&
    /^[-*+\d.)\s]*$/.test(source.slice(start, at.start))
  );
}

/** What the source has before the content of a quote or list item, with list markers turned to spaces. */
function marginOf(container: Blockquote | ListItem, source: string): Margin {
  const { start } = rangeOf(container);
  const marker = /^(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?=\S)|[ \t]?))/.exec(
    source.slice(start, start + 20),
  );
  const content = start + (marker?.[0].length ?? 0);
  const prefix = source.slice(lineStart(source, start), content);
  // The first space after a quote's marker belongs to the marker.
  const indent = prefix.replace(/>(?=[^>\s])/g, '> ').replace(/[^>\s]/g, ' ');
  return { indent, blank: indent.trimEnd() };
}
