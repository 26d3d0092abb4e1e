import { appendFileSync, mkdirSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RecordLine } from '../../images/imageRecord.ts';
import { storeError } from '../storeError.ts';
import { encodeRecordLine } from './recordLine.ts';

/** Prompts are nobody else's business on a shared machine. */
const ownerOnly = 0o600;

/** Appends to the one record file that this window owns; the file is made by the first line. */
export class RecordWriter {
  readonly #path: string;
  #file: Promise<FileHandle> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  /** A write that failed midway leaves a torn line, and the next one must not continue it. */
  #torn = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Lines are written in the order of the calls. @throws LibraryError */
  append(line: RecordLine): Promise<void> {
    const written = this.#last.then(() => this.#write(encodeRecordLine(line)));
    this.#last = written.catch(() => {});
    return written;
  }

  /** For deactivation, where nothing may be awaited. @throws LibraryError */
  appendSync(line: RecordLine): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      // The blank start keeps this line whole, should an asynchronous one be cut short before it.
      appendFileSync(this.#path, `\n${encodeRecordLine(line)}`, { mode: ownerOnly });
    } catch (error) {
      throw storeError(error, dirname(this.#path));
    }
  }

  /** Renews the file's time of change, if there is a file. @throws LibraryError */
  async touch(): Promise<void> {
    if (!this.#file) return;
    try {
      const now = new Date();
      await (await this.#file).utimes(now, now);
    } catch (error) {
      throw storeError(error, dirname(this.#path));
    }
  }

  /** Waits for the lines under way, then lets the file go. */
  async close(): Promise<void> {
    await this.#last;
    const file = await this.#file?.catch(() => undefined);
    this.#file = undefined;
    await file?.close();
  }

  async #write(text: string): Promise<void> {
    try {
      const file = await this.#open();
      const bytes = Buffer.from(this.#torn ? `\n${text}` : text);
      this.#torn = true;
      await file.appendFile(bytes);
      this.#torn = false;
    } catch (error) {
      throw storeError(error, dirname(this.#path));
    }
  }

  #open(): Promise<FileHandle> {
    this.#file ??= this.#create().catch((error: unknown) => {
      this.#file = undefined;
      throw error;
    });
    return this.#file;
  }

  async #create(): Promise<FileHandle> {
    await mkdir(dirname(this.#path), { recursive: true });
    return open(this.#path, 'a', ownerOnly);
  }
}
