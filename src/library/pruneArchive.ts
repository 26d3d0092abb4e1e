import type { LoadedRecords } from '../images/imageLibrary.ts';
import type { ImageHash } from '../images/imageRecord.ts';
import type { Archive, ArchivedFile } from './archive.ts';
import { inputsOf } from './archiveUses.ts';

const keptForMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes answers and composites that were kept as files 30 days ago or earlier.
 *
 * Everything else stays until the user frees space: what was not kept, or stands nowhere any more; whatever has no
 * record (masks, discarded files); what was handed in again since; what a file held before it was replaced or
 * deleted; and what some request would need to run again, or some answer to be composed: images, masks, sources.
 *
 * @returns the bytes that this freed.
 * @throws LibraryError
 */
export async function pruneArchive(archive: Archive, records: LoadedRecords, now: Date): Promise<number> {
  let freed = 0;
  for (const file of prunable(await archive.list(), records, now)) {
    await archive.remove(file);
    freed += file.bytes;
  }
  return freed;
}

/** The rule of {@link pruneArchive} alone. */
export function prunable(
  files: readonly ArchivedFile[],
  records: LoadedRecords,
  now: Date,
): readonly ArchivedFile[] {
  const before = new Date(now.getTime() - keptForMs);
  const removable = removableHashes(records, before.toISOString());
  return files.filter(({ hash, archivedAt }) => removable.has(hash) && archivedAt <= before.getTime());
}

/** @param before ISO 8601, as in the records. */
function removableHashes(records: LoadedRecords, before: string): ReadonlySet<ImageHash> {
  const removable = new Set<ImageHash>();
  const needed = neededHashes(records);
  // Equal bytes leave only once each of their answers was kept.
  const isFile = ({ keptAt }: { readonly keptAt?: string }) => keptAt !== undefined && keptAt <= before;
  for (const image of records.images) {
    (isFile(image) && image.uris.length > 0 ? removable : needed).add(image.hash);
  }
  for (const composite of records.composites) (isFile(composite) ? removable : needed).add(composite.hash);
  for (const hash of needed) removable.delete(hash);
  return removable;
}

function neededHashes({ images, jobs, replacements, removals }: LoadedRecords): Set<ImageHash> {
  const hashes = new Set<ImageHash>();
  for (const { request } of [...images, ...jobs]) {
    for (const hash of inputsOf(request)) hashes.add(hash);
  }
  for (const { before } of replacements) hashes.add(before);
  for (const { hash } of removals) hashes.add(hash);
  return hashes;
}
