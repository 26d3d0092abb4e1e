import type { TilePatch } from './coverage.ts';

/** A checkpoint: the whole mask after so many steps. */
export interface Checkpoint {
  readonly step: number;
  readonly tiles: TilePatch;
}

const mebibyte = 2 ** 20;

/** What a map entry takes beside the tile's bits. */
const entryBytes = 64;

/**
 * What undo and redo need so that they need not paint: for each step the tiles on its other side, for as many
 * steps around the present one as the limit allows; beyond them, now and then, the whole mask.
 */
export class StepMemory {
  readonly #limit: number;
  readonly #steps = new Map<number, { readonly patch: TilePatch; readonly bytes: number }>();
  #checkpoints: (Checkpoint & { readonly bytes: number })[] = [];
  #stepBytes = 0;

  /** @param limit in bytes; three quarters of it for steps, the rest for checkpoints, at least one of each. */
  constructor(limit = 64 * mebibyte) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#stepBytes + this.#checkpointBytes();
  }

  patch(step: number): TilePatch | undefined {
    return this.#steps.get(step)?.patch;
  }

  /** Forgets the steps farthest from this one where the memory is full; this one is kept in any case. */
  keep(step: number, patch: TilePatch): void {
    this.#forget(step);
    const bytes = size(patch);
    this.#steps.set(step, { patch, bytes });
    this.#stepBytes += bytes;
    while (this.#stepBytes > this.#limit * 0.75 && this.#steps.size > 1) {
      this.#forget(this.#farthestFrom(step));
    }
  }

  /** So much was painted between the last checkpoint and this step that painting it again would take long. */
  wantsCheckpoint(step: number): boolean {
    const start = this.checkpointBefore(step)?.step ?? 0;
    let painted = 0;
    for (const [known, { bytes }] of this.#steps) if (known >= start && known < step) painted += bytes;
    return painted > this.#limit / 8;
  }

  keepCheckpoint(checkpoint: Checkpoint): void {
    const bytes = size(checkpoint.tiles);
    this.#checkpoints = [
      ...this.#checkpoints.filter(({ step }) => step < checkpoint.step),
      { ...checkpoint, bytes },
      ...this.#checkpoints.filter(({ step }) => step > checkpoint.step),
    ];
    while (this.#checkpointBytes() > this.#limit / 4 && this.#checkpoints.length > 1) {
      const last = this.#checkpoints.length - 1;
      this.#checkpoints = this.#checkpoints.filter((_, index) => (last - index) % 2 === 0);
    }
  }

  /** The last checkpoint at or before a step; `undefined`: start with nothing painted. */
  checkpointBefore(step: number): Checkpoint | undefined {
    return this.#checkpoints.findLast((checkpoint) => checkpoint.step <= step);
  }

  /** Forgets this step and all after it. */
  forgetFrom(step: number): void {
    for (const known of [...this.#steps.keys()]) if (known >= step) this.#forget(known);
    this.#checkpoints = this.#checkpoints.filter((checkpoint) => checkpoint.step <= step);
  }

  #forget(step: number): void {
    this.#stepBytes -= this.#steps.get(step)?.bytes ?? 0;
    this.#steps.delete(step);
  }

  #farthestFrom(step: number): number {
    const known = [...this.#steps.keys()];
    const first = Math.min(...known);
    const last = Math.max(...known);
    return step - first > last - step ? first : last;
  }

  #checkpointBytes(): number {
    return this.#checkpoints.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

function size(patch: TilePatch): number {
  let bytes = 0;
  for (const tile of patch.values()) bytes += entryBytes + (typeof tile === 'number' ? 0 : tile.length);
  return bytes;
}
