import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { noSides, type Rectangle, type Sides, type Size } from '../../../../src/geometry/rectangle.ts';
import { ExtendingEvent } from '../canvasEvents.ts';
import { draggedSides, outwards, type Side, sides } from './draggedSides.ts';

/** The borders were let go here. */
export class ExtendEvent extends Event {
  static readonly type = 'easel-extend';

  constructor(readonly extend: Sides) {
    super(ExtendEvent.type);
  }
}

/**
 * Handles at the edges of the canvas that drag new borders out, and back in. By keys, the numbers on the page do the
 * same, so that the handles are the pointer's alone.
 *
 * @fires easel-extending while a border is dragged, and with `undefined` when that ends.
 * @fires easel-extend
 */
@customElement('easel-extend-handles')
export class ExtendHandles extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      pointer-events: none;
    }

    .handle {
      position: absolute;
      inline-size: 24px;
      block-size: 24px;
      margin: -12px;
      display: grid;
      place-content: center;
      pointer-events: auto;
      touch-action: none;
    }

    .handle::after {
      content: '';
      box-sizing: border-box;
      border: 1px solid #000000;
      border-radius: 3px;
      outline: 1px solid #ffffff;
      background: var(--vscode-button-background, #0078d4);
      forced-color-adjust: none;
    }

    .left,
    .right {
      cursor: ew-resize;
    }

    .left::after,
    .right::after {
      inline-size: 8px;
      block-size: 22px;
    }

    .top,
    .bottom {
      cursor: ns-resize;
    }

    .top::after,
    .bottom::after {
      inline-size: 22px;
      block-size: 8px;
    }
  `;

  /** Where a drag starts from. */
  private from: { readonly extend: Sides; readonly image: Size; readonly zoom: number } = {
    extend: noSides,
    image: { width: 1, height: 1 },
    zoom: 1,
  };

  private drag:
    | { readonly side: Side; readonly x: number; readonly y: number; readonly from: Sides; to: Sides }
    | undefined;

  /**
   * Puts the handles at the edges of the canvas.
   *
   * @param canvas in CSS pixels of the surface.
   * @param image in its own pixels; `zoom`: CSS pixels for each.
   */
  place({ x, y, width, height }: Rectangle, extend: Sides, image: Size, zoom: number): void {
    this.from = { extend, image, zoom };
    const places: Record<Side, readonly [number, number]> = {
      top: [x + width / 2, y - 8],
      right: [x + width + 8, y + height / 2],
      bottom: [x + width / 2, y + height + 8],
      left: [x - 8, y + height / 2],
    };
    for (const side of sides) {
      const handle = this.renderRoot.querySelector<HTMLElement>(`.${side}`);
      const [left, top] = places[side];
      handle?.style.setProperty('transform', `translate(${left}px, ${top}px)`);
    }
  }

  override disconnectedCallback(): void {
    this.endDrag();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`${sides.map(
      (side) => html`
        <div
          class="handle ${side}"
          aria-hidden="true"
          @pointerdown=${(event: PointerEvent) => this.onDown(event, side)}
          @pointermove=${this.onMove}
          @pointerup=${this.onUp}
          @pointercancel=${this.onUp}
          @lostpointercapture=${this.onUp}
        ></div>
      `,
    )}`;
  }

  private onDown(event: PointerEvent, side: Side): void {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    document.addEventListener('keydown', this.onKeydown, { capture: true });
    this.drag = { side, x: event.clientX, y: event.clientY, from: this.from.extend, to: this.from.extend };
  }

  private onMove({ clientX, clientY }: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    const by = outwards(drag.side, clientX - drag.x, clientY - drag.y) / this.from.zoom;
    drag.to = draggedSides(drag.from, drag.side, by, this.from.image);
    this.dispatchEvent(new ExtendingEvent(drag.to));
  }

  private onUp(): void {
    const { drag } = this;
    if (drag && drag.to[drag.side] !== drag.from[drag.side]) this.dispatchEvent(new ExtendEvent(drag.to));
    this.endDrag();
  }

  /** Escape: the borders go back to where they were, wherever the focus is. */
  private readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.endDrag();
  };

  private endDrag(): void {
    if (!this.drag) return;
    this.drag = undefined;
    document.removeEventListener('keydown', this.onKeydown, { capture: true });
    this.dispatchEvent(new ExtendingEvent(undefined));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-extend-handles': ExtendHandles;
  }
  interface HTMLElementEventMap {
    'easel-extend': ExtendEvent;
  }
}
