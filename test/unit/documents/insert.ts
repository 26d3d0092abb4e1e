import { type ImageLink, type LinkMode, linkEdit } from '../../../src/documents/imageLink.ts';

export const cat: ImageLink = { path: 'images/cat.png', alt: 'A cat' };

/** A document with its selection in `«»`, or its caret at `‸`, as it is after the insertion. */
export function insert(
  languageId: string,
  marked: string,
  { link = cat, mode = 'after', eol = '\n' }: { link?: ImageLink; mode?: LinkMode; eol?: '\n' | '\r\n' } = {},
): string {
  const { text, selection } = readMarks(marked);
  const edit = linkEdit({ languageId, text, eol }, selection, link, mode);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

export function readMarks(marked: string): { text: string; selection: { start: number; end: number } } {
  const text = marked.replace(/[«»‸]/g, '');
  const caret = marked.indexOf('‸');
  if (caret !== -1) return { text, selection: { start: caret, end: caret } };
  return { text, selection: { start: marked.indexOf('«'), end: marked.indexOf('»') - 1 } };
}
