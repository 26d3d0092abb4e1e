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

/**
 * A whole number with its name before it and its unit behind.
 *
 * @fires easel-number on Enter, on leaving, and with every step.
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
        @change=${this.onChange}
      ></vscode-textfield>
      ${this.unit ? html`<span class="unit" aria-hidden="true">${this.unit}</span>` : nothing}
    `;
  }

  private onChange(): void {
    const typed = Math.round(Number.parseFloat(this.field?.value ?? ''));
    if (Number.isFinite(typed)) {
      this.value = Math.min(Math.max(typed, this.min), this.max);
      this.dispatchEvent(new NumberEvent(this.value));
    }
    this.writeValue();
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
