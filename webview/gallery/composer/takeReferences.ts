import type { AddedReferences } from '../../../src/protocol/gallery.ts';
import type { Gallery } from '../state/gallery.ts';

/** Adds what the host could read, and says what it could not. `present`: ids of those that are there already. */
export async function takeReferences(
  gallery: Gallery,
  read: (present: readonly string[]) => Promise<AddedReferences>,
): Promise<void> {
  const { composing } = gallery;
  gallery.say(undefined);
  const added = await gallery.attempt(() => read(composing.references.map(({ id }) => id)));
  if (!added) return;
  const { references, problem } = added;
  composing.addReferences(references);
  if (problem !== undefined) {
    gallery.say({ severity: references.length > 0 ? 'warning' : 'error', text: problem });
  }
}
