import { anchor } from '../anchor.ts';
import type { ImageLanguage, ImageLink, LinkDocument, LinkEdit, LinkText } from '../imageLanguage.ts';
import { lineBelow, paragraphAfter, paragraphAtTop } from '../insertParagraph.ts';
import { indentOf, isBlank, lineAfter, lineEnd, lineStart } from '../lines.ts';
import { editAt, linkLines, linkText, oneLine, surround } from '../linkText.ts';
import { findPlace, mayReplace, type Place } from './findPlace.ts';
import { graphicsPath } from './graphicsPath.ts';
import { parseLatex } from './parseLatex.ts';

/**
 * LaTeX. An image is a `figure` with the alternative text as its caption; only the image where no figure can
 * stand: in a figure, in a table cell, in a box, or in place of some words.
 */
export const latex: ImageLanguage = {
  path: graphicsPath,
  edit(document, selection, link, mode) {
    const { text } = document;
    const at = anchor(text, selection);
    if (!at) return paragraphAtTop(document, selection.end, figure(document, link, ''));
    const root = parseLatex(text);
    const place = findPlace(text, root, at);
    if (mode === 'after' || !mayReplace(text, root, at)) return insert(document, place, link);
    const isParagraph = isBlank(text.slice(lineStart(text, at.start), at.start)) && at.end === place.at;
    if (place.kind !== 'figure' || !isParagraph) return editAt(at, image(document, link));
    return editAt(at, figure(document, link, indentOf(text.slice(lineStart(text, at.start), at.start))));
  },
};

function insert(document: LinkDocument, { kind, at, indent }: Place, link: ImageLink): LinkEdit {
  const { text, eol } = document;
  switch (kind) {
    case 'cell':
      return editAt({ start: at, end: at }, surround(' ', image(document, link, 'height=5em'), ''));
    case 'line':
      return lineBelow(document, at, image(document, link), indent);
    case 'top': {
      const end = lineEnd(text, at);
      const below = isBlank(lineAfter(text, end)) ? '' : eol;
      return editAt({ start: end, end }, surround(eol + indent, figure(document, link, indent), below));
    }
    default: {
      const lines = kind === 'figure' ? figure(document, link, indent) : image(document, link);
      return paragraphAfter(document, at, lines, { indent, closes: /^\s*\\(?:end|item)\b/ });
    }
  }
}

function image({ text }: LinkDocument, link: ImageLink, size = 'width=\\linewidth'): LinkText {
  return linkText([`\\includegraphics[${size}]{`, { path: graphicsPath(link.path, text) }, '}']);
}

function figure({ text, eol }: LinkDocument, link: ImageLink, indent: string): LinkText {
  const unit = indent.includes('\t') ? '\t' : '  ';
  const lines = [
    ['\\begin{figure}'],
    [unit, '\\centering'],
    [unit, '\\includegraphics[width=\\linewidth]{', { path: graphicsPath(link.path, text) }, '}'],
    [unit, '\\caption{', { alt: escapeText(oneLine(link)) }, '}'],
    ['\\end{figure}'],
  ];
  return linkLines(lines, indent, eol);
}

function escapeText(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (character) => commands.get(character) ?? `\\${character}`);
}

const commands: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);
