import { createHash } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageUri } from '../../images/imageProvider.ts';
import { storageFailure } from '../storageFailure.ts';
import { storeError } from '../storeError.ts';

/** No write takes this long: the window that claimed the name is gone. In milliseconds. */
const abandonedMs = 60 * 60 * 1000;

/**
 * Who may write a name now, among all windows of this machine.
 *
 * VS Code's file systems have no "create only if new": they look first and write then, so two writers may both find
 * a name free. A claim is a file in Easel's own folder, which the operating system creates for one of them only.
 */
export class NameClaims {
  readonly #directory: string;

  /** @param directory absolute path, the same for all windows; made when first needed. */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * @returns how to give the name back, or `undefined` when somebody else is writing it.
   * @throws LibraryError
   */
  async claim(uri: ImageUri): Promise<(() => Promise<void>) | undefined> {
    // Names that differ in case are one file on many disks.
    const path = join(this.#directory, createHash('sha256').update(uri.toLowerCase()).digest('hex'));
    try {
      await mkdir(this.#directory, { recursive: true });
      await (await open(path, 'wx')).close();
      return () => rm(path, { force: true }).catch(() => {});
    } catch (error) {
      if (storageFailure(error) !== 'exists') throw storeError(error, this.#directory);
      await removeAbandoned(path);
      return undefined;
    }
  }
}

async function removeAbandoned(path: string): Promise<void> {
  const claimed = await stat(path).catch(() => undefined);
  if (claimed && Date.now() - claimed.mtimeMs > abandonedMs) await rm(path, { force: true }).catch(() => {});
}
