import type { Blend } from '../../../../src/geometry/blend.ts';
import { intersection, isEmpty, type Rectangle, type Size } from '../../../../src/geometry/rectangle.ts';
import { type ViewTransform, visiblePart } from '../view/viewTransform.ts';
import type { CoverageLevel } from './coverageLevels.ts';
import { canvasCells, type MaskSource } from './maskSource.ts';
import { type ReachTile, reachTile } from './reachTile.ts';

/** Edge of a tile, in cells: about as many device pixels, so that a tile is quickly computed and drawn. */
function tileEdgeAt(devicePixelsPerCell: number): number {
  return devicePixelsPerCell >= 8 ? 64 : devicePixelsPerCell >= 3 ? 128 : 256;
}

/** Beyond this many, tiles that are out of view are dropped. */
const mostTiles = 160;

interface Tile<T> {
  readonly area: Rectangle;
  made: T | undefined;
  isStale: boolean;
}

/** A tile in view, and where its cells lie. */
export interface PlacedTile<T> {
  readonly made: T;
  /** In cells. */
  readonly area: Rectangle;
}

/**
 * Which part of a canvas may change, computed for what is in view only, at the view's resolution, one tile after the
 * other while the page has nothing better to do. What was known stays until it is replaced.
 */
export class ReachTiles<T> {
  private source: MaskSource | undefined;
  private blend: Blend = { grow: 0, feather: 0, keepUnmasked: true };
  private level: CoverageLevel | undefined;
  private tileEdge = 256;
  private readonly tiles = new Map<string, Tile<T>>();
  private wanted: readonly Tile<T>[] = [];
  private idle: number | undefined;
  private paused = false;

  constructor(
    private readonly make: (tile: ReachTile) => T,
    /** A tile in view is ready. */
    private readonly changed: () => void,
  ) {}

  /** `blend` is capped already. */
  show(source: MaskSource | undefined, blend: Blend): void {
    const isSame = source?.levels === this.source?.levels && sameCanvas(source, this.source);
    if (!isSame) this.tiles.clear();
    this.source = source;
    this.blend = blend;
    this.invalidate();
  }

  /** @param dirty in image pixels; absent: everything. */
  invalidate(dirty?: Rectangle): void {
    const { level, source, blend } = this;
    const margin = blend.grow + blend.feather + 2 * (level?.edge ?? 1);
    for (const tile of this.tiles.values()) {
      if (dirty && level && source && !isNear(imageArea(tile.area, level, source), dirty, margin)) continue;
      tile.isStale = true;
    }
  }

  /** While a stroke is drawn nothing is computed. */
  pause(isPaused: boolean): void {
    this.paused = isPaused;
    if (!isPaused) this.schedule();
  }

  dispose(): void {
    if (this.idle !== undefined) cancelIdleCallback(this.idle);
    this.idle = undefined;
  }

  /** The tiles in view that are ready; the others follow. */
  inView(transform: ViewTransform, surface: Size): readonly PlacedTile<T>[] {
    const { source } = this;
    if (!source) return [];
    const level = source.levels.at(transform.scale);
    const tileEdge = tileEdgeAt(transform.scale * level.edge);
    if (level.edge !== this.level?.edge || tileEdge !== this.tileEdge) this.tiles.clear();
    this.level = level;
    this.tileEdge = tileEdge;
    this.wanted = this.tilesIn(visibleCells(source, level, transform, surface), canvasCells(source, level));
    if (this.tiles.size > mostTiles) this.dropOthers();
    this.schedule();
    return this.wanted.flatMap(({ made, area }) => (made ? [{ made, area }] : []));
  }

  /** From cells to device pixels. */
  placement({ scale, x, y }: ViewTransform): ViewTransform {
    const { edge = 1 } = this.level ?? {};
    const origin = this.source?.origin ?? { x: 0, y: 0 };
    return { scale: scale * edge, x: x + origin.x * scale, y: y + origin.y * scale };
  }

  private tilesIn(visible: Rectangle, cells: Rectangle): Tile<T>[] {
    if (isEmpty(visible)) return [];
    const { tileEdge } = this;
    const found: Tile<T>[] = [];
    const first = (start: number) => Math.floor(start / tileEdge);
    for (let row = first(visible.y); row * tileEdge < visible.y + visible.height; row++) {
      for (let column = first(visible.x); column * tileEdge < visible.x + visible.width; column++) {
        found.push(this.tileAt(column, row, cells));
      }
    }
    return found;
  }

  private tileAt(column: number, row: number, cells: Rectangle): Tile<T> {
    const key = `${column},${row}`;
    const known = this.tiles.get(key);
    if (known) return known;
    const { tileEdge } = this;
    const square = { x: column * tileEdge, y: row * tileEdge, width: tileEdge, height: tileEdge };
    const tile: Tile<T> = { area: intersection(square, cells), made: undefined, isStale: true };
    this.tiles.set(key, tile);
    return tile;
  }

  private dropOthers(): void {
    const kept = new Set(this.wanted);
    for (const [key, tile] of this.tiles) if (!kept.has(tile)) this.tiles.delete(key);
  }

  private schedule(): void {
    if (this.paused || this.idle !== undefined || !this.wanted.some(({ isStale }) => isStale)) return;
    // The time limit is for pages that never rest.
    this.idle = requestIdleCallback((deadline) => this.compute(deadline), { timeout: 200 });
  }

  private compute(deadline: IdleDeadline): void {
    this.idle = undefined;
    if (this.paused) return;
    let isFirst = true;
    for (const tile of this.wanted) {
      if (!tile.isStale) continue;
      if (!isFirst && deadline.timeRemaining() < 4) break;
      isFirst = false;
      this.refresh(tile);
    }
    this.changed();
    this.schedule();
  }

  private refresh(tile: Tile<T>): void {
    const { source, level, blend } = this;
    if (!source || !level) return;
    const reach = reachTile(source, level, tile.area, blend);
    tile.made = reach && this.make(reach);
    tile.isStale = false;
  }
}

function visibleCells(
  source: MaskSource,
  level: CoverageLevel,
  transform: ViewTransform,
  surface: Size,
): Rectangle {
  const { x, y, width, height } = visiblePart(transform, surface);
  const { edge } = level;
  const left = Math.floor((x - source.origin.x) / edge);
  const top = Math.floor((y - source.origin.y) / edge);
  const visible = {
    x: left,
    y: top,
    width: Math.ceil((x - source.origin.x + width) / edge) - left,
    height: Math.ceil((y - source.origin.y + height) / edge) - top,
  };
  return intersection(visible, canvasCells(source, level));
}

function imageArea(area: Rectangle, { edge }: CoverageLevel, { origin }: MaskSource): Rectangle {
  return {
    x: area.x * edge + origin.x,
    y: area.y * edge + origin.y,
    width: area.width * edge,
    height: area.height * edge,
  };
}

function isNear(a: Rectangle, b: Rectangle, margin: number): boolean {
  return (
    a.x - margin < b.x + b.width &&
    b.x - margin < a.x + a.width &&
    a.y - margin < b.y + b.height &&
    b.y - margin < a.y + a.height
  );
}

function sameCanvas(a: MaskSource | undefined, b: MaskSource | undefined): boolean {
  return (
    a?.canvas.x === b?.canvas.x &&
    a?.canvas.y === b?.canvas.y &&
    a?.canvas.width === b?.canvas.width &&
    a?.canvas.height === b?.canvas.height
  );
}
