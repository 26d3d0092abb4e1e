import { anchor } from '../anchor.ts';
import type { ImageLanguage, ImageLink, LinkText } from '../imageLanguage.ts';
import { paragraphAfter, paragraphAtTop } from '../insertParagraph.ts';
import { editAt, linkText, oneLine, surround } from '../linkText.ts';
import { nodeAt } from '../nodeTree.ts';
import { findPlace } from './findPlace.ts';
import { parseTypst } from './parseTypst.ts';

/** Typst: `#image` in markup; in a cell of a table inside its brackets. */
export const typst: ImageLanguage = {
  path: escapeString,
  edit(document, selection, link, mode) {
    const { text } = document;
    const at = anchor(text, selection);
    if (!at) return paragraphAtTop(document, selection.end, image(link));
    const root = parseTypst(text);
    const innermost = nodeAt(root, at.start);
    const isMarkup = innermost.kind === 'root' || innermost.name === '[';
    const mayReplace = isMarkup && innermost === nodeAt(root, at.end - 1);
    if (mode === 'replace' && mayReplace) return editAt(at, image(link));
    const place = findPlace(text, root, at);
    const caret = { start: place.at, end: place.at };
    if (place.kind === 'text') return editAt(caret, surround(' ', image(link), ''));
    return paragraphAfter(document, place.at, image(link), { indent: place.indent, closes: /^\s*\]/ });
  },
};

function image(link: ImageLink): LinkText {
  const alt = escapeString(oneLine(link));
  return linkText(['#image("', { path: escapeString(link.path) }, '", alt: "', { alt }, '")']);
}

function escapeString(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
