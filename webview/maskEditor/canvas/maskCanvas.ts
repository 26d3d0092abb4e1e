import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Blend } from '../../../src/geometry/blend.ts';
import type { Frame } from '../../../src/geometry/frame.ts';
import type { Rectangle, Sides, Size } from '../../../src/geometry/rectangle.ts';
import type { MaskSession, Tool } from '../mask/maskSession.ts';

/** An answer, or a preview of one, over the picture. */
export interface Overlaid {
  /** Webview or blob URI. */
  readonly url: string;
  readonly extend: Sides;
  readonly frame: Frame;
  /** Coverage of the canvas at the time of the request; absent: everything could change. */
  readonly mask?: Size & { readonly data: Uint8Array };
  readonly blend: Blend;
}

export interface Overlay {
  /** CSS colour. */
  readonly color: string;
  /** 0 to 1. */
  readonly opacity: number;
  readonly isHidden: boolean;
}

/** How the candidate stands against the picture. */
export type Comparison = 'none' | 'slider' | 'sideBySide' | 'before';

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

/**
 * The picture, the mask over it, and the tools: everything that pointers and keys do on the painting surface.
 *
 * @fires easel-view-change
 * @fires easel-announce
 * @fires easel-extending
 * @fires easel-brush-size
 */
@customElement('easel-mask-canvas')
export class MaskCanvas extends LitElement {
  @property({ attribute: false }) session: MaskSession | undefined;

  /** Webview URI of the picture. */
  @property() imageUrl = '';

  @property() tool: Tool = 'brush';

  /** Diameters in image pixels, 1 to 600. */
  @property({ attribute: false }) sizes: Readonly<Record<'brush' | 'eraser', number>> = {
    brush: 40,
    eraser: 40,
  };

  /** 0 to 255, of the fill. */
  @property({ type: Number }) tolerance = 32;

  /** Draws the outer line of what may change. */
  @property({ attribute: false }) blend: Blend = { grow: 4, feather: 8, keepUnmasked: true };

  /** Draws what will be sent, where that is not the whole picture. */
  @property({ attribute: false }) frame: Frame | undefined;

  @property({ attribute: false }) overlay: Overlay = { color: '#ff3b6b', opacity: 0.5, isHidden: false };

  /** The candidate or preview on show; painting goes on over the picture only. */
  @property({ attribute: false }) overlaid: Overlaid | undefined;

  @property() comparison: Comparison = 'none';

  /** CSS pixels per image pixel, 0.1 to 20. */
  get zoom(): number {
    throw new Error('not built yet');
  }

  /** Keeps the middle of the view where it is. */
  zoomTo(_zoom: number): void {
    throw new Error('not built yet');
  }

  fit(): void {
    throw new Error('not built yet');
  }

  /** What is to be kept of the view over a reload. */
  get view():
    | { readonly zoom: number; readonly center: { readonly x: number; readonly y: number } }
    | undefined {
    throw new Error('not built yet');
  }

  /** Shows a part again; once the picture is loaded, when it is not yet. */
  show(
    _view: Rectangle | { readonly zoom: number; readonly center: { readonly x: number; readonly y: number } },
  ): void {
    throw new Error('not built yet');
  }

  protected override render(): TemplateResult {
    return html`<div role="application" aria-label="Mask" tabindex="0"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-mask-canvas': MaskCanvas;
  }
  interface HTMLElementEventMap {
    'easel-view-change': ViewChangeEvent;
    'easel-announce': AnnounceEvent;
    'easel-extending': ExtendingEvent;
    'easel-brush-size': BrushSizeEvent;
  }
}
