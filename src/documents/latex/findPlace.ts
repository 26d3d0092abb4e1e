import type { Range } from '../imageLanguage.ts';
import { indentOf, isBlank, lineAt, lineEnd, lineStart, nextLineStart } from '../lines.ts';
import { ancestors, nodeAt, type TreeNode } from '../nodeTree.ts';
import { boxes, figures, leaves, tabulars } from './environments.ts';

/**
 * `figure`: a float of its own after the line at `at`; `paragraph`: the same without a float; `line`: the line
 * below; `top`: the line below, and text follows; `cell`: in the line.
 */
export interface Place {
  readonly kind: 'figure' | 'paragraph' | 'line' | 'top' | 'cell';
  readonly at: number;
  readonly indent: string;
}

export function findPlace(text: string, root: TreeNode, at: Range): Place {
  const around = ancestors(nodeAt(root, at.end - 1));
  const body = root.children.find(({ name }) => name === 'document');
  if (body && at.end <= body.inner) return { kind: 'top', at: body.inner, indent: '' };
  if (body && at.start >= body.innerEnd)
    return afterText(text, [body], text.slice(0, body.innerEnd).trimEnd().length);

  const isFigure = around.some(({ name }) => figures.has(name));
  const tabular = around.find(({ name }) => tabulars.has(name));
  const cellEnd = tabular && cellAt(text, tabular, at);
  if (cellEnd !== undefined) return { kind: 'cell', at: cellEnd, indent: '' };
  const leaf = around.findLast(({ name }) => leaves.has(name) || tabulars.has(name));
  if (leaf) return afterText(text, ancestors(leaf).slice(1), leaf.end);
  const inner = around.findIndex(({ name }) => name !== '{');
  const groups = inner === -1 ? around : around.slice(0, inner);
  const end = Math.max(at.end, groups.at(-1)?.end ?? 0);
  if (isFigure) return { kind: 'line', at: end, indent: indentOf(lineAt(text, end)) };
  return afterText(text, inner === -1 ? [] : around.slice(inner), end);
}

/** Words in one paragraph, argument or cell may go; code, math and the preamble stay whole. */
export function mayReplace(text: string, root: TreeNode, at: Range): boolean {
  const innermost = nodeAt(root, at.start);
  if (innermost !== nodeAt(root, at.end - 1)) return false;
  const around = ancestors(innermost);
  const body = root.children.find(({ name }) => name === 'document');
  if (body && (at.start < body.inner || at.end > body.innerEnd)) return false;
  if (around.some(({ name }) => leaves.has(name) && name !== 'table' && name !== 'abstract')) return false;
  return (
    !around.some(({ name }) => tabulars.has(name)) || !/(?<!\\)&|\\\\/.test(text.slice(at.start, at.end))
  );
}

/** After the paragraph or heading that `end` is in. */
function afterText(text: string, around: readonly TreeNode[], end: number): Place {
  const container = around.find(({ name }) => name !== '{');
  const at = endsBlock(text, end) ? lineEnd(text, end) : paragraphEnd(text, container, end);
  const line = lineAt(text, at);
  const indent = indentOf(line) + (/^\s*\\item\b/.test(line) ? '  ' : '');
  const takesFigure = !around.some(({ name }) => boxes.has(name) || figures.has(name));
  return { kind: takesFigure ? 'figure' : 'paragraph', at, indent };
}

/** Whether nothing after `end` belongs to what is before it: a heading, or an environment that is done. */
function endsBlock(text: string, end: number): boolean {
  const line = lineAt(text, end);
  return isHeading(line) || /\\end\s*\{[^{}]*\}\s*$/.test(line);
}

function isHeading(line: string): boolean {
  return /^\s*\\(?:part|chapter|(?:sub)*section|(?:sub)?paragraph|title|maketitle|frametitle)\b/.test(line);
}

/** The line before a blank line, an item, a heading, or the begin or end of an environment. */
function paragraphEnd(text: string, container: TreeNode | undefined, from: number): number {
  let end = lineEnd(text, from);
  for (;;) {
    const next = nextLineStart(text, end);
    if (next === undefined || (container && next >= lineStart(text, container.innerEnd))) return end;
    const line = lineAt(text, next);
    const isInGroup = container?.children.some((child) => child.start < next && next < child.end);
    if (!isInGroup && (isBlank(line) || isHeading(line) || /^\s*\\(?:item|begin|end|\[)/.test(line)))
      return end;
    end = lineEnd(text, next);
  }
}

/** Where the content of the one cell that the selection is in ends. */
function cellAt(text: string, tabular: TreeNode, at: Range): number | undefined {
  const separator = /\\\\|\\[\s\S]|&|\\(?:hline|toprule|midrule|bottomrule)/g;
  separator.lastIndex = at.start;
  for (
    let match = separator.exec(text);
    match && match.index < tabular.innerEnd;
    match = separator.exec(text)
  ) {
    const isEnd = match[0] === '\\\\' || match[0] === '&';
    if (!isEnd || tabular.children.some(({ start, end }) => start < separator.lastIndex && match.index < end))
      continue;
    if (match.index >= at.end) return text.slice(0, match.index).trimEnd().length;
    if (match[0] === '\\\\') return undefined;
  }
  return at.start >= tabular.inner ? text.slice(0, tabular.innerEnd).trimEnd().length : undefined;
}
