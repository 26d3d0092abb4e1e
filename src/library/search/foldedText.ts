/**
 * A text as it is compared: without case, accents and the ways to write one letter (`É` is `e`, `ß` is `ss`, `ﬁ` is
 * `fi`). Upper case, because lower case depends on a letter's place in its word (Greek sigma).
 */
export function foldedText(text: string): string {
  if (/^[\x20-\x7e\s]*$/.test(text)) return text.toUpperCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toUpperCase();
}

/** Sorts, as plain text, `cat-2` before `cat-10` and `Éclair` beside `eclair`. */
export function naturalKey(name: string): string {
  return foldedText(name).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(16, '0'));
}
