/** Which images are selected, and where the keyboard is, as in a list of VS Code. */
export class ImageSelection {
  /** The one that has the focus when the grid has it. */
  active: string | undefined;
  private ids: ReadonlySet<string> = new Set();
  /** Where a range starts. */
  private anchor: string | undefined;

  constructor(selected: readonly string[] = [], active?: string) {
    this.ids = new Set(selected);
    this.active = active;
    this.anchor = active;
  }

  get size(): number {
    return this.ids.size;
  }

  get selected(): readonly string[] {
    return [...this.ids];
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** The focus is there, however it came; a range still starts where it did. */
  focus(id: string): void {
    this.active = id;
  }

  /** Moves there without selecting; a range starts there. */
  moveTo(id: string): void {
    this.active = id;
    this.anchor = id;
  }

  only(id: string): void {
    this.ids = new Set([id]);
    this.active = id;
    this.anchor = id;
  }

  toggle(id: string): void {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.ids = ids;
    this.active = id;
    this.anchor = id;
  }

  /** Everything between where the range starts and there, in the order of `all`. */
  extendTo(id: string, all: readonly string[], indexOf: (id: string | undefined) => number): void {
    this.anchor ??= this.active ?? id;
    const [from, to] = [indexOf(this.anchor), indexOf(id)].toSorted((a, b) => a - b);
    this.ids = new Set(from === undefined || to === undefined || from < 0 ? [id] : all.slice(from, to + 1));
    this.active = id;
  }

  all(ids: readonly string[]): void {
    this.ids = new Set(ids);
    this.active ??= ids[0];
  }

  clear(): void {
    this.ids = new Set();
  }

  /**
   * What is gone is not selected; where the keyboard was on it, it goes to the one next to it.
   *
   * @param before all ids, in order, from when it was there.
   */
  retain(isThere: (id: string) => boolean, before: readonly string[]): void {
    const kept = [...this.ids].filter(isThere);
    if (kept.length < this.ids.size) this.ids = new Set(kept);
    if (this.active !== undefined && !isThere(this.active))
      this.active = kept[0] ?? neighbour(this.active, before, isThere);
    if (this.anchor !== undefined && !isThere(this.anchor)) this.anchor = this.active;
  }
}

function neighbour(id: string, all: readonly string[], isThere: (id: string) => boolean): string | undefined {
  const index = all.indexOf(id);
  if (index < 0) return undefined;
  return all.slice(index + 1).find(isThere) ?? all.slice(0, index).findLast(isThere);
}
