import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The person chose another value. */
export class ChoiceEvent extends Event {
  static readonly type = 'easel-choice';

  constructor(readonly value: string) {
    super(ChoiceEvent.type);
  }
}

/**
 * One of several values, whose labels say what they are of: the field's name is for assistive tools and the tooltip.
 *
 * @fires easel-choice
 */
@customElement('easel-choice-field')
export class ChoiceField extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override readonly styles = css`
    :host {
      display: inline-block;
    }

    vscode-single-select {
      inline-size: 100%;
    }
  `;

  @property() label = '';

  @property({ attribute: false }) choices: readonly Choice[] = [];

  @property() value = '';

  @query('vscode-single-select') private readonly select!: VscodeSingleSelect | null;

  protected override updated(): void {
    if (this.select && this.select.value !== this.value) this.select.value = this.value;
  }

  protected override render(): TemplateResult {
    return html`
      <vscode-single-select label=${this.label} title=${this.label} @change=${this.onChange}>
        ${repeat(
          this.choices,
          ({ value }) => value,
          ({ value, label }) =>
            html`<vscode-option value=${value} ?selected=${value === this.value}>${label}</vscode-option>`,
        )}
      </vscode-single-select>
    `;
  }

  private onChange(): void {
    const value = this.select?.value ?? '';
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new ChoiceEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-choice-field': ChoiceField;
  }
  interface HTMLElementEventMap {
    'easel-choice': ChoiceEvent;
  }
}
