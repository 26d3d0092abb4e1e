import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** The person moved the divider. */
export class ComparePositionEvent extends Event {
  static readonly type = 'easel-compare-position';

  constructor(
    /** 0 to 1 of the room. */
    readonly position: number,
  ) {
    super(ComparePositionEvent.type);
  }
}

const steps: Partial<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

/**
 * Divides two pictures, one at its left, one at its right. Stands inside the room it moves in, whose size it takes.
 *
 * @fires easel-compare-position
 */
@customElement('easel-compare-divider')
export class CompareDivider extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      pointer-events: none;
    }

    [role='slider'] {
      position: absolute;
      inset-block: 0;
      inline-size: 24px;
      margin-inline-start: -12px;
      cursor: ew-resize;
      pointer-events: auto;
      touch-action: none;
      outline: none;
      forced-color-adjust: none;
      background: linear-gradient(
        90deg,
        transparent 10px,
        #000000 10px 11px,
        #ffffff 11px 13px,
        #000000 13px 14px,
        transparent 14px
      );
    }

    .grip {
      position: absolute;
      inset-block-start: calc(50% - 12px);
      inset-inline-start: 0;
      box-sizing: border-box;
      inline-size: 24px;
      block-size: 24px;
      border: 2px solid #ffffff;
      border-radius: 50%;
      background: #000000;
      box-shadow: 0 0 0 1px #000000;
    }

    [role='slider']:focus-visible .grip {
      outline: 2px solid var(--vscode-focusBorder);
      outline-offset: 2px;
    }
  `;

  /** What the picture at the left is called. */
  @property() left = 'picture';

  /** 0 to 1 of the room. */
  @property({ type: Number }) position = 0.5;

  protected override render(): TemplateResult {
    return html`
      <div
        role="slider"
        tabindex="0"
        aria-label="Compare position"
        aria-orientation="horizontal"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(this.position * 100)}
        aria-valuetext=${`${Math.round(this.position * 100)}% ${this.left}`}
        @keydown=${this.onKeydown}
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
      >
        <div class="grip"></div>
      </div>
    `;
  }

  protected override updated(): void {
    this.renderRoot
      .querySelector<HTMLElement>('[role]')
      ?.style.setProperty('left', `${this.position * 100}%`);
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.moveTo(this.position + step * (event.shiftKey ? 10 : 1));
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  private onMove(event: PointerEvent): void {
    const handle = event.currentTarget;
    if (!(handle instanceof Element) || !handle.hasPointerCapture(event.pointerId)) return;
    const { left, width } = this.getBoundingClientRect();
    this.moveTo((event.clientX - left) / Math.max(1, width));
  }

  private moveTo(position: number): void {
    this.position = Math.min(1, Math.max(0, position));
    this.dispatchEvent(new ComparePositionEvent(this.position));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-compare-divider': CompareDivider;
  }
  interface HTMLElementEventMap {
    'easel-compare-position': ComparePositionEvent;
  }
}
