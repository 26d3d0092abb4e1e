import { anchor } from '../anchor.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkEdit, LinkText, Range } from '../imageLanguage.ts';
import { lineBelow, paragraphAfter, paragraphAtTop, paragraphBefore } from '../insertParagraph.ts';
import { isBlank, lineEnd, lineStart } from '../lines.ts';
import { editAt, linkText, oneLine, surround } from '../linkText.ts';
import { findPlace } from './findPlace.ts';
import { imagePath } from './imagePath.ts';

/** AsciiDoc: a block macro, or the inline macro in a table cell and in place of some words. */
export const asciidoc: ImageLanguage = {
  path: imagePath,
  edit(document, selection, link, mode) {
    const { text, eol } = document;
    const at = anchor(text, selection);
    const block = blockMacro(document, link);
    if (!at) return paragraphAtTop(document, selection.end, block);
    const place = findPlace(text, at);
    if (mode === 'replace' && place.mayReplace) return replace(document, at, link);
    switch (place.kind) {
      case 'cell':
        return editAt({ start: place.at, end: place.at }, surround(' ', inlineMacro(document, link), ''));
      case 'attached':
        return lineBelow(document, place.at, surround(`+${eol}`, block, ''), '');
      case 'before':
        return paragraphBefore(document, place.at, block);
      case 'after':
        return paragraphAfter(document, place.at, block, { closes: place.isLast ? /^/ : undefined });
    }
  },
};

/** A block macro where the selection is all of its lines, else an inline one. */
function replace(document: LinkDocument, at: Range, link: ImageLink): LinkEdit {
  const { text } = document;
  const lines = text.slice(lineStart(text, at.start), lineEnd(text, at.end));
  const above = text.slice(0, lineStart(text, at.start)).split('\n').at(-2) ?? '';
  const below = text.slice(lineEnd(text, at.end)).split('\n')[1] ?? '';
  const isBlock = lines.trim() === text.slice(at.start, at.end) && isBlank(above) && isBlank(below);
  return editAt(at, isBlock ? blockMacro(document, link) : inlineMacro(document, link));
}

function blockMacro({ text }: LinkDocument, link: ImageLink): LinkText {
  const alt = oneLine(link).replace(/\{(?=[\w-]+\})/g, '\\{');
  return linkText(['image::', { path: imagePath(link.path, text) }, '[', ...quoted(alt), ']']);
}

function inlineMacro({ text }: LinkDocument, link: ImageLink): LinkText {
  const alt = oneLine(link)
    .replace(/[*_`#^~+\\]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/\{(?=[\w-]+\})|[\]|]/g, '\\$&');
  return linkText(['image:', { path: imagePath(link.path, text) }, '[', ...quoted(alt), ']']);
}

/** A comma or equals sign would end the text or name an attribute. */
function quoted(alt: string): (string | { alt: string })[] {
  return /[,="]|^'/.test(alt) ? ['"', { alt: alt.replaceAll('"', '\\"') }, '"'] : [{ alt }];
}
