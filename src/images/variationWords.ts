/** Stands before what the person adds. */
export const wordsMark = 'Above all: ';

/** Stands before what the source was made from. */
export const descriptionMark = 'It was made from this description: ';

export const paragraphEnd = '\n\n';

/** What the person added; `undefined` where they added nothing, and for a prompt of another kind. */
export function wordsOf(prompt: string): string | undefined {
  const part = prompt.split(paragraphEnd).find((candidate) => candidate.startsWith(wordsMark));
  return part?.slice(wordsMark.length);
}

/** What people wrote: a variation's prompt without Easel's instruction, its first paragraph, and without the marks. */
export function withoutInstruction(prompt: string): string {
  const end = prompt.indexOf(paragraphEnd);
  return end < 0 ? '' : prompt.slice(end).replace(descriptionMark, '').replace(wordsMark, '').trim();
}
