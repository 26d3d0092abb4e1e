import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageHash, ImagePlace, PlaceLine, RemovedFile, RemoveLine } from '../../images/imageRecord.ts';
import { appended } from './appended.ts';
import type { FileHistory } from './fileHistory.ts';

/** A file that some bytes were put into, as it is now. */
export interface Place extends Omit<ImagePlace, 'uri'> {
  /** When. */
  readonly at: string;
  /** By the file's name of today; absent: it was deleted, or another file was moved over it. */
  readonly uri?: ImageUri;
}

/** Shared by all that have none, which is most. */
const none: readonly never[] = [];

/** Where some bytes stand, from lines that come in any order. */
export class Places {
  readonly #hash: ImageHash;
  readonly #history: FileHistory;
  /** Without the hash, which all have in common: each line brings a copy of it. */
  #lines: Pick<PlaceLine, 'at' | 'uri' | 'bytes'>[] | undefined;
  #removals: RemoveLine[] | undefined;
  /** When each file got other bytes. */
  #left: Map<ImageUri, string[]> | undefined;
  #forgotten = '';
  #version = 0;

  /** @param hash of the bytes, which all lines are about. */
  constructor(hash: ImageHash, history: FileHistory) {
    this.#hash = hash;
    this.#history = history;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version + this.#history.version;
  }

  add(line: PlaceLine | RemoveLine): void {
    if (line.at <= this.#forgotten) return;
    const { at, uri } = line;
    if (line.kind === 'place') this.#lines = appended(this.#lines, { at, uri, ...bytesOf(line) });
    else this.#removals = appended(this.#removals, line);
    this.#version += 1;
  }

  /** The file got other bytes at that moment. */
  leave(uri: ImageUri, at: string): void {
    this.#left ??= new Map();
    this.#left.set(uri, appended(this.#left.get(uri), at));
    this.#version += 1;
  }

  /** Clears every line up to a moment, also those added later. */
  forget(until: string): void {
    if (until <= this.#forgotten) return;
    this.#forgotten = until;
    this.#lines = this.#lines?.filter(({ at }) => at > until);
    this.#removals = this.#removals?.filter(({ at }) => at > until);
    this.#version += 1;
  }

  /** Files that Easel gave no other bytes since, in no order. */
  current(): readonly Place[] {
    if (!this.#lines) return none;
    const places: Place[] = [];
    for (const line of this.#lines) {
      const { uri, at } = line;
      const { names, end } = this.#history.follow(uri, at);
      const isLeft = names.some(({ uri: name, since, until }) =>
        this.#left?.get(name)?.some((left) => left >= since && (until === undefined || left < until)),
      );
      const name = names.at(-1);
      if (isLeft || !name) continue;
      places.push({ at, hash: this.#hash, ...bytesOf(line), ...(!end && { uri: name.uri }) });
    }
    return places;
  }

  /** What was deleted since these bytes were last put anywhere: the latest of each file, in no order. */
  removed(): readonly RemovedFile[] {
    if (!this.#removals) return none;
    const files = new Map<ImageUri, RemovedFile>();
    for (const { kind: _, ...file } of this.#removals) {
      if (this.#lines?.some(({ at }) => at >= file.at)) continue;
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
  for (const place of places) {
    const { uri, hash } = place;
    if (uri !== undefined) files.set(uri, { uri, hash, ...bytesOf(place) });
  }
  return [...files.values()];
}

function bytesOf({ bytes }: Pick<PlaceLine, 'bytes'>): Pick<PlaceLine, 'bytes'> {
  return bytes === undefined ? {} : { bytes };
}
