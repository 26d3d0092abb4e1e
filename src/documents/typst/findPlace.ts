import type { Range } from '../imageLanguage.ts';
import { indentOf, isBlank, lineAt, lineEnd, lineStart, nextLineStart } from '../lines.ts';
import { ancestors, nodeAt, type TreeNode } from '../nodeTree.ts';

/** `paragraph`: of its own, after the line at `at`; `text`: in the line. */
export interface Place {
  readonly kind: 'paragraph' | 'text';
  readonly at: number;
  readonly indent: string;
}

export function findPlace(text: string, root: TreeNode, at: Range): Place {
  const around = ancestors(nodeAt(root, at.end - 1));
  // Code may hold markup in brackets that are far from lines of text, so only a cell or a block of text counts.
  const content = around.find((node) => node.name === '[' && isContent(text, node, at));
  const inside = content ? around.slice(0, around.indexOf(content)) : around;
  const end = Math.max(at.end, inside.at(-1)?.end ?? 0);
  const isOneLine = content && lineStart(text, content.start) === lineStart(text, content.innerEnd);
  if (content && isOneLine) {
    return { kind: 'text', at: text.slice(0, content.innerEnd).trimEnd().length, indent: '' };
  }
  const line = isOwnBlock(text, inside.at(-1), end)
    ? statementsEnd(text, content ?? root, end)
    : paragraphEnd(text, content ?? root, end);
  if (content && line >= content.innerEnd) {
    return { kind: 'text', at: text.slice(0, content.innerEnd).trimEnd().length, indent: '' };
  }
  return { kind: 'paragraph', at: line, indent: contentIndent(lineAt(text, line)) };
}

/** Raw text, a comment or a statement that has its lines for itself. */
function isOwnBlock(text: string, node: TreeNode | undefined, end: number): boolean {
  if (!isBlank(text.slice(end, lineEnd(text, end)))) return false;
  if (isStatement(lineAt(text, node?.start ?? end))) return true;
  const before = text.slice(lineStart(text, node?.start ?? end), node?.start ?? end);
  return node !== undefined && !text.startsWith('//', node.start) && /^\s*(?:#[\w.-]*)?$/.test(before);
}

function isStatement(line: string): boolean {
  return /^\s*#(?:let|set|show|import|include)\b/.test(line);
}

/** Statements on lines in a row are one block: a page setting after an image would begin a new page. */
function statementsEnd(text: string, container: TreeNode, from: number): number {
  let end = lineEnd(text, from);
  if (!isStatement(lineAt(text, from))) return end;
  for (let next = nextLineStart(text, end); next !== undefined; next = nextLineStart(text, end)) {
    if (!isStatement(lineAt(text, next))) break;
    const last = lineEnd(text, next);
    const code = container.children.filter(
      ({ start }) => next !== undefined && start >= next && start < last,
    );
    end = lineEnd(text, Math.max(last, ...code.map((node) => node.end)));
  }
  return end;
}

/** A cell of a table or grid, or brackets around several lines; other brackets are part of their line. */
function isContent(text: string, node: TreeNode, at: Range): boolean {
  if (at.start < node.inner || at.end > node.innerEnd) return false;
  const call = node.parent;
  const before = text.slice(Math.max(0, (call?.start ?? 0) - 40), call?.start ?? 0);
  const isCell = call?.name === '(' && /\b(?:table|grid|cell|header|footer)$/.test(before);
  return isCell || text.slice(node.start, node.innerEnd).includes('\n');
}

/** The line before a blank line, an item, a heading, or the end of the brackets. */
function paragraphEnd(text: string, container: TreeNode, from: number): number {
  let end = lineEnd(text, from);
  if (isHeading(lineAt(text, end))) return end;
  for (;;) {
    const next = nextLineStart(text, end);
    const isClosing = next !== undefined && isBlank(text.slice(next, container.innerEnd));
    if (next === undefined || next > container.innerEnd || isClosing) return end;
    const line = lineAt(text, next);
    const isInside = container.children.some(({ start, end: after }) => start < next && next < after);
    if (!isInside && (isBlank(line) || isHeading(line) || isItem(line) || /^\s*(?:`{3}|#\w|\/\/)/.test(line)))
      return end;
    end = lineEnd(text, next);
  }
}

function isHeading(line: string): boolean {
  return /^\s*=+\s/.test(line);
}

function isItem(line: string): boolean {
  return /^\s*(?:[-+]|\d+\.|\/ [^:]*:)\s/.test(line);
}

/** Under the text of an item, as Typst wants it for the list to go on; else as the line itself. */
function contentIndent(line: string): string {
  const marker = /^\s*(?:[-+]|\d+\.|\/(?= ))\s+/.exec(line)?.[0];
  return marker ? marker.replace(/\S/g, ' ') : indentOf(line);
}
