import { anchor } from '../anchor.ts';
import { encodePath } from '../encodePath.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkEdit, LinkText, Range } from '../imageLanguage.ts';
import { paragraphAfter, paragraphAtTop, paragraphBefore } from '../insertParagraph.ts';
import { isBlank, lineAfter, lineEnd, lineStart } from '../lines.ts';
import { editAt, linkText, oneLine, surround } from '../linkText.ts';
import { type Leaf, leafAt } from './blocks.ts';
import { excerptAround } from './excerpt.ts';
import { parseMarkdown } from './parse.ts';

export const markdown: ImageLanguage = {
  path: encodePath,
  edit(document, selection, link, mode) {
    const at = anchor(document.text, selection);
    if (!at) return paragraphAtTop(document, selection.end, image(document, link, false));
    const leaf = findLeaf(document, at);
    return (mode === 'replace' && replace(document, at, leaf, link)) || insertAfter(document, at, leaf, link);
  },
};

function image({ languageId }: LinkDocument, link: ImageLink, inTable: boolean): LinkText {
  const alt = escapeAlt(oneLine(link), languageId === 'mdx', inTable);
  return linkText(['![', { alt }, '](', { path: encodePath(link.path) }, ')']);
}

/** Only what would be read as markup, so that the text stays easy to edit. */
function escapeAlt(alt: string, mdx: boolean, inTable: boolean): string {
  let escaped = alt
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
  escaped = mdx ? escaped.replace(/[<{}]/g, '\\$&') : escaped.replace(/<(?=[a-z/!?])/gi, '\\<');
  return inTable ? escaped.replaceAll('|', '\\|') : escaped;
}

function findLeaf({ text, languageId }: LinkDocument, at: Range): Leaf {
  const excerpt = excerptAround(text, at.end - 1);
  const toDocument = <T extends Range>(range: T): T => ({
    ...range,
    start: excerpt.toDocument(range.start),
    end: excerpt.toDocument(range.end),
  });
  const found = leafAt(parseMarkdown(excerpt.text, languageId, true), excerpt.text, {
    start: excerpt.fromDocument(at.start),
    end: excerpt.fromDocument(at.end - 1) + 1,
  });
  const leaf = toDocument({ ...found, outermost: toDocument(found.outermost) });
  return found.cell ? { ...leaf, cell: toDocument(found.cell) } : leaf;
}

function insertAfter(document: LinkDocument, at: Range, leaf: Leaf, link: ImageLink): LinkEdit {
  const { text } = document;
  if (leaf.cell) {
    const caret = { start: leaf.cell.end, end: leaf.cell.end };
    const closing = leaf.cell.isEmpty && !/\s/.test(text.charAt(leaf.cell.end)) ? ' ' : '';
    return editAt(caret, surround(' ', image(document, link, true), closing));
  }
  const plain = image(document, link, false);
  if (leaf.type === 'empty') {
    const end = lineEnd(text, at.end);
    return editAt({ start: end, end }, surround(/\s$/.test(text.slice(0, end)) ? '' : ' ', plain, ''));
  }
  if (leaf.type !== 'unclosed') return paragraphAfter(document, leaf.end, plain, leaf.margin);
  return leaf.outermost.start === leaf.start
    ? paragraphBefore(document, leaf.start, plain)
    : paragraphAfter(document, leaf.outermost.end, plain);
}

/** `undefined` where an image instead of the selection would break what is around it, as half of a code fence. */
function replace(document: LinkDocument, at: Range, last: Leaf, link: ImageLink): LinkEdit | undefined {
  const { cell } = last;
  if (cell && cell.start <= at.start && at.end <= cell.end) return editAt(at, image(document, link, true));
  const first = findLeaf(document, { start: at.start, end: at.start + 1 });
  if (!mayLose(first, at) || !mayLose(last, at)) return undefined;
  const plain = image(document, link, false);
  const isPartOfParagraph = first.start === last.start && last.type === 'paragraph';
  return isPartOfParagraph ? editAt(at, plain) : replaceBlock(document, at, plain);
}

function mayLose(leaf: Leaf, at: Range): boolean {
  const isText = leaf.type === 'paragraph' || leaf.type === 'heading' || leaf.type === 'empty';
  return isText || leaf.type === 'list' || (at.start <= leaf.start && leaf.end <= at.end);
}

/** What was a block of its own stays one, with a blank line on each side. */
function replaceBlock({ text, eol }: LinkDocument, at: Range, link: LinkText): LinkEdit {
  const start = lineStart(text, at.start);
  const indent = text.slice(start, at.start);
  const isAlone = !/[^>\s]/.test(indent) && isBlank(text.slice(at.end, lineEnd(text, at.end)));
  if (!isAlone) return editAt(at, link);
  const blank = indent.trimEnd();
  const isApart = (line: string) => isBlank(blank ? line.replace(/^[\s>]+/, '') : line);
  const below = isApart(lineAfter(text, at.end)) ? '' : eol + blank;
  const isFirst = start === 0 || isApart(text.slice(lineStart(text, start - 1), start));
  if (isFirst) return editAt(at, surround('', link, below));
  return editAt({ start: start + blank.length, end: at.end }, surround(eol + indent, link, below));
}
