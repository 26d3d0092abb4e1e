import type { LoadedRecords } from '../images/imageLibrary.ts';
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

export interface ArchiveSpaceOptions {
  readonly archive: Pick<Archive, 'list' | 'remove'>;
  readonly load: () => Promise<LoadedRecords>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** @throws LibraryError */
export async function measureSpace({ archive, load, now }: ArchiveSpaceOptions): Promise<ArchiveSpace> {
  const files = await archive.list();
  const useOf = await archiveUses(await load(), now());
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
 * Removes what was measured under these uses, and of that only what is under the same use still.
 * @returns the bytes that this freed.
 * @throws LibraryError
 */
export async function freeSpace(
  measured: ArchiveSpace,
  uses: readonly SpaceUse[],
  options: ArchiveSpaceOptions,
): Promise<number> {
  const today = await measureSpace(options);
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
