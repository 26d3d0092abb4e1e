import type { Nodes } from 'mdast';
import { parseMarkdown } from '../markdown/parse.ts';
import { htmlText } from './sourceText.ts';

export function markdownText(text: string, languageId: string): string {
  // A selection may begin in the middle of a line: without its indentation nothing in it is indented code.
  const lines = text
    .replace(/^[ \t]+/, '')
    .replace(/^\s*:::.*$|^\s*\$\$\s*$|\[\^[^\]\s]+\]:?|\{\/\*[\s\S]*?\*\/\}/gm, '');
  return textOf(parseMarkdown(lines, languageId, false));
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      // What these mark is no node: text struck out, and emphasis that the selection cut in two.
      return node.value.replace(/~~|\*\*|__/g, '');
    case 'inlineCode':
    case 'code':
    case 'yaml':
      return node.value;
    case 'html':
      return htmlText(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
    case 'thematicBreak':
    case 'definition':
      return ' ';
    default:
      return 'children' in node ? inner(node.children, node.type) : '';
  }
}

function inner(children: readonly Nodes[], type: Nodes['type']): string {
  const isInline = [
    'paragraph',
    'heading',
    'emphasis',
    'strong',
    'link',
    'linkReference',
    'tableCell',
  ].includes(type);
  const text = children.map(textOf).join(isInline ? '' : '\n');
  if (type === 'listItem') return text.replace(/^\[[ xX]\]\s/, '');
  return type === 'blockquote' ? text.replace(/^\[!\w+\]\s*/, '') : text;
}
