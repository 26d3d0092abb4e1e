import { node, rootNode, type TreeNode } from '../nodeTree.ts';
import { verbatim } from './environments.ts';

const token =
  /\\verb\*?([^\w\s*]).*?\1|\\(?<edge>begin|end)\s*\{(?<name>[^{}]*)\}|\\[[\]]|\\[\s\S]|%[^\r\n]*|\$\$|[{}]/g;

/** Environments, display math and braces; an environment's name is without its star, a group of braces is `{`. */
export function parseLatex(text: string): TreeNode {
  const root = rootNode(text.length);
  let open = root;
  const close = (name: string, start: number, end: number) => {
    let match: TreeNode | undefined = open;
    // A brace never closes an environment, so that one missing brace does not hide the rest.
    while (match?.parent && match.name !== name && (name !== '{' || match.name === '{')) match = match.parent;
    if (!match?.parent || match.name !== name) return;
    for (let current = open; current !== match && current.parent; current = current.parent) {
      current.innerEnd = current.end = start;
    }
    match.innerEnd = start;
    match.end = end;
    open = match.parent;
  };

  for (const match of text.matchAll(token)) {
    const [found] = match;
    const start = match.index;
    const end = start + found.length;
    const name = match.groups?.['name']?.replace(/\*$/, '');
    if (verbatim.has(open.name)) {
      if (match.groups?.['edge'] === 'end' && name === open.name) close(name, start, end);
    } else if (name !== undefined) {
      if (match.groups?.['edge'] === 'begin') open = node('element', name, start, end, open);
      else close(name, start, end);
    } else if (found === '{' || found === '\\[' || (found === '$$' && open.name !== '$$')) {
      open = node('element', found, start, end, open);
    } else if (found === '}' || found === '\\]' || found === '$$') {
      close(found === '}' ? '{' : found === '\\]' ? '\\[' : found, start, end);
    }
  }
  for (let rest: TreeNode | undefined = open; rest?.parent; rest = rest.parent) {
    rest.innerEnd = rest.end = text.length;
  }
  return root;
}
