import type { LoadedRecords } from '../../images/imageLibrary.ts';
import type { ImageHash, ImagePlace } from '../../images/imageRecord.ts';
import type { FileStates } from '../files/fileStates.ts';
import { recordedPlaces } from '../records/recordedPlaces.ts';
import type { Archive, ArchivedFile } from './archive.ts';
import { archiveUses, type SpaceUse, spaceUses } from './archiveUses.ts';

/** What the archive holds, each file under the one use that weighs most. */
export interface ArchiveSpace {
  /** Of all files, in bytes. */
  readonly bytes: number;
  readonly uses: Readonly<Record<SpaceUse, SpaceShare>>;
  /** What running jobs need, and what was handed in so lately that something may be about to need it: in bytes. */
  readonly held: number;
}

export interface SpaceShare {
  /** In bytes. */
  readonly bytes: number;
  readonly files: readonly ArchivedFile[];
}

/** So many files are looked at together. */
const atOnce = 64;

export interface ArchiveSpaceOptions {
  readonly archive: Pick<Archive, 'list' | 'remove'>;
  readonly load: () => Promise<LoadedRecords>;
  /** The user's files: what is in one of them is not lost with the archive. */
  readonly fileStates: Pick<FileStates, 'holds' | 'mayHold'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** No file of the user's is read; their sizes tell. @throws LibraryError */
export function measureSpace(options: ArchiveSpaceOptions): Promise<ArchiveSpace> {
  return measure(options, (place) => options.fileStates.mayHold(place));
}

/** @param holds whether a file of the user's has what was put there. */
async function measure(
  { archive, load, now }: ArchiveSpaceOptions,
  holds: (place: ImagePlace) => Promise<boolean>,
): Promise<ArchiveSpace> {
  const files = await archive.list();
  const records = await load();
  const useOf = await archiveUses(records, await standingHashes(files, records, holds), now());
  const shares = Object.fromEntries(spaceUses.map((use) => [use, share()])) as Record<SpaceUse, Share>;
  let [bytes, held] = [0, 0];
  for (const file of files) {
    bytes += file.bytes;
    const use = useOf(file);
    if (use === 'held') held += file.bytes;
    else add(shares[use], file);
  }
  return { bytes, uses: shares, held };
}

/**
 * Removes what was measured under these uses, and of that only what is under the same use still. What goes because a
 * file of the user's holds it goes only once that file was read.
 * @returns the bytes that this freed.
 * @throws LibraryError
 */
export async function freeSpace(
  measured: ArchiveSpace,
  uses: readonly SpaceUse[],
  options: ArchiveSpaceOptions,
): Promise<number> {
  const { fileStates } = options;
  const asked = new Set(uses.flatMap((use) => measured.uses[use].files.map(({ hash }) => hash)));
  const today = await measure(options, (place) =>
    asked.has(place.hash) ? fileStates.holds(place) : fileStates.mayHold(place),
  );
  let freed = 0;
  for (const use of new Set(uses)) {
    const agreed = new Set(measured.uses[use].files.map(identity));
    for (const file of today.uses[use].files) {
      if (!agreed.has(identity(file))) continue;
      await options.archive.remove(file);
      freed += file.bytes;
    }
  }
  return freed;
}

/** Of what is archived, that which a file of the user's holds byte for byte. */
async function standingHashes(
  files: readonly ArchivedFile[],
  records: LoadedRecords,
  holds: (place: ImagePlace) => Promise<boolean>,
): Promise<ReadonlySet<ImageHash>> {
  const places = await recordedPlaces(records);
  const standing = new Set<ImageHash>();
  for (let start = 0; start < files.length; start += atOnce) {
    await Promise.all(
      files.slice(start, start + atOnce).map(async ({ hash }) => {
        for (const place of places.get(hash) ?? []) {
          if (place.hash === hash && (await holds(place))) return void standing.add(hash);
        }
      }),
    );
  }
  return standing;
}

/** Handed in again, it is another. */
function identity({ hash, format, archivedAt }: ArchivedFile): string {
  return `${hash}.${format} ${archivedAt}`;
}

interface Share extends SpaceShare {
  bytes: number;
  readonly files: ArchivedFile[];
}

function share(): Share {
  return { bytes: 0, files: [] };
}

function add(share: Share, file: ArchivedFile): void {
  share.bytes += file.bytes;
  share.files.push(file);
}
