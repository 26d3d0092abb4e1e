import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageHash, ImagePlace, RecordedRequest } from '../../images/imageRecord.ts';
import type { FileStates } from '../files/fileStates.ts';
import { inSlices } from '../inSlices.ts';
import { recordedPlaces } from '../records/recordedPlaces.ts';
import type { Archive, ArchivedFile } from './archive.ts';
import { inputsOf } from './archiveUses.ts';

const keptForMs = 30 * 24 * 60 * 60 * 1000;

export interface PruneArchiveOptions {
  readonly archive: Pick<Archive, 'list' | 'remove'>;
  readonly fileStates: Pick<FileStates, 'holds'>;
}

/**
 * Removes answers and composites that were kept as files 30 days ago or earlier, and of which one is as it was.
 *
 * Everything else stays until the user frees space: what was not kept, or stands nowhere any more, be it recorded or
 * that another program changed or removed the file, or that the file cannot be read today; whatever has no record (masks, discarded files); what was handed in again since; what a file held before it was replaced or
 * deleted; and what some request would need to run again, or some answer to be composed: images, masks, sources.
 *
 * @returns the bytes that this freed.
 * @throws LibraryError
 */
export async function pruneArchive(
  { archive, fileStates }: PruneArchiveOptions,
  records: LoadedRecords,
  now: Date,
): Promise<number> {
  const files = await prunable(await archive.list(), records, now);
  if (files.length === 0) return 0;
  const places = await recordedPlaces(records);
  let freed = 0;
  for (const file of files) {
    if (!(await isHeld(places.get(file.hash) ?? [], fileStates))) continue;
    await archive.remove(file);
    freed += file.bytes;
  }
  return freed;
}

/** The rule of {@link pruneArchive} alone, as far as the records say. */
export async function prunable(
  files: readonly ArchivedFile[],
  records: LoadedRecords,
  now: Date,
): Promise<readonly ArchivedFile[]> {
  const before = new Date(now.getTime() - keptForMs);
  const removable = await removableHashes(records, before.toISOString());
  return files.filter(({ hash, archivedAt }) => removable.has(hash) && archivedAt <= before.getTime());
}

/** @param before ISO 8601, as in the records. */
async function removableHashes(records: LoadedRecords, before: string): Promise<ReadonlySet<ImageHash>> {
  const removable = new Set<ImageHash>();
  const needed = await neededHashes(records);
  // Equal bytes leave only once each of their answers was kept.
  const isFile = ({ keptAt }: { readonly keptAt?: string }) => keptAt !== undefined && keptAt <= before;
  await inSlices(records.images, (image) => {
    (isFile(image) && image.uris.length > 0 ? removable : needed).add(image.hash);
  });
  await inSlices(records.composites, (composite) => {
    (isFile(composite) ? removable : needed).add(composite.hash);
  });
  for (const hash of needed) removable.delete(hash);
  return removable;
}

async function neededHashes(records: LoadedRecords): Promise<Set<ImageHash>> {
  const { images, jobs, replacements, removals } = records;
  const hashes = new Set<ImageHash>();
  const need = ({ request }: { readonly request: RecordedRequest }) => {
    for (const hash of inputsOf(request)) hashes.add(hash);
  };
  await inSlices(images, need);
  await inSlices(jobs, need);
  for (const { before } of replacements) hashes.add(before);
  for (const { hash } of removals) hashes.add(hash);
  return hashes;
}

async function isHeld(
  places: readonly ImagePlace[],
  fileStates: Pick<FileStates, 'holds'>,
): Promise<boolean> {
  for (const place of places) if (await fileStates.holds(place)) return true;
  return false;
}
