import {
  extended,
  noSides,
  type Point,
  type Rectangle,
  type Sides,
  type Size,
} from '../../../src/geometry/rectangle.ts';
import { Coverage } from './coverage.ts';
import { union } from './coverageMeasure.ts';
import { LiveStroke, type StrokeStart } from './liveStroke.ts';
import { MaskHistory } from './maskHistory.ts';
import type { MaskOperation } from './maskOperation.ts';
import { OperationPainter, type Paint, type PainterSource } from './operationPainter.ts';
import { roundedOperation } from './roundedOperation.ts';
import { SerialQueue } from './serialQueue.ts';
import { StepMemory } from './stepMemory.ts';

export type Tool = 'brush' | 'eraser' | 'rectangle' | 'ellipse' | 'lasso' | 'fill';

/** What the operations need to know of the picture; loaded masks come from the host. */
export interface MaskSessionSource extends PainterSource {
  /** SHA-256 of the picture. */
  readonly id: string;
  readonly size: Size;
}

/** What can be stored as JSON and opened again. */
export interface MaskDraft {
  readonly operations: readonly MaskOperation[];
  /** How many of them are done; the rest can be redone. */
  readonly done: number;
}

/**
 * `dirty`: what is to be drawn again, in image pixels, empty when only undo and redo changed; absent: everything,
 * borders included.
 */
export class MaskChangeEvent extends Event {
  static readonly type = 'easel-mask-change';

  constructor(readonly dirty?: Rectangle) {
    super(MaskChangeEvent.type);
  }
}

/**
 * The mask of one picture: its operations, undo and redo, and the coverage that they add up to.
 * What is asked for is done in order, one thing at a time; at once when nothing else is under way. What is asked
 * for while a stroke grows waits for its end.
 *
 * @fires easel-mask-change
 */
export class MaskSession extends EventTarget {
  readonly source: MaskSessionSource;
  readonly #coverage: Coverage;
  readonly #painter: OperationPainter;
  readonly #history: MaskHistory;
  readonly #queue = new SerialQueue();
  #stroke: LiveStroke | undefined;

  /** @param memory what undo may take. */
  constructor(source: MaskSessionSource, memory = new StepMemory()) {
    super();
    this.source = source;
    this.#coverage = new Coverage(source.size);
    this.#painter = new OperationPainter(source);
    this.#history = new MaskHistory(this.#coverage, this.#painter, memory);
  }

  /** One byte per image pixel, 0 or 255. Read only; changes in place. */
  get coverage(): Uint8Array {
    return this.#coverage.data;
  }

  get extend(): Sides {
    const { operations, done } = this.#history;
    const last = operations.slice(0, done).findLast((operation) => operation.kind === 'extend');
    return last?.extend ?? noSides;
  }

  /** The box of all that may be painted anew, borders included, in canvas pixels; `undefined`: nothing. */
  get bounds(): Rectangle | undefined {
    const { extend } = this;
    const { width, height } = extended(this.source.size, extend);
    const { box } = this.#coverage.measure();
    const painted = box && { ...box, x: box.x + extend.left, y: box.y + extend.top };
    return [
      { x: 0, y: 0, width, height: extend.top },
      { x: width - extend.right, y: 0, width: extend.right, height },
      { x: 0, y: height - extend.bottom, width, height: extend.bottom },
      { x: 0, y: 0, width: extend.left, height },
    ]
      .filter((border) => border.width > 0 && border.height > 0)
      .reduce<Rectangle | undefined>(union, painted);
  }

  /** Share of the canvas, 0 to 1, borders included. */
  get share(): number {
    const canvas = extended(this.source.size, this.extend);
    const all = canvas.width * canvas.height;
    return (this.#coverage.measure().count + all - this.coverage.length) / all;
  }

  get canUndo(): boolean {
    return this.#history.last !== undefined;
  }

  get canRedo(): boolean {
    return this.#history.next !== undefined;
  }

  /** Of the canvas (image plus borders), borders painted: a copy, for the host. */
  canvasCoverage(): Uint8Array {
    const { coverage, extend, source } = this;
    const canvas = extended(source.size, extend);
    const copy = new Uint8Array(canvas.width * canvas.height).fill(255);
    for (let y = 0; y < source.size.height; y++) {
      const row = coverage.subarray(y * source.size.width, (y + 1) * source.size.width);
      copy.set(row, (y + extend.top) * canvas.width + extend.left);
    }
    return copy;
  }

  /**
   * Does the operation and remembers it; what could be redone is gone.
   * Rejects, changing nothing, when it cannot be done.
   */
  apply(operation: MaskOperation): Promise<void> {
    const rounded = roundedOperation(operation);
    return this.#queue.run(() => {
      const paint = this.#painter.prepare(rounded);
      return paint instanceof Promise
        ? paint.then((ready) => this.#do(rounded, ready))
        : this.#do(rounded, paint);
    });
  }

  undo(): Promise<void> {
    return this.#queue.run(() => {
      const { last } = this.#history;
      if (last) return this.#after(this.#history.undo(), last);
    });
  }

  /** Rejects when what is to be redone cannot be done any more; it is then left out. */
  redo(): Promise<void> {
    return this.#queue.run(() => {
      const { next } = this.#history;
      if (next) return this.#after(this.#history.redo(), next);
    });
  }

  /** A brush stroke that grows with the pointer. One at a time: one that was not ended ends here. */
  beginStroke(start: StrokeStart): void {
    this.endStroke();
    const stroke = new LiveStroke(start);
    this.#stroke = stroke;
    this.#queue.enqueue((done) => {
      stroke.paintOn(this.#coverage);
      this.#changed();
      stroke.whenEnded((keep) => {
        const before = stroke.finish(this.#coverage);
        if (keep) this.#history.push(stroke.operation, before);
        else this.#coverage.put(before);
        this.#changed();
        done();
      });
    });
  }

  /** In image pixels, fractions included, also outside the image. Without a stroke nothing happens. */
  extendStroke(points: readonly Point[]): void {
    if (this.#stroke?.extend(points)) this.#changed();
  }

  /** Remembers the stroke as one operation. */
  endStroke(): void {
    this.#stroke?.end(true);
    this.#stroke = undefined;
  }

  /** As if it had never begun. */
  cancelStroke(): void {
    this.#stroke?.end(false);
    this.#stroke = undefined;
  }

  get draft(): MaskDraft {
    const { operations, done } = this.#history;
    return { operations, done };
  }

  /** Replaces everything by what was stored; an operation that cannot be done any more is left out. */
  restore(draft: MaskDraft): Promise<void> {
    return this.#queue.run(() =>
      this.#history
        .restore(draft.operations.map(roundedOperation), draft.done)
        .then(() => this.#changedAll()),
    );
  }

  #do(operation: MaskOperation, paint: Paint): void {
    this.#history.push(
      operation,
      this.#coverage.recording(() => paint(this.#coverage)),
    );
    this.#after(undefined, operation);
  }

  #after(pending: void | Promise<void>, operation: MaskOperation): void | Promise<void> {
    if (pending) return pending.finally(() => this.#after(undefined, operation));
    if (operation.kind === 'extend') this.#changedAll();
    else this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new MaskChangeEvent(this.#coverage.takeDirty()));
  }

  #changedAll(): void {
    this.#coverage.takeDirty();
    this.dispatchEvent(new MaskChangeEvent());
  }
}
