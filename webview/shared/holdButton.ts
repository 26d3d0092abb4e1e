import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import './iconButton.ts';

/** The person presses the button, or lets it go. */
export class HoldEvent extends Event {
  static readonly type = 'easel-hold';

  constructor(readonly isHeld: boolean) {
    super(HoldEvent.type);
  }
}

/**
 * Something that is so while the button is held: by pointer, Space or Enter.
 *
 * @fires easel-hold
 */
@customElement('easel-hold-button')
export class HoldButton extends LitElement {
  @property() label = '';

  @property() shortcut = '';

  /** URI of an SVG. */
  @property() icon: string | undefined;

  @property() text = '';

  @state() private isHeld = false;

  protected override render(): TemplateResult {
    return html`
      <easel-icon-button
        label=${this.label}
        .shortcut=${this.shortcut}
        .icon=${this.icon}
        .text=${this.text}
        .pressed=${this.isHeld}
        @pointerdown=${this.onPointerdown}
        @pointerup=${this.letGo}
        @lostpointercapture=${this.letGo}
        @keydown=${this.onKeydown}
        @keyup=${this.letGo}
        @focusout=${this.letGo}
      ></easel-icon-button>
    `;
  }

  private onPointerdown({ currentTarget: button, pointerId }: PointerEvent): void {
    if (button instanceof Element) button.setPointerCapture(pointerId);
    this.hold(true);
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key === ' ' || event.key === 'Enter') this.hold(true);
  }

  private readonly letGo = (): void => this.hold(false);

  private hold(isHeld: boolean): void {
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    this.dispatchEvent(new HoldEvent(isHeld));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-hold-button': HoldButton;
  }
  interface HTMLElementEventMap {
    'easel-hold': HoldEvent;
  }
}
