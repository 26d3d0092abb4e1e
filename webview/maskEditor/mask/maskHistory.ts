import type { Coverage, TilePatch } from './coverage.ts';
import type { MaskOperation } from './maskOperation.ts';
import type { OperationPainter } from './operationPainter.ts';
import type { Checkpoint, StepMemory } from './stepMemory.ts';

/** How long painting again may keep the page from answering, in milliseconds. */
const slice = 8;

/**
 * The operations of a mask, those that are done and those that can be redone, and the way back and forth.
 * Nothing here may be called before what it returned last has settled.
 */
export class MaskHistory {
  readonly #coverage: Coverage;
  readonly #painter: OperationPainter;
  readonly #memory: StepMemory;
  #operations: MaskOperation[] = [];
  #done = 0;

  constructor(coverage: Coverage, painter: OperationPainter, memory: StepMemory) {
    this.#coverage = coverage;
    this.#painter = painter;
    this.#memory = memory;
  }

  get operations(): readonly MaskOperation[] {
    return this.#operations;
  }

  get done(): number {
    return this.#done;
  }

  /** What undo would take back. */
  get last(): MaskOperation | undefined {
    return this.#operations[this.#done - 1];
  }

  /** What redo would do. */
  get next(): MaskOperation | undefined {
    return this.#operations[this.#done];
  }

  /** Remembers an operation that was just painted, instead of all that could be redone. */
  push(operation: MaskOperation, before: TilePatch): void {
    this.#memory.forgetFrom(this.#done);
    this.#operations = [...this.#operations.slice(0, this.#done), operation];
    this.#step(before);
  }

  /** Only when there is a {@link last}. */
  undo(): void | Promise<void> {
    const step = this.#done - 1;
    const patch = this.#memory.patch(step);
    if (!patch) return this.#startOver(this.#memory.checkpointBefore(step), step);
    this.#memory.keep(step, this.#coverage.put(patch));
    this.#done = step;
  }

  /** Only when there is a {@link next}. Rejects when that cannot be done any more; it is then left out. */
  redo(): void | Promise<void> {
    const patch = this.#memory.patch(this.#done);
    if (!patch) return this.#paintNext();
    this.#memory.keep(this.#done, this.#coverage.put(patch));
    this.#done++;
  }

  /** Replaces everything; an operation that cannot be done any more is left out. */
  restore(operations: readonly MaskOperation[], done: number): Promise<void> {
    this.#memory.forgetFrom(0);
    this.#operations = [...operations];
    return this.#startOver(undefined, done);
  }

  async #startOver(checkpoint: Checkpoint | undefined, step: number): Promise<void> {
    if (checkpoint) this.#coverage.put(checkpoint.tiles);
    else this.#coverage.clear();
    this.#done = checkpoint?.step ?? 0;
    let pause = performance.now() + slice;
    for (let left = step - this.#done; left > 0; left--) {
      await this.#paintNext().catch(() => {});
      if (performance.now() < pause) continue;
      await scheduler.yield();
      pause = performance.now() + slice;
    }
  }

  async #paintNext(): Promise<void> {
    const { next } = this;
    if (!next) return;
    try {
      const paint = await this.#painter.prepare(next);
      this.#step(this.#coverage.recording(() => paint(this.#coverage)));
    } catch (error) {
      this.#memory.forgetFrom(this.#done);
      this.#operations = this.#operations.toSpliced(this.#done, 1);
      throw error;
    }
  }

  #step(before: TilePatch): void {
    this.#memory.keep(this.#done, before);
    this.#done++;
    if (this.#memory.wantsCheckpoint(this.#done)) {
      this.#memory.keepCheckpoint({ step: this.#done, tiles: this.#coverage.snapshot() });
    }
  }
}
