import type { ImageUri } from '../images/imageProvider.ts';
import type { PlaceLine } from '../images/imageRecord.ts';

/** Where some bytes stand, from lines that come in any order. */
export class Places {
  #lines: PlaceLine[] = [];
  /** When each file last got other bytes. */
  readonly #left = new Map<ImageUri, string>();
  #forgotten = '';
  #version = 0;

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  add(line: PlaceLine): void {
    if (line.at <= this.#forgotten) return;
    this.#lines.push(line);
    this.#version += 1;
  }

  /** The file got other bytes at that moment. */
  leave(uri: ImageUri, at: string): void {
    if (at <= (this.#left.get(uri) ?? '')) return;
    this.#left.set(uri, at);
    this.#version += 1;
  }

  /** Clears every line up to a moment, also those added later. */
  forget(until: string): void {
    if (until <= this.#forgotten) return;
    this.#forgotten = until;
    this.#lines = this.#lines.filter(({ at }) => at > until);
    this.#version += 1;
  }

  /** In no order. */
  current(): readonly PlaceLine[] {
    return this.#lines.filter(({ uri, at }) => at > (this.#left.get(uri) ?? ''));
  }
}
