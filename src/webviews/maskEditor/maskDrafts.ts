import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FileMove } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import { renamedUri } from './renamedUri.ts';

/** What an editor had on its easel when it was last seen. */
export interface MaskDraft {
  /** The page's own words: mask, view, prompt. */
  readonly page?: string;
  /** The candidate that was painted on; absent: the file itself. */
  readonly candidate?: ImageHash | undefined;
  /** The latest interrupted job that the person was told of. */
  readonly toldOf?: string;
}

/** In bytes on disk, which are hours of strokes; a longer draft lives as long as the window. */
const mostBytes = 8 * 1024 * 1024;
const mostDrafts = 100;
const extension = '.json.gz';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Drafts of masks, one for each file: at once in memory, and soon on disk for the next window. */
export class MaskDrafts {
  readonly #directory: string;
  readonly #log: Log;
  readonly #drafts = new Map<ImageUri, MaskDraft>();
  readonly #writing = new Map<ImageUri, Promise<void>>();

  /** @param directory absolute path; made when first needed. */
  constructor(directory: string, log: Log) {
    this.#directory = directory;
    this.#log = log;
  }

  /** An empty draft where there is none, or none that can be read. */
  async read(document: ImageUri): Promise<MaskDraft> {
    const known = this.#drafts.get(document);
    if (known) return known;
    const stored = await this.#load(document);
    // Something may have been saved meanwhile. Held, so that saving one part keeps the others.
    const draft = { ...stored, ...this.#drafts.get(document) };
    if (Object.keys(draft).length > 0) this.#drafts.set(document, draft);
    return draft;
  }

  /** Holds at once; {@link settled} tells when it is on disk. */
  save(document: ImageUri, change: MaskDraft): void {
    this.#drafts.set(document, { ...this.#drafts.get(document), ...change });
    if (this.#writing.has(document)) return;
    const writing = this.#writeUntilSame(document).finally(() => this.#writing.delete(document));
    this.#writing.set(document, writing);
  }

  /** A file was renamed, or a folder: of the files in it those go along that this window has opened. */
  async move(move: FileMove): Promise<void> {
    const names = new Set([move.from, ...this.#drafts.keys()]);
    await Promise.all(
      [...names].map(async (from) => {
        const to = renamedUri(from, move);
        if (to !== undefined) await this.#moveOne(from, to);
      }),
    );
  }

  /** Resolves when nothing waits to be written. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  async #moveOne(from: ImageUri, to: ImageUri): Promise<void> {
    const draft = await this.read(from);
    if (draft.page === undefined && draft.candidate === undefined) return;
    this.#drafts.set(to, {});
    this.save(to, draft);
    await this.#writing.get(from);
    this.#drafts.delete(from);
    await rm(this.#path(from), { force: true }).catch(() => {});
  }

  async #writeUntilSame(document: ImageUri): Promise<void> {
    let written: MaskDraft | undefined;
    for (let draft = this.#drafts.get(document); draft && draft !== written; ) {
      await this.#write(document, draft);
      written = draft;
      draft = this.#drafts.get(document);
    }
  }

  async #write(document: ImageUri, draft: MaskDraft): Promise<void> {
    const path = this.#path(document);
    const temporary = join(this.#directory, `.${randomUUID()}.tmp`);
    try {
      const bytes = await compress(JSON.stringify(draft), { level: 1 });
      // What is on disk would be older than what is lost.
      if (bytes.length > mostBytes) return await rm(path, { force: true });
      await mkdir(this.#directory, { recursive: true });
      await writeFile(temporary, bytes);
      await rename(temporary, path);
      await this.#removeOldest();
    } catch (error) {
      this.#log.warn(`A mask's draft was not saved: ${error instanceof Error ? error.message : error}`);
      await rm(temporary, { force: true }).catch(() => {});
    }
  }

  async #removeOldest(): Promise<void> {
    const names = (await readdir(this.#directory)).filter((name) => name.endsWith(extension));
    if (names.length <= mostDrafts) return;
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#directory, name);
        return { path, at: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
      }),
    );
    const old = files.toSorted((a, b) => b.at - a.at).slice(mostDrafts);
    await Promise.all(old.map(({ path }) => rm(path, { force: true })));
  }

  async #load(document: ImageUri): Promise<MaskDraft> {
    try {
      const text = await decompress(await readFile(this.#path(document)));
      const draft: unknown = JSON.parse(text.toString());
      return isDraft(draft) ? draft : {};
    } catch {
      return {};
    }
  }

  #path(document: ImageUri): string {
    return join(this.#directory, `${createHash('sha256').update(document).digest('hex')}${extension}`);
  }
}

function isDraft(value: unknown): value is MaskDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { page, candidate, toldOf } = value as Partial<Record<keyof MaskDraft, unknown>>;
  return [page, candidate, toldOf].every((part) => part === undefined || typeof part === 'string');
}
