import type {
  CompositeLine,
  CompositeRecord,
  DiscardLine,
  ForgetLine,
  ImageHash,
  ImageLine,
  ImageRecord,
  PlaceLine,
  RemoveLine,
  StarLine,
} from '../../images/imageRecord.ts';
import { appended } from './appended.ts';
import type { FileHistory } from './fileHistory.ts';
import { Places, standing } from './places.ts';

interface Composite {
  /** When it was last composed. */
  readonly at: string;
  readonly places: Places;
}

/** Shared by all that have none, which is most. */
const none: readonly never[] = [];

/** All lines about the same bytes, and where the files composed from them stand. */
export class ImageStory {
  readonly places: Places;
  /** Of each answer the latest line: a second one brings the usage. */
  #answers: ImageLine[] | undefined;
  /** When the lines before those were written. */
  #earlier: Map<string, string[]> | undefined;
  #composites: Map<ImageHash, Composite> | undefined;
  #star: StarLine | undefined;
  #discard: DiscardLine | undefined;
  #forgotten = '';
  /** Kept until something changes: thousands of stories are read for each one that grew. */
  #images: readonly ImageRecord[] | undefined;
  /** Of all the places together, as {@link #images} has them. */
  #version = 0;

  constructor(hash: ImageHash, history: FileHistory) {
    this.places = new Places(hash, history);
  }

  /** @returns the jobs whose image this clears. */
  add(line: ImageLine | PlaceLine | RemoveLine | StarLine | DiscardLine | ForgetLine): readonly string[] {
    if (line.kind === 'forget') return this.forget(line.at);
    if (line.at <= this.#forgotten) return line.kind === 'image' ? [line.job] : [];
    this.#images = undefined;
    if (line.kind === 'image') this.#addAnswer(line);
    else if (line.kind === 'place' || line.kind === 'remove') this.places.add(line);
    else if (line.kind === 'star') this.#star = later(this.#star, line);
    else this.#discard = later(this.#discard, line);
    return [];
  }

  /** @param places of the composite, which go on changing. */
  addComposite({ hash, at }: CompositeLine, places: Places): void {
    const known = this.#composites?.get(hash)?.at ?? this.#forgotten;
    if (at <= known) return;
    this.#images = undefined;
    this.#composites ??= new Map();
    this.#composites.set(hash, { at, places });
  }

  /** Clears every line up to a moment, also those read later. @returns the jobs whose image this clears. */
  forget(until: string): readonly string[] {
    if (until > this.#forgotten) this.#forgotten = until;
    this.#images = undefined;
    const { cleared = none, left } = Object.groupBy(this.#answers ?? none, ({ at }) =>
      at <= until ? 'cleared' : 'left',
    );
    this.#answers = left;
    this.places.forget(until);
    for (const [hash, { at }] of this.#composites ?? none) if (at <= until) this.#composites?.delete(hash);
    if (this.#star && this.#star.at <= until) this.#star = undefined;
    if (this.#discard && this.#discard.at <= until) this.#discard = undefined;
    return cleared.map(({ job }) => job);
  }

  images(): readonly ImageRecord[] {
    let version = this.places.version;
    for (const [, { places }] of this.#composites ?? none) version += places.version;
    if (this.#images && this.#version === version) return this.#images;
    this.#version = version;
    this.#images = this.#answers ? this.#build(this.#answers) : none;
    return this.#images;
  }

  composites(): readonly CompositeRecord[] {
    return [...(this.#composites ?? none)].map(([hash, { places }]) => compositeRecord(hash, places));
  }

  #addAnswer(line: ImageLine): void {
    const known = this.#answers?.findIndex((answer) => keyOf(answer) === keyOf(line)) ?? -1;
    const earlier = this.#answers?.[known];
    if (!this.#answers || !earlier) {
      this.#answers = appended(this.#answers, line);
      return;
    }
    this.#answers[known] = line;
    this.#earlier ??= new Map();
    this.#earlier.set(keyOf(line), appended(this.#earlier.get(keyOf(line)), earlier.at));
  }

  #build(answers: readonly ImageLine[]): readonly ImageRecord[] {
    const composites = [...(this.#composites ?? none)].sort(([, a], [, b]) => compareText(a.at, b.at));
    const ofComposites = composites.flatMap(([, { places }]) => places.current());
    // Where composites stood when this image was cleared is cleared too, though they may be made again.
    const places = [...this.places.current(), ...ofComposites.filter(({ at }) => at > this.#forgotten)];
    places.sort((a, b) => compareText(a.at, b.at));
    const removed = [...this.places.removed(), ...composites.flatMap(([, { places }]) => places.removed())];
    const files = standing(places);
    const shared = {
      uris: orNone(files.map(({ uri }) => uri)),
      places: orNone(files),
      removed: orNone(
        removed.filter(({ at }) => at > this.#forgotten).sort((a, b) => compareText(a.at, b.at)),
      ),
      starred: this.#star?.starred ?? false,
      composites: orNone(composites.map(([hash]) => hash)),
    };
    const lastPlace = places.at(-1)?.at;
    return answers.map(({ kind: _, ...answer }) => {
      const arrivedAt = this.#arrival(answer);
      return {
        ...answer,
        ...shared,
        discarded: this.#discard !== undefined && this.#discard.at > arrivedAt && this.#discard.discarded,
        ...(lastPlace !== undefined && lastPlace >= arrivedAt && { keptAt: lastPlace }),
      };
    });
  }

  /** When it first came since this image was last cleared. */
  #arrival(answer: Omit<ImageLine, 'kind'>): string {
    return this.#earlier?.get(keyOf(answer))?.find((at) => at > this.#forgotten) ?? answer.at;
  }
}

/** Of equal bytes, which answer. */
function keyOf({ job, index }: Pick<ImageLine, 'job' | 'index'>): string {
  return `${job} ${index}`;
}

function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
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
