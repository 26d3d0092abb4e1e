import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

/** The person settled on a number: a whole one, between the field's limits. */
export class NumberEvent extends Event {
  static readonly type = 'easel-number';

  constructor(readonly value: number) {
    super(NumberEvent.type);
  }
}

/** In ms. As long as digits follow each other, the number is not yet written. */
const typingPause = 400;

/**
 * A whole number with its name before it and its unit behind.
 *
 * @fires easel-number with every step, on Enter, on leaving, and when typing pauses.
 */
@customElement('easel-number-field')
export class NumberField extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override readonly styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
    }

    :host([stacked]) {
      flex-direction: column;
      align-items: stretch;
      gap: 2px;
    }

    vscode-textfield {
      inline-size: var(--easel-number-width, 64px);
    }

    :host([stacked]) vscode-textfield {
      inline-size: 100%;
    }

    .unit {
      color: var(--vscode-descriptionForeground);
    }
  `;

  /** The name that is shown, and the accessible one. */
  @property() label = '';

  /** True: the name is shown by other means. */
  @property({ type: Boolean }) unlabelled = false;

  /** The name above the field. */
  @property({ type: Boolean, reflect: true }) stacked = false;

  @property({ type: Number }) value = 0;

  @property({ type: Number }) min = 0;

  @property({ type: Number }) max = 100;

  @property({ type: Boolean }) disabled = false;

  @property() unit = '';

  @query('vscode-textfield') private readonly field!: VscodeTextfield | null;

  private timer: number | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    // While it is being typed in, what is typed stays.
    if (changed.has('value') || !this.matches(':focus-within')) this.writeValue();
  }

  protected override render(): TemplateResult {
    return html`
      ${this.unlabelled ? nothing : html`<span aria-hidden="true">${this.label}</span>`}
      <vscode-textfield
        type="number"
        .label=${this.label}
        .min=${this.min}
        .max=${this.max}
        step="1"
        ?disabled=${this.disabled}
        @input=${this.onInput}
        @change=${this.onChange}
      ></vscode-textfield>
      ${this.unit ? html`<span class="unit" aria-hidden="true">${this.unit}</span>` : nothing}
    `;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  private onInput(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { typed } = this;
      if (typed >= this.min && typed <= this.max) this.settle(typed);
    }, typingPause);
  }

  private onChange(): void {
    clearTimeout(this.timer);
    const { typed } = this;
    if (Number.isFinite(typed)) this.settle(Math.min(Math.max(typed, this.min), this.max));
    this.writeValue();
  }

  private get typed(): number {
    return Math.round(Number.parseFloat(this.field?.value ?? ''));
  }

  private settle(value: number): void {
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new NumberEvent(value));
  }

  private writeValue(): void {
    if (this.field) this.field.value = String(this.value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-number-field': NumberField;
  }
  interface HTMLElementEventMap {
    'easel-number': NumberEvent;
  }
}
