import type { ImageUri } from '../images/imageProvider.ts';
import type { MoveLine, RemoveLine } from '../images/imageRecord.ts';

/** What a file was called for a while. */
export interface FileName {
  readonly uri: ImageUri;
  /** From this moment on. */
  readonly since: string;
  /** Up to this moment; absent: today. */
  readonly until?: string;
}

export interface FilePath {
  /** The names of one file, the oldest first; at least one. */
  readonly names: readonly [FileName, ...FileName[]];
  /** Why the last name is no longer its own: it was deleted, or another file was moved over it. */
  readonly end?: 'removed' | 'covered';
}

interface Departure {
  readonly at: string;
  /** Where what stood here stands now; absent: nowhere. */
  readonly to?: ImageUri;
  readonly end?: 'removed' | 'covered';
}

/** How files and folders of the user's were renamed and deleted, from lines that come in any order. */
export class FileHistory {
  /** What left a name, and when: the oldest first. */
  readonly #departures = new Map<ImageUri, Departure[]>();
  #version = 0;

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  add(line: MoveLine | RemoveLine): void {
    this.#version += 1;
    if (line.kind === 'remove') {
      this.#add(line.uri, { at: line.at, end: 'removed' });
      return;
    }
    this.#add(line.from, { at: line.at, to: line.to });
    this.#add(line.to, { at: line.at, end: 'covered' });
  }

  /**
   * Follows the file that stood at `uri` at that moment.
   * @param ignoring deletions: for what holds of a file even when it is deleted and restored.
   */
  follow(uri: ImageUri, at: string, ignoring?: 'removed'): FilePath {
    let last: FileName = { uri, since: at };
    const earlier: FileName[] = [];
    for (;;) {
      const departure = this.#next(last.uri, last.since, earlier.length > 0, ignoring);
      if (!departure) return path(earlier, last);
      const ended = { ...last, until: departure.at };
      if (departure.to === undefined) return path(earlier, ended, departure.end);
      earlier.push(ended);
      last = { uri: departure.to, since: departure.at };
    }
  }

  /** What a file is called today, or was called last. */
  nameOf(uri: ImageUri, at: string): ImageUri {
    if (this.#departures.size === 0) return uri;
    const { names } = this.follow(uri, at, 'removed');
    return (names.at(-1) ?? names[0]).uri;
  }

  /** @param strictly a file that has just come here by one line does not leave by the same one. */
  #next(uri: ImageUri, since: string, strictly: boolean, ignoring?: 'removed'): Departure | undefined {
    let next: Departure | undefined;
    for (const name of selfAndAbove(uri)) {
      const departure = this.#departures
        .get(name)
        ?.find(
          ({ at, end }) =>
            (strictly ? at > since : at >= since) && !(end === 'removed' && ignoring === 'removed'),
        );
      if (!departure || (next && !isBefore(departure, next))) continue;
      const { to } = departure;
      next = to === undefined ? departure : { ...departure, to: to + uri.slice(name.length) };
    }
    return next;
  }

  #add(uri: ImageUri, departure: Departure): void {
    const known = this.#departures.get(uri);
    if (!known) {
      this.#departures.set(uri, [departure]);
      return;
    }
    known.push(departure);
    known.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }
}

/** Of one moment, moving away comes before being covered by what moves here. */
function isBefore(a: Departure, b: Departure): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.to !== undefined && b.to === undefined;
}

function path(earlier: readonly FileName[], last: FileName, end?: FilePath['end']): FilePath {
  const [first = last, ...names] = [...earlier, last];
  return { names: [first, ...names], ...(end && { end }) };
}

/** The name itself, then each folder above it. */
export function* selfAndAbove(uri: ImageUri): Generator<ImageUri> {
  for (let name = uri; name !== '' && !name.endsWith('/'); ) {
    yield name;
    name = name.slice(0, Math.max(0, name.lastIndexOf('/')));
  }
}
