import { node, rootNode, type TreeNode } from '../nodeTree.ts';
import { impliedEnds, rawElements, voidElements } from './elements.ts';

/**
 * Comments, doctypes, template tags of the common engines (PHP, ERB, Jinja, Handlebars, Svelte, Astro's fence),
 * and tags with their attributes. A Mustache value like `{{name}}` is text.
 */
const token = new RegExp(
  [
    '<!--[\\s\\S]*?(?:-->|$)',
    '<![^>]*(?:>|$)',
    '<\\?[\\s\\S]*?(?:\\?>|$)',
    '<%[\\s\\S]*?(?:%>|$)',
    '\\{%[\\s\\S]*?(?:%\\}|$)',
    '\\{\\{[#/^!][\\s\\S]*?(?:\\}\\}|$)',
    '\\{[#/:@][^}]*\\}',
    `<(?<slash>/?)(?<name>[a-z][^\\s/>]*)(?:"[^"]*"|'[^']*'|\\{(?:[^{}]|\\{[^{}]*\\})*\\}|[^'"<>{])*?(?<self>/?)>`,
  ].join('|'),
  'gi',
);

/** Tolerant: a document that is being written is rarely whole. */
export function parseHtml(text: string): TreeNode {
  const root = rootNode(text.length);
  let open = root;
  const fence = /^---\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/.exec(text);
  token.lastIndex = fence ? node('opaque', '', 0, fence[0].length, root).end : 0;

  for (let match = token.exec(text); match; match = token.exec(text)) {
    const start = match.index;
    const end = token.lastIndex;
    const name = match.groups?.['name'];
    if (name === undefined) {
      node('opaque', match[0].startsWith('<!--') ? 'comment' : 'template', start, end, open);
    } else if (match.groups?.['slash']) {
      open = close(open, name, start, end);
    } else {
      const parent = closeImplied(open, name.toLowerCase(), start);
      const element = node('element', name, start, end, parent);
      open = match.groups?.['self'] || voidElements.has(name.toLowerCase()) ? parent : element;
      if (open === element && rawElements.has(name.toLowerCase())) {
        token.lastIndex = endOfRaw(text, name, end);
      }
    }
  }
  for (let rest: TreeNode | undefined = open; rest?.parent; rest = rest.parent) finish(rest, text.length);
  return root;
}

function endOfRaw(text: string, name: string, from: number): number {
  const endTag = new RegExp(`</${name}\\s*>`, 'gi');
  endTag.lastIndex = from;
  return endTag.exec(text)?.index ?? text.length;
}

function finish(element: TreeNode, at: number): void {
  element.innerEnd = at;
  element.end = at;
}

function closeImplied(open: TreeNode, name: string, at: number): TreeNode {
  let current = open;
  while (current.parent && impliedEnds.get(current.name.toLowerCase())?.has(name)) {
    finish(current, at);
    current = current.parent;
  }
  return current;
}

/** An end tag without its start tag is passed over. */
function close(open: TreeNode, name: string, start: number, end: number): TreeNode {
  let match: TreeNode | undefined = open;
  while (match?.parent && match.name.toLowerCase() !== name.toLowerCase()) match = match.parent;
  if (!match?.parent) return open;
  for (let current = open; current !== match && current.parent; current = current.parent)
    finish(current, start);
  match.innerEnd = start;
  match.end = end;
  match.hasEndTag = true;
  return match.parent;
}
