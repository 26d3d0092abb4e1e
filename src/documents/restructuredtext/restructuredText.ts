import { anchor } from '../anchor.ts';
import { encodePath } from '../encodePath.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkText } from '../imageLanguage.ts';
import { paragraphAfter, paragraphAtTop } from '../insertParagraph.ts';
import { isBlank, lineAfter, lineEnd, lineStart } from '../lines.ts';
import { editAt, linkLines, oneLine, surround } from '../linkText.ts';
import { findPlace } from './findPlace.ts';

/**
 * reStructuredText has images between paragraphs only (in a line they need a substitution defined elsewhere): so
 * `replace` replaces whole paragraphs, and is `after` for less; and in a table the image follows the table.
 */
export const restructuredText: ImageLanguage = {
  path: encodePath,
  edit(document, selection, link, mode) {
    const { text, eol } = document;
    const at = anchor(text, selection);
    if (!at) return paragraphAtTop(document, selection.end, directive(document, link, ''));
    const { at: end, indent, isBeforeIndented, isText } = findPlace(text, at);
    const before = text.slice(lineStart(text, at.start), at.start);
    const above = text.slice(0, lineStart(text, at.start)).trimEnd();
    const isParagraph =
      isBlank(before) && at.end === end && /\n\s*\n\s*$|^\s*$/.test(text.slice(above.length, at.start));
    if (mode === 'replace' && isText && isParagraph && isBlank(lineAfter(text, end))) {
      return editAt(at, directive(document, link, before));
    }
    // An empty comment ends the directive, which would take indented text below it for its content.
    const ending = isBeforeIndented ? `${eol}${eol}${indent}..` : '';
    return paragraphAfter(
      document,
      lineEnd(text, end),
      surround('', directive(document, link, indent), ending),
      { indent },
    );
  },
};

function directive({ eol }: LinkDocument, link: ImageLink, indent: string): LinkText {
  const lines = [
    ['.. image:: ', { path: encodePath(link.path) }],
    ['   :alt: ', { alt: escapeAlt(oneLine(link)) }],
  ];
  return linkLines(lines, indent, eol);
}

/** An option is plain text, except that backslashes escape in it. */
function escapeAlt(alt: string): string {
  return alt.replaceAll('\\', '\\\\');
}
