import type { AddedReferences, GalleryReference } from '../../protocol/gallery.ts';

/** Reads an image and archives it; `undefined`: it is gone. Rejects with a sentence. */
export type ReadReference = () => Promise<GalleryReference | undefined>;

/**
 * Reads one image after the other as long as there is room, and says what that leaves out. Of one that cannot be sent
 * it says why, and goes on.
 *
 * @param present ids of those that are there already: they take room, and are not added again.
 */
export async function addedReferences(
  reads: readonly ReadReference[],
  present: readonly string[],
  most: number,
): Promise<AddedReferences> {
  const taken = new Set(present);
  const references: GalleryReference[] = [];
  const failures: string[] = [];
  let leftOut = 0;
  for (const read of reads) {
    if (taken.size >= most) {
      leftOut += 1;
      continue;
    }
    try {
      const reference = await read();
      if (!reference || taken.has(reference.id)) continue;
      taken.add(reference.id);
      references.push(reference);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  const sentences = [...failed(failures), ...withoutRoom(leftOut, most)];
  return { references, ...(sentences.length > 0 && { problem: sentences.join(' ') }) };
}

function failed([first, ...more]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return more.length === 0 ? [first] : [first, `${more.length} more could not be added.`];
}

function withoutRoom(leftOut: number, most: number): readonly string[] {
  if (leftOut === 0) return [];
  if (most === 0) return ['This model takes no reference images.'];
  const taken = most === 1 ? 'one reference image' : `${most} reference images`;
  return [`This model takes ${taken} at most: ${leftOut} ${leftOut === 1 ? 'was' : 'were'} left out.`];
}
