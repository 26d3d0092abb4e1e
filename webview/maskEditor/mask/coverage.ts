import type { Rectangle, Size } from '../../../src/geometry/rectangle.ts';
import { CoverageMeasure, type Measure } from './coverageMeasure.ts';
import { type PackedTile, packTile, unpackTile } from './packedTile.ts';
import type { PaintSpan } from './spans.ts';
import { TileGrid } from './tileGrid.ts';

/** How tiles were at another time. */
export type TilePatch = ReadonlyMap<number, PackedTile>;

/** The pixels of a mask. It keeps the tiles that change under a recording, and the box of what changed. */
export class Coverage {
  readonly size: Size;
  /** One byte per pixel, 0 or 255. Written here only. */
  readonly data: Uint8Array;
  readonly #grid: TileGrid;
  readonly #measure: CoverageMeasure;
  readonly #isRecorded: Uint8Array;
  #recording: Map<number, PackedTile> | undefined;
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = 0;
  #bottom = 0;

  constructor(size: Size) {
    this.size = size;
    this.data = new Uint8Array(size.width * size.height);
    this.#grid = new TileGrid(size);
    this.#measure = new CoverageMeasure(this.#grid);
    this.#isRecorded = new Uint8Array(this.#grid.count);
  }

  measure(): Measure {
    return this.#measure.of(this.data);
  }

  /** Writes pixels `from` to `to` (excluded) of row `y`; what lies outside is left out. */
  fillSpan(y: number, from: number, to: number, value: 0 | 255): void {
    const { width, height } = this.size;
    const start = Math.max(from, 0);
    const end = Math.min(to, width);
    if (y < 0 || y >= height || start >= end) return;
    const lastTile = this.#grid.at(end - 1, y);
    for (let tile = this.#grid.at(start, y); tile <= lastTile; tile++) this.#touch(tile);
    this.#spoil(start, y, end, y + 1);
    this.data.fill(value, y * width + start, y * width + end);
  }

  /** Where the spans of a shape go. */
  spans(erase: boolean): PaintSpan {
    const value = erase ? 0 : 255;
    return (y, from, to) => this.fillSpan(y, from, to, value);
  }

  invert(): void {
    const { width, height } = this.size;
    for (let tile = 0; tile < this.#grid.count; tile++) this.#touch(tile);
    this.#spoil(0, 0, width, height);
    const { data } = this;
    for (let at = 0; at < data.length; at++) data[at] = ~(data[at] ?? 0);
  }

  clear(): void {
    const { width, height } = this.size;
    for (let y = 0; y < height; y++) this.fillSpan(y, 0, width, 0);
  }

  /** @returns the tiles that `paint` changed, as they were before. */
  recording(paint: () => void): TilePatch {
    this.record();
    paint();
    return this.recorded();
  }

  /** From here on the first change of a tile keeps what it was before. */
  record(): void {
    this.#recording = new Map();
    this.#isRecorded.fill(0);
  }

  /** Ends the recording. @returns the tiles as they were when it began. */
  recorded(): TilePatch {
    const recording = this.#recording ?? new Map<number, PackedTile>();
    this.#recording = undefined;
    return recording;
  }

  /** Puts tiles back. @returns how they were until now: putting that undoes it. */
  put(patch: TilePatch): TilePatch {
    return this.recording(() => {
      for (const [tile, packed] of patch) {
        const box = this.#grid.box(tile);
        this.#touch(tile);
        this.#spoil(box.x, box.y, box.x + box.width, box.y + box.height);
        unpackTile(packed, this.data, this.size.width, box);
      }
    });
  }

  /** Every tile as it is now. */
  snapshot(): TilePatch {
    const tiles = new Map<number, PackedTile>();
    for (let tile = 0; tile < this.#grid.count; tile++) {
      tiles.set(tile, packTile(this.data, this.size.width, this.#grid.box(tile)));
    }
    return tiles;
  }

  /** The box of what was written since this was last asked; empty when nothing was. */
  takeDirty(): Rectangle {
    const x = Math.min(this.#left, this.#right);
    const y = Math.min(this.#top, this.#bottom);
    const dirty = { x, y, width: this.#right - x, height: this.#bottom - y };
    this.#left = this.#top = Number.POSITIVE_INFINITY;
    this.#right = this.#bottom = 0;
    return dirty;
  }

  #touch(tile: number): void {
    this.#measure.changed(tile);
    if (!this.#recording || this.#isRecorded[tile] === 1) return;
    this.#isRecorded[tile] = 1;
    this.#recording.set(tile, packTile(this.data, this.size.width, this.#grid.box(tile)));
  }

  #spoil(left: number, top: number, right: number, bottom: number): void {
    if (left < this.#left) this.#left = left;
    if (top < this.#top) this.#top = top;
    if (right > this.#right) this.#right = right;
    if (bottom > this.#bottom) this.#bottom = bottom;
  }
}
