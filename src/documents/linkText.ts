import type { ImageLink, LinkEdit, LinkText, Range } from './imageLanguage.ts';

/** A template of source in which the alternative text and the path can be found again. */
export type Part = string | { readonly alt: string } | { readonly path: string };

export function linkText(parts: readonly Part[]): LinkText {
  let text = '';
  let altRange: Range | undefined;
  let pathRange: Range = { start: 0, end: 0 };
  for (const part of parts) {
    const start = text.length;
    if (typeof part === 'string') {
      text += part;
    } else if ('alt' in part) {
      text += part.alt;
      altRange = { start, end: text.length };
    } else {
      text += part.path;
      pathRange = { start, end: text.length };
    }
  }
  return { text, pathRange, ...(altRange && { altRange }) };
}

export function surround(before: string, link: LinkText, after: string): LinkText {
  const shift = ({ start, end }: Range) => ({ start: start + before.length, end: end + before.length });
  return {
    text: before + link.text + after,
    pathRange: shift(link.pathRange),
    ...(link.altRange && { altRange: shift(link.altRange) }),
  };
}

export function editAt(range: Range, link: LinkText): LinkEdit {
  return { start: range.start, end: range.end, ...link };
}

/** Several lines of source, each after `indent`. */
export function linkLines(lines: readonly (readonly Part[])[], indent: string, eol: string): LinkText {
  return linkText(lines.flatMap((line, index) => (index === 0 ? line : [eol + indent, ...line])));
}

/** Alternative text is one line in every language. */
export function oneLine({ alt }: ImageLink): string {
  return alt.replace(/\s+/g, ' ').trim();
}
