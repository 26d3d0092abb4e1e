import type { Range } from './imageLanguage.ts';

/**
 * An element of HTML or JSX, an environment of LaTeX, a bracketed part of Typst; `opaque` is what no image can be
 * inside of, as a comment or a template tag.
 */
export interface TreeNode extends Range {
  /** Empty for a JSX fragment. */
  readonly name: string;
  readonly kind: 'element' | 'opaque' | 'root';
  /** Where the content begins. */
  inner: number;
  /** Where the content ends; `end` when nothing closes it. */
  innerEnd: number;
  end: number;
  /** Set by HTML and JSX. */
  hasEndTag: boolean;
  readonly parent: TreeNode | undefined;
  readonly children: TreeNode[];
}

export function rootNode(end: number): TreeNode {
  return { ...node('root', '', 0, 0, undefined), innerEnd: end, end };
}

export function node(
  kind: TreeNode['kind'],
  name: string,
  start: number,
  inner: number,
  parent: TreeNode | undefined,
): TreeNode {
  const made: TreeNode = {
    kind,
    name,
    start,
    inner,
    innerEnd: inner,
    end: inner,
    hasEndTag: false,
    parent,
    children: [],
  };
  parent?.children.push(made);
  return made;
}

/** The innermost node around the character at `offset`. */
export function nodeAt(root: TreeNode, offset: number): TreeNode {
  let current = root;
  for (;;) {
    const child = current.children.findLast(({ start }) => start <= offset);
    if (!child || offset >= child.end) return current;
    current = child;
  }
}

/** A node and those around it, from the inside out, without the root. */
export function ancestors(innermost: TreeNode): TreeNode[] {
  const found: TreeNode[] = [];
  for (let node: TreeNode | undefined = innermost; node?.parent; node = node.parent) found.push(node);
  return found;
}
