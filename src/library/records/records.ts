import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { heartbeatMs, type LoadedRecords } from '../../images/imageLibrary.ts';
import type { RecordLine } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import { storageFailure } from '../storageFailure.ts';
import { RecordFile } from './recordFile.ts';
import { RecordIndex } from './recordIndex.ts';
import { RecordWriter } from './recordWriter.ts';

/** Three beats missed: the window is gone. */
const silentMs = 3 * heartbeatMs;
const extension = '.jsonl';

export interface RecordsOptions {
  /** Absolute path, shared by all windows; made when first needed. */
  readonly directory: string;
  /** Unique to this activation, and fit for a file name. */
  readonly window: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The stories of all images on this machine: one append-only file per window, read together. */
export class Records {
  readonly #options: RecordsOptions;
  readonly #ownName: string;
  readonly #writer: RecordWriter;
  readonly #index = new RecordIndex();
  readonly #files = new Map<string, RecordFile>();
  #loading: Promise<unknown> = Promise.resolve();
  #loaded: LoadedRecords | undefined;
  /** Lines were read that {@link #loaded} lacks. */
  #hasGrown = false;
  /** The windows that ran at the last load: what their open jobs read as depends on it. */
  #alive = '';

  constructor(options: RecordsOptions) {
    this.#options = options;
    this.#ownName = options.window + extension;
    this.#writer = new RecordWriter(join(options.directory, this.#ownName));
  }

  /** @throws LibraryError */
  append(line: RecordLine): Promise<void> {
    return this.#writer.append(line);
  }

  /** For deactivation, where nothing may be awaited. @throws LibraryError */
  appendSync(line: RecordLine): void {
    this.#writer.appendSync(line);
  }

  /** Call it every {@link heartbeatMs} while jobs run: without it they read as interrupted elsewhere. */
  async touch(): Promise<void> {
    await this.#writer.touch().catch((error: unknown) => this.#warn('Cannot touch the record file', error));
  }

  /** Holds every line whose `append` had resolved before the call. Loads run one after another. */
  load(): Promise<LoadedRecords> {
    const loaded = this.#loading.then(() => this.#load());
    this.#loading = loaded.catch(() => {});
    return loaded;
  }

  close(): Promise<void> {
    return this.#writer.close();
  }

  async #load(): Promise<LoadedRecords> {
    const alive = new Set([this.#ownName]);
    for (const name of await this.#names()) {
      const file = this.#file(name);
      try {
        const { size, mtimeMs } = await stat(file.path);
        if (this.#options.now() - mtimeMs <= silentMs) alive.add(name);
        if (await file.readTo(size)) this.#hasGrown = true;
      } catch (error) {
        this.#hasGrown = true;
        this.#warn(`Cannot read the record file ${name}`, error);
      }
    }
    const windows = [...alive].join();
    if (!this.#loaded || this.#hasGrown || windows !== this.#alive) {
      this.#alive = windows;
      this.#loaded = await this.#index.read((name) => alive.has(name));
      this.#hasGrown = false;
    }
    return this.#loaded;
  }

  async #names(): Promise<readonly string[]> {
    try {
      return (await readdir(this.#options.directory)).filter((name) => name.endsWith(extension)).sort();
    } catch (error) {
      if (storageFailure(error) !== 'missing') this.#warn('Cannot list the record files', error);
      return [];
    }
  }

  #file(name: string): RecordFile {
    const known = this.#files.get(name);
    if (known) return known;
    const file = new RecordFile(join(this.#options.directory, name), (line) => this.#index.add(line, name));
    this.#files.set(name, file);
    return file;
  }

  #warn(what: string, error: unknown): void {
    this.#options.log.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
