import type { Range } from '../imageLanguage.ts';
import { indentOf, isBlank, lineAfter, lineAt, lineEnd, lineStart } from '../lines.ts';
import { ancestors, nodeAt, type TreeNode } from '../nodeTree.ts';
import { flowElements, inlineElements, leafElements, strictElements } from './elements.ts';

/**
 * `line`: an own line after the one at `at`; `text`: in the line, after text; `tag`: in the line, after a tag;
 * `comment`: an own line after the one at `at`, where nothing but a comment can stand.
 */
export interface Place {
  readonly kind: 'line' | 'text' | 'tag' | 'comment';
  readonly at: number;
  readonly indent: string;
}

export interface Markup {
  readonly text: string;
  readonly root: TreeNode;
  readonly languageId: string;
  /** Elements stand in code, and each needs an element around it or is alone. */
  readonly isJsx: boolean;
}

export function findPlace(markup: Markup, at: Range): Place {
  const { root } = markup;
  const innermost = nodeAt(root, at.end - 1);
  const leaf = ancestors(innermost).findLast(({ name }) => leafElements.has(lower(name)));
  if (leaf) return afterNode(markup, leaf);
  let { end } = at;
  for (const node of ancestors(innermost)) {
    const isInTag = at.end <= node.inner;
    if (node.kind === 'opaque' && !markup.isJsx)
      return isOpenPhp(markup, node) ? comment(markup, end) : afterNode(markup, node);
    if (node.kind === 'element' && !isInline(node)) {
      return takesText(node) && !isInTag ? afterText(markup, node, end) : afterNode(markup, node);
    }
    end = Math.max(end, node.end);
  }
  return markup.isJsx ? comment(markup, end) : afterText(markup, root, end);
}

function lower(name: string): string {
  return name.toLowerCase();
}

function isInline({ kind, name }: TreeNode): boolean {
  return kind === 'opaque' ? name === 'expression' : inlineElements.has(lower(name));
}

/** Text beside blocks belongs into the element; text alone makes a paragraph of it, and the image follows. */
function takesText({ name, children }: TreeNode): boolean {
  if (name === '' || flowElements.has(lower(name))) return true;
  return (
    !strictElements.has(lower(name)) && children.some((child) => child.kind === 'element' && !isInline(child))
  );
}

function isOpenPhp({ text }: Markup, { start, end }: TreeNode): boolean {
  return text.startsWith('<?', start) && !text.startsWith('?>', end - 2);
}

function comment({ text }: Markup, end: number): Place {
  return { kind: 'comment', at: end, indent: indentOf(lineAt(text, end)) };
}

/** After the text that `end` is in, up to the next block of `container`. */
function afterText({ text }: Markup, container: TreeNode, end: number): Place {
  const next = container.children.find((child) => child.start >= end && !isInline(child));
  const at = Math.max(end, text.slice(0, next?.start ?? container.innerEnd).trimEnd().length);
  if (!isBlank(text.slice(at, lineEnd(text, at)))) return { kind: 'text', at, indent: '' };
  const isFirstLine =
    container.kind === 'element' && lineStart(text, container.start) === lineStart(text, at);
  return { kind: 'line', at, indent: isFirstLine ? childIndent(text, at) : indentOf(lineAt(text, at)) };
}

/** In an element whose start tag is on the line at `at`. */
function childIndent(text: string, at: number): string {
  const next = lineAfter(text, at);
  if (!isBlank(next) && !next.trimStart().startsWith('</')) return indentOf(next);
  const indent = indentOf(lineAt(text, at));
  return indent + (indent.includes('\t') ? '\t' : '  ');
}

function afterNode(markup: Markup, node: TreeNode): Place {
  const { text, isJsx, languageId, root } = markup;
  let target = node;
  for (let { parent } = target; parent; { parent } = target) {
    const isAttribute = parent.kind === 'element' && target.end <= parent.inner;
    const isAlone = isJsx && parent.kind !== 'element';
    if (isAlone && target.hasEndTag && !strictElements.has(lower(target.name))) {
      return afterText(markup, target, text.slice(0, target.innerEnd).trimEnd().length);
    }
    if (isJsx && parent.kind === 'root') return comment(markup, target.end);
    if (!isAlone && !isAttribute && !strictElements.has(lower(parent.name))) break;
    target = parent;
  }
  const outer = target.parent ?? target;
  if (outer.kind === 'root' || target.name === 'html') {
    const page = root.children.find(({ name }) => lower(name) === 'html') ?? root;
    const body = page.children.find(({ name }) => lower(name) === 'body');
    if (body) return { kind: 'line', at: body.inner, indent: childIndent(text, body.inner) };
    const view = root.children.find(({ name }) => name === 'template');
    if (view && languageId === 'vue')
      return afterText(markup, view, text.slice(0, view.innerEnd).trimEnd().length);
  }
  const at = text.slice(0, target.end).trimEnd().length;
  if (!isBlank(text.slice(at, lineEnd(text, at)))) return { kind: 'tag', at, indent: '' };
  return { kind: 'line', at, indent: indentOf(lineAt(text, target.start)) };
}
