import type { ImageUri } from './imageProvider.ts';
import type { ImageHash, Replacement } from './imageRecord.ts';

/**
 * The bytes that stood in a file before Easel first replaced it; `undefined` when it never did, or has put them back.
 *
 * Replacements follow on each other as long as each found what an earlier one had left or wanted to leave: its line
 * stands before the file is written, so that a crash in between leaves a line without its bytes. One that found
 * anything else, such as what another program wrote, begins anew: that is the original then.
 *
 * @param replacements of any file, the oldest first.
 */
export function originalOf(replacements: readonly Replacement[], uri: ImageUri): ImageHash | undefined {
  let original: ImageHash | undefined;
  const known = new Set<ImageHash>();
  for (const replacement of replacements) {
    if (replacement.uri !== uri) continue;
    const { before, after, restores } = replacement;
    if (original === undefined || !known.has(before)) {
      original = before;
      known.clear();
    }
    known.add(before).add(after);
    if (restores || after === original) original = undefined;
  }
  return original;
}
