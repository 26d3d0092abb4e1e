import type { ForgetLine, ImageLine, ImageRecord, PlaceLine, StarLine } from '../images/imageRecord.ts';

/** All lines about the same bytes. */
export class ImageStory {
  #answers: ImageLine[] = [];
  #places: PlaceLine[] = [];
  #star: StarLine | undefined;
  #forgotten = '';
  /** Kept until something changes: thousands of stories are read for each one that grew. */
  #records: readonly ImageRecord[] | undefined;

  /** @returns the jobs whose image this clears. */
  add(line: ImageLine | PlaceLine | StarLine | ForgetLine): readonly string[] {
    if (line.kind === 'forget') return this.forget(line.at);
    if (line.at <= this.#forgotten) return line.kind === 'image' ? [line.job] : [];
    this.#records = undefined;
    if (line.kind === 'image') this.#addAnswer(line);
    else if (line.kind === 'place') this.#places.push(line);
    else if (!this.#star || this.#star.at <= line.at) this.#star = line;
    return [];
  }

  /** Clears every line up to a moment, also those read later. @returns the jobs whose image this clears. */
  forget(until: string): readonly string[] {
    if (until > this.#forgotten) this.#forgotten = until;
    const cleared = this.#answers.filter(({ at }) => at <= until).map(({ job }) => job);
    this.#answers = this.#answers.filter(({ at }) => at > until);
    this.#places = this.#places.filter(({ at }) => at > until);
    if (this.#star && this.#star.at <= until) this.#star = undefined;
    this.#records = undefined;
    return cleared;
  }

  records(): readonly ImageRecord[] {
    this.#records ??= this.#build();
    return this.#records;
  }

  #addAnswer(line: ImageLine): void {
    const known = this.#answers.findIndex(({ job, index }) => job === line.job && index === line.index);
    if (known < 0) this.#answers.push(line);
    else this.#answers[known] = line;
  }

  #build(): readonly ImageRecord[] {
    const places = [...this.#places].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const uris = [...new Set(places.map(({ uri }) => uri))];
    const keptAt = places.at(-1)?.at;
    return this.#answers.map(({ kind: _, ...answer }) => ({
      ...answer,
      uris,
      starred: this.#star?.starred ?? false,
      discarded: false,
      composites: [],
      ...(keptAt !== undefined && { keptAt }),
    }));
  }
}
