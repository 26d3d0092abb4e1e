import { descriptionMark, paragraphEnd, wordsMark } from '../../images/variationWords.ts';

/** How far a variation goes from its source. */
export type Strength = 'subtle' | 'medium' | 'strong';

export const strengths: readonly Strength[] = ['subtle', 'medium', 'strong'];

/** For a person who chooses. */
export const strengthSentences: Readonly<Record<Strength, string>> = {
  subtle: 'The same picture, with other details and light',
  medium: 'The same subject and style, arranged anew',
  strong: 'The same subject, seen and composed afresh',
};

const instructions: Readonly<Record<Strength, string>> = {
  subtle:
    'Make a subtle variation of this image, as if it were another take of the same shot. Keep the subject, the ' +
    'composition, the viewpoint, the style and the colours. Change only small details, textures and the light a little.',
  medium:
    'Make a variation of this image, as if it were another picture of the same series. Keep the subject, the style, ' +
    'the palette and the mood. Change the arrangement, the poses, the details and the light.',
  strong:
    'Make a bold variation of this image. Keep its subject recognisable, and nothing else as it is: choose a fresh ' +
    'composition, another viewpoint and framing, another setting and other light.',
};

export interface VariationWords {
  readonly strength: Strength;
  /** What the person adds; may be empty. */
  readonly words: string;
  /** What the source was made from, where that is known. */
  readonly description: string | undefined;
  /** House style; may be empty. */
  readonly style: string;
}

/**
 * The prompt of an edit that makes a variation. What the person wrote comes after the instruction, and wins; of a
 * description only what fits into `maxLength` characters is told.
 */
export function variationPrompt(
  { strength, words, description, style }: VariationWords,
  maxLength: number,
): string {
  const asked = words === '' ? [] : [`${wordsMark}${words}`];
  const parts = [instructions[strength], ...asked, ...(style === '' ? [] : [style])];
  if (description === undefined) return joined(parts);
  const told = (text: string) => joined(parts.toSpliced(1, 0, `${descriptionMark}${text}`));
  const room = maxLength - told('').length;
  return room < 1 ? joined(parts) : told(description.slice(0, room));
}

function joined(parts: readonly string[]): string {
  return parts.join(paragraphEnd);
}
