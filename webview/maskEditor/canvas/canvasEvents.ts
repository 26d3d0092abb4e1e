import type { Sides } from '../../../src/geometry/rectangle.ts';

/** The view moved. */
export class ViewChangeEvent extends Event {
  static readonly type = 'easel-view-change';

  constructor(
    /** CSS pixels per image pixel. */
    readonly zoom: number,
  ) {
    super(ViewChangeEvent.type, { bubbles: true, composed: true });
  }
}

/** For the live region. */
export class AnnounceEvent extends Event {
  static readonly type = 'easel-announce';

  constructor(readonly text: string) {
    super(AnnounceEvent.type, { bubbles: true, composed: true });
  }
}

/** Borders as they are being dragged; the operation is applied to the session when the pointer is let go. */
export class ExtendingEvent extends Event {
  static readonly type = 'easel-extending';

  constructor(readonly extend: Sides | undefined) {
    super(ExtendingEvent.type, { bubbles: true, composed: true });
  }
}

/** Brush sizes change with keys and the wheel here, and with a slider outside. */
export class BrushSizeEvent extends Event {
  static readonly type = 'easel-brush-size';

  constructor(
    readonly tool: 'brush' | 'eraser',
    readonly size: number,
  ) {
    super(BrushSizeEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'easel-view-change': ViewChangeEvent;
    'easel-announce': AnnounceEvent;
    'easel-extending': ExtendingEvent;
    'easel-brush-size': BrushSizeEvent;
  }
}
