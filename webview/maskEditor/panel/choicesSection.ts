import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import chevronIcon from '@vscode/codicons/src/icons/chevron-down.svg';
import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../shared/iconButton.ts';
import '../../shared/numberField.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import { EditingElement } from '../editingElement.ts';
import { sectionStyles } from './section.styles.ts';

/** How the request is to be done: model, quality, count. */
@customElement('easel-choices-section')
export class ChoicesSection extends EditingElement {
  static override readonly styles = [
    sectionStyles,
    css`
      .choices {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 6px 12px;
      }

      vscode-single-select {
        inline-size: 100%;
      }

      easel-icon-button {
        justify-self: start;
        margin-inline-start: -6px;
        max-inline-size: 100%;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { model, choices } = this.editing;
    const { label, warning, qualities, maxCount, takesMask } = model.model;
    return html`
      <div class="choices">
        <span aria-hidden="true">Model</span>
        <easel-icon-button
          icon-last
          label="Model: ${label}"
          .text=${label}
          .icon=${chevronIcon}
          @click=${() => this.commands.selectModel()}
        ></easel-icon-button>
        ${qualities.length > 0 ? this.renderQuality() : nothing}
        <span aria-hidden="true">Count</span>
        <easel-number-field
          label="Count"
          unlabelled
          .min=${1}
          .max=${maxCount}
          .value=${choices.count}
          ?disabled=${maxCount === 1}
          @easel-number=${({ value }: NumberEvent) => this.editing.set({ choices: { ...choices, count: value } })}
        ></easel-number-field>
      </div>
      ${warning ? html`<p>${warning}</p>` : nothing}
      ${takesMask ? nothing : html`<p>This model redraws everything. Easel puts back what is not painted.</p>`}
    `;
  }

  private renderQuality(): TemplateResult {
    const { model, choices } = this.editing;
    return html`
      <span aria-hidden="true">Quality</span>
      <vscode-single-select
        label="Quality"
        .value=${choices.quality}
        @change=${({ currentTarget: select }: Event) => {
          if (!(select instanceof VscodeSingleSelect)) return;
          this.editing.set({ choices: { ...choices, quality: select.value } });
        }}
      >
        ${model.model.qualities.map(
          (quality) => html`
            <vscode-option value=${quality} ?selected=${quality === choices.quality}>${capitalised(quality)}</vscode-option>
          `,
        )}
      </vscode-single-select>
    `;
  }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-choices-section': ChoicesSection;
  }
}
