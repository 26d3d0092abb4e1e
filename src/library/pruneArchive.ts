import type { LoadedRecords } from '../images/imageLibrary.ts';
import type { ImageHash } from '../images/imageRecord.ts';
import type { Archive, ArchivedFile } from './archive.ts';

const keptForMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes answers that were kept as files 30 days ago or earlier.
 *
 * Everything else stays until the user frees space: answers that were not kept, whatever has no record (originals,
 * masks, discarded files), what was handed in again since, and what some request would need to run again.
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
  const before = now.getTime() - keptForMs;
  const keptAt = new Map<ImageHash, number>();
  for (const { hash, keptAt: at } of records.images) if (at !== undefined) keptAt.set(hash, Date.parse(at));
  const inputs = inputHashes(records);
  return files.filter(
    ({ hash, archivedAt }) =>
      (keptAt.get(hash) ?? Number.POSITIVE_INFINITY) <= before && archivedAt <= before && !inputs.has(hash),
  );
}

function inputHashes({ images, jobs }: LoadedRecords): ReadonlySet<ImageHash> {
  const hashes = new Set<ImageHash>();
  for (const { request } of [...images, ...jobs]) {
    for (const { hash } of request.images ?? []) hashes.add(hash);
    if (request.mask !== undefined) hashes.add(request.mask);
  }
  return hashes;
}
