import type { ArchivedImage, Destination, ImageLibrary, StoredImage } from '../../images/imageLibrary.ts';
import type { ImageHash, ImageRecord } from '../../images/imageRecord.ts';
import { type AnswerForm, type AnswerParts, answerAsAsked } from './answerAsAsked.ts';

export interface KeptAnswers {
  readonly stored: readonly StoredImage[];
  /** In the archive, but not where they belong. */
  readonly unkept: readonly ArchivedImage[];
  /** Why images were not kept, or not in the form that was asked for. */
  readonly keepFailure?: unknown;
}

/** Puts the answers of a request where they belong, in their order and as they were asked for. */
export async function keepAnswers(
  answers: readonly ArchivedImage[],
  form: AnswerForm,
  destination: Destination,
  parts: AnswerParts,
): Promise<KeptAnswers> {
  const stored: StoredImage[] = [];
  let keepFailure: unknown;
  for (const [index, answer] of answers.entries()) {
    const { image, failure } = await answerAsAsked(answer, form, parts);
    keepFailure ??= failure;
    try {
      stored.push(await parts.library.keep(image, destination));
    } catch (error) {
      return { stored, unkept: answers.slice(index), keepFailure: error };
    }
  }
  return { stored, unkept: [], ...(keepFailure !== undefined && { keepFailure }) };
}

/**
 * The answers of a job that nobody decided about yet: while the rest of them was made, the gallery offered to keep and to
 * discard those that had arrived.
 */
export async function undecided(
  answers: readonly ArchivedImage[],
  job: string,
  library: Pick<ImageLibrary, 'load'>,
): Promise<readonly ArchivedImage[]> {
  const { images } = await library.load();
  const byHash = new Map<ImageHash, ImageRecord[]>(answers.map(({ hash }) => [hash, []]));
  for (const image of images) byHash.get(image.hash)?.push(image);
  return answers.filter(({ hash }) => {
    const [record, ...others] = byHash.get(hash) ?? [];
    // Of answers with equal bytes nobody knows which one was kept: each has a file of its own.
    return others.length > 0 || !record || record.job !== job || !isDecided(record);
  });
}

function isDecided({ keptAt, discarded }: ImageRecord): boolean {
  return keptAt !== undefined || discarded;
}
