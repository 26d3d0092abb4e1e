import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageHash, RecordedRequest } from '../../images/imageRecord.ts';
import { inSlices } from '../inSlices.ts';
import type { ArchivedFile } from './archive.ts';

/**
 * What a file in the archive is good for, what weighs least first:
 * `others`: no record speaks of it, such as a mask that was loaded or an image whose record was cleared;
 * `kept`: a file of the user's holds the same bytes;
 * `discarded`: the person did not want it;
 * `inputs`: images and masks that were sent, to send them again or to compose their answers;
 * `notKept`: answers and composites that no file holds, be it that they were never kept, or that the file was changed
 * or removed by another program, or that only a composite of the answer was kept;
 * `removed`: files that were deleted, to restore them;
 * `originals`: what files held before they were replaced.
 */
export const spaceUses = [
  'others',
  'kept',
  'discarded',
  'inputs',
  'notKept',
  'removed',
  'originals',
] as const;

export type SpaceUse = (typeof spaceUses)[number];

/** Between archiving and recording lies less. In milliseconds. */
const lateMs = 10 * 60 * 1000;

/**
 * @param standing what files of the user's hold: what was kept may have been removed since, unrecorded.
 * @returns what weighs most of a file's uses; `held`: it must stay.
 */
export async function archiveUses(
  records: LoadedRecords,
  standing: ReadonlySet<ImageHash>,
  now: number,
): Promise<(file: ArchivedFile) => SpaceUse | 'held'> {
  const weights = new Map<ImageHash, number>();
  const held = new Set<ImageHash>();
  const use = (hash: ImageHash, as: SpaceUse) => {
    weights.set(hash, Math.max(spaceUses.indexOf(as), weights.get(hash) ?? 0));
  };
  await inSlices(records.images, ({ hash, uris, keptAt, discarded, request }) => {
    if (keptAt === undefined) use(hash, discarded ? 'discarded' : 'notKept');
    else if (uris.length === 0) use(hash, 'removed');
    else use(hash, standing.has(hash) ? 'kept' : 'notKept');
    for (const input of inputsOf(request)) use(input, 'inputs');
  });
  await inSlices(records.jobs, ({ state, request }) => {
    const isOpen = state === 'queued' || state === 'running';
    for (const input of inputsOf(request)) {
      use(input, 'inputs');
      if (isOpen) held.add(input);
    }
  });
  for (const { hash, keptAt } of records.composites) {
    use(hash, keptAt !== undefined && standing.has(hash) ? 'kept' : 'notKept');
  }
  for (const { hash } of records.removals) use(hash, 'removed');
  for (const { before } of records.replacements) use(before, 'originals');
  return ({ hash, archivedAt }) => {
    if (held.has(hash) || now - archivedAt < lateMs) return 'held';
    return spaceUses[weights.get(hash) ?? 0] ?? 'others';
  };
}

/** What a request would need to run again, and its answers to be composed. */
export function* inputsOf({ images, mask, recipe }: RecordedRequest): Generator<ImageHash> {
  for (const { hash } of images ?? []) yield hash;
  for (const hash of [mask, recipe?.source, recipe?.mask]) if (hash !== undefined) yield hash;
}
