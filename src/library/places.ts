import type { ImageUri } from '../images/imageProvider.ts';
import type { ImagePlace, PlaceLine, RemovedFile, RemoveLine } from '../images/imageRecord.ts';
import type { FileHistory } from './fileHistory.ts';

/** A file that some bytes were put into, as it is now. */
export interface Place extends Omit<ImagePlace, 'uri'> {
  /** When. */
  readonly at: string;
  /** By the file's name of today; absent: it was deleted, or another file was moved over it. */
  readonly uri?: ImageUri;
}

/** Where some bytes stand, from lines that come in any order. */
export class Places {
  readonly #history: FileHistory;
  #lines: PlaceLine[] = [];
  #removals: RemoveLine[] = [];
  /** When each file got other bytes. */
  readonly #left = new Map<ImageUri, string[]>();
  #forgotten = '';
  #version = 0;

  constructor(history: FileHistory) {
    this.#history = history;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version + this.#history.version;
  }

  add(line: PlaceLine | RemoveLine): void {
    if (line.at <= this.#forgotten) return;
    if (line.kind === 'place') this.#lines.push(line);
    else this.#removals.push(line);
    this.#version += 1;
  }

  /** The file got other bytes at that moment. */
  leave(uri: ImageUri, at: string): void {
    const known = this.#left.get(uri);
    if (known) known.push(at);
    else this.#left.set(uri, [at]);
    this.#version += 1;
  }

  /** Clears every line up to a moment, also those added later. */
  forget(until: string): void {
    if (until <= this.#forgotten) return;
    this.#forgotten = until;
    this.#lines = this.#lines.filter(({ at }) => at > until);
    this.#removals = this.#removals.filter(({ at }) => at > until);
    this.#version += 1;
  }

  /** Files that Easel gave no other bytes since, in no order. */
  current(): readonly Place[] {
    const places: Place[] = [];
    for (const { uri, hash, bytes, at } of this.#lines) {
      const { names, end } = this.#history.follow(uri, at);
      const isLeft = names.some(({ uri: name, since, until }) =>
        this.#left.get(name)?.some((left) => left >= since && (until === undefined || left < until)),
      );
      const name = names.at(-1);
      if (isLeft || !name) continue;
      places.push({ at, hash, ...(bytes !== undefined && { bytes }), ...(!end && { uri: name.uri }) });
    }
    return places;
  }

  /** What was deleted since these bytes were last put anywhere: the latest of each file, in no order. */
  removed(): readonly RemovedFile[] {
    if (this.#removals.length === 0) return [];
    const files = new Map<ImageUri, RemovedFile>();
    for (const { kind: _, ...file } of this.#removals) {
      if (this.#lines.some(({ at }) => at >= file.at)) continue;
      const uri = this.#history.nameOf(file.uri, file.at);
      const known = files.get(uri);
      if (!known || known.at < file.at) files.set(uri, { ...file, uri });
    }
    return [...files.values()];
  }
}

/** The one that came last of each file that is still there, in the order of the files' first. */
export function standing(places: readonly Place[]): readonly ImagePlace[] {
  const files = new Map<ImageUri, ImagePlace>();
  for (const { uri, hash, bytes } of places) {
    if (uri !== undefined) files.set(uri, { uri, hash, ...(bytes !== undefined && { bytes }) });
  }
  return [...files.values()];
}
