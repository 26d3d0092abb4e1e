const maxCharacters = 48;
/** More than enough for 48 characters, and cheap to take apart when the prompt is a book. */
const maxPromptPart = 1000;

/**
 * A prompt as a file name: lower-case words of any script, joined by hyphens, at most 48 characters, cut where
 * a word ends. A prompt without letters or digits gives `image`.
 */
export function promptSlug(prompt: string): string {
  const words = prompt
    .slice(0, maxPromptPart)
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    // A mark without a letter before it would sit on the hyphen.
    .replace(/(^|-)\p{M}+/gu, '$1');
  return (
    cutAtWord(words)
      .replace(/^-+|-+$/g, '')
      .normalize('NFC') || 'image'
  );
}

function cutAtWord(words: string): string {
  let cut = '';
  let characters = 0;
  for (const { segment } of segments(words, 'word')) {
    const length = [...segment].length;
    if (characters + length > maxCharacters) return cut.replace(/-+$/, '') || cutAtCharacter(segment);
    cut += segment;
    characters += length;
  }
  return cut;
}

function cutAtCharacter(word: string): string {
  let cut = '';
  for (const { segment } of segments(word, 'grapheme')) {
    if ([...cut, ...segment].length > maxCharacters) break;
    cut += segment;
  }
  return cut;
}

/** The root locale: a name must not depend on the language of the machine. */
function segments(text: string, granularity: 'word' | 'grapheme'): Iterable<Intl.SegmentData> {
  return new Intl.Segmenter('und', { granularity }).segment(text);
}
