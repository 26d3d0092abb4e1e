import type { Rectangle, Sides, Size } from '../../../src/geometry/rectangle.ts';
import type { MaskOperation } from './maskOperation.ts';

export type Tool = 'brush' | 'eraser' | 'rectangle' | 'ellipse' | 'lasso' | 'fill';

/** What the operations need to know of the picture; loaded masks come from the host. */
export interface MaskSessionSource {
  /** SHA-256 of the picture. */
  readonly id: string;
  readonly size: Size;
  /** RGBA, four bytes a pixel, as the page shows it; asked for by the first fill. */
  pixels(): Promise<Uint8ClampedArray>;
  /** One coverage byte per pixel of the loaded mask. */
  loadedMask(hash: string): Promise<Size & { readonly data: Uint8Array }>;
}

/** What can be stored as JSON and opened again. */
export interface MaskDraft {
  readonly operations: readonly MaskOperation[];
  /** How many of them are done; the rest can be redone. */
  readonly done: number;
}

/** `dirty`: what is to be drawn again, in image pixels; absent: everything, borders included. */
export class MaskChangeEvent extends Event {
  static readonly type = 'easel-mask-change';

  constructor(readonly dirty?: Rectangle) {
    super(MaskChangeEvent.type);
  }
}

/**
 * The mask of one picture: its operations, undo and redo, and the coverage that they add up to.
 *
 * @fires easel-mask-change
 */
export class MaskSession extends EventTarget {
  readonly source: MaskSessionSource;

  constructor(source: MaskSessionSource) {
    super();
    this.source = source;
  }

  /** One byte per image pixel, 0 or 255. Read only; changes in place. */
  get coverage(): Uint8Array {
    throw new Error('not built yet');
  }

  get extend(): Sides {
    throw new Error('not built yet');
  }

  /** The box of all that may be painted anew, borders included, in canvas pixels; `undefined`: nothing. */
  get bounds(): Rectangle | undefined {
    throw new Error('not built yet');
  }

  /** Share of the canvas, 0 to 1, borders included. */
  get share(): number {
    throw new Error('not built yet');
  }

  get canUndo(): boolean {
    throw new Error('not built yet');
  }

  get canRedo(): boolean {
    throw new Error('not built yet');
  }

  /** Of the canvas (image plus borders), borders painted: a copy, for the host. */
  canvasCoverage(): Uint8Array {
    throw new Error('not built yet');
  }

  /** Does the operation and remembers it; what could be redone is gone. */
  apply(_operation: MaskOperation): Promise<void> {
    throw new Error('not built yet');
  }

  undo(): Promise<void> {
    throw new Error('not built yet');
  }

  redo(): Promise<void> {
    throw new Error('not built yet');
  }

  get draft(): MaskDraft {
    throw new Error('not built yet');
  }

  /** Replaces everything by what was stored; an operation that cannot be done any more is left out. */
  restore(_draft: MaskDraft): Promise<void> {
    throw new Error('not built yet');
  }
}
