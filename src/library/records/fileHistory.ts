import type { ImageUri } from '../../images/imageProvider.ts';
import type { MoveLine, RemoveLine } from '../../images/imageRecord.ts';

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

/**
 * In milliseconds. Two windows may both see one move and record it: each looks first whether the other has, so that
 * their lines lie closer than this.
 */
const sameMoveMs = 60_000;

interface Departure {
  readonly at: string;
  /** Where what stood here stands now; absent: nowhere. */
  readonly to?: ImageUri;
  /** Of what was moved over it: whence. */
  readonly from?: ImageUri;
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
    this.#add(line.to, { at: line.at, from: line.from, end: 'covered' });
  }

  /**
   * Follows the file that stood at `uri` at that moment.
   * @param ignoring deletions: for what holds of a file even when it is deleted and restored.
   */
  follow(uri: ImageUri, at: string, ignoring?: 'removed'): FilePath {
    let last: FileName = { uri, since: at };
    const earlier: FileName[] = [];
    for (;;) {
      const departure = this.#next(last, earlier.at(-1)?.uri, ignoring);
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

  /** @param cameFrom a file that came here by a move does not leave by that same move, however often it is told. */
  #next({ uri, since }: FileName, cameFrom?: ImageUri, ignoring?: 'removed'): Departure | undefined {
    let next: Departure | undefined;
    for (const name of selfAndAbove(uri)) {
      const below = uri.slice(name.length);
      const departure = this.#departures.get(name)?.find(({ at, from, end }) => {
        if (end === 'removed' && ignoring === 'removed') return false;
        if (cameFrom === undefined) return at >= since;
        const isToldAgain =
          from !== undefined && from + below === cameFrom && isWithin(since, at, sameMoveMs);
        return at > since && !isToldAgain;
      });
      if (!departure || (next && !isBefore(departure, next))) continue;
      const { to } = departure;
      next = to === undefined ? departure : { ...departure, to: to + below };
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

/** Whether `at` comes so soon after `since`: ISO 8601 both. */
function isWithin(since: string, at: string, ms: number): boolean {
  return Date.parse(at) - Date.parse(since) <= ms;
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
