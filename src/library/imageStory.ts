import type {
  CompositeLine,
  CompositeRecord,
  DiscardLine,
  ForgetLine,
  ImageHash,
  ImageLine,
  ImageRecord,
  PlaceLine,
  RemovedFile,
  RemoveLine,
  StarLine,
} from '../images/imageRecord.ts';
import type { FileHistory } from './fileHistory.ts';
import { Places, standing } from './places.ts';

interface Answer {
  /** The latest: a second one brings the usage. */
  readonly line: ImageLine;
  /** When each was written. */
  readonly ats: readonly string[];
}

interface Composite {
  /** When it was last composed. */
  readonly at: string;
  readonly places: Places;
}

interface Reading {
  /** Of all the places together, as they were. */
  readonly version: number;
  readonly images: readonly ImageRecord[];
  readonly composites: readonly CompositeRecord[];
  /** Deleted files with these very bytes; composites have their own. */
  readonly removals: readonly RemovedFile[];
}

/** All lines about the same bytes, and where the files composed from them stand. */
export class ImageStory {
  readonly places: Places;
  #answers: Answer[] = [];
  readonly #composites = new Map<ImageHash, Composite>();
  #star: StarLine | undefined;
  #discard: DiscardLine | undefined;
  #forgotten = '';
  /** Kept until something changes: thousands of stories are read for each one that grew. */
  #reading: Reading | undefined;

  constructor(history: FileHistory) {
    this.places = new Places(history);
  }

  /** @returns the jobs whose image this clears. */
  add(line: ImageLine | PlaceLine | RemoveLine | StarLine | DiscardLine | ForgetLine): readonly string[] {
    if (line.kind === 'forget') return this.forget(line.at);
    if (line.at <= this.#forgotten) return line.kind === 'image' ? [line.job] : [];
    this.#reading = undefined;
    if (line.kind === 'image') this.#addAnswer(line);
    else if (line.kind === 'place' || line.kind === 'remove') this.places.add(line);
    else if (line.kind === 'star') this.#star = later(this.#star, line);
    else this.#discard = later(this.#discard, line);
    return [];
  }

  /** @param places of the composite, which go on changing. */
  addComposite({ hash, at }: CompositeLine, places: Places): void {
    const known = this.#composites.get(hash)?.at ?? this.#forgotten;
    if (at <= known) return;
    this.#reading = undefined;
    this.#composites.set(hash, { at, places });
  }

  /** Clears every line up to a moment, also those read later. @returns the jobs whose image this clears. */
  forget(until: string): readonly string[] {
    if (until > this.#forgotten) this.#forgotten = until;
    this.#reading = undefined;
    const cleared = this.#answers.filter(({ line }) => line.at <= until).map(({ line }) => line.job);
    this.#answers = this.#answers.filter(({ line }) => line.at > until);
    this.places.forget(until);
    for (const [hash, { at }] of this.#composites) if (at <= until) this.#composites.delete(hash);
    if (this.#star && this.#star.at <= until) this.#star = undefined;
    if (this.#discard && this.#discard.at <= until) this.#discard = undefined;
    return cleared;
  }

  read(): Omit<Reading, 'version'> {
    let version = this.places.version;
    for (const { places } of this.#composites.values()) version += places.version;
    if (this.#reading?.version !== version) this.#reading = { version, ...this.#build() };
    return this.#reading;
  }

  #addAnswer(line: ImageLine): void {
    const known = this.#answers.findIndex(
      (answer) => answer.line.job === line.job && answer.line.index === line.index,
    );
    const earlier = this.#answers[known];
    if (earlier) this.#answers[known] = { line, ats: [...earlier.ats, line.at] };
    else this.#answers.push({ line, ats: [line.at] });
  }

  #build(): Omit<Reading, 'version'> {
    const composites = [...this.#composites].sort(([, a], [, b]) => compareText(a.at, b.at));
    const ofComposites = composites.flatMap(([, { places }]) => places.current());
    const removals = this.places.removed();
    const removed = [...removals, ...composites.flatMap(([, { places }]) => places.removed())];
    // Where composites stood when this image was cleared is cleared too, though they may be made again.
    const places = [...this.places.current(), ...ofComposites.filter(({ at }) => at > this.#forgotten)];
    places.sort((a, b) => compareText(a.at, b.at));
    const files = standing(places);
    const shared = {
      uris: files.map(({ uri }) => uri),
      places: files,
      removed: removed.filter(({ at }) => at > this.#forgotten).sort((a, b) => compareText(a.at, b.at)),
      starred: this.#star?.starred ?? false,
      composites: composites.map(([hash]) => hash),
    };
    const lastPlace = places.at(-1)?.at;
    const images = this.#answers.map(({ line: { kind: _, ...answer }, ats }) => {
      const arrivedAt = ats.find((at) => at > this.#forgotten) ?? answer.at;
      return {
        ...answer,
        ...shared,
        discarded: this.#discard !== undefined && this.#discard.at > arrivedAt && this.#discard.discarded,
        ...(lastPlace !== undefined && lastPlace >= arrivedAt && { keptAt: lastPlace }),
      };
    });
    return {
      images,
      composites: composites.map(([hash, { places }]) => compositeRecord(hash, places)),
      removals,
    };
  }
}

function compositeRecord(hash: ImageHash, places: Places): CompositeRecord {
  const keptAt = places
    .current()
    .filter(({ uri }) => uri !== undefined)
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return { hash, ...(keptAt !== undefined && { keptAt }) };
}

function later<Line extends StarLine | DiscardLine>(known: Line | undefined, line: Line): Line {
  return known && known.at > line.at ? known : line;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
