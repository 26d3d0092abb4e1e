import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/vscode-checkbox.js';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../shared/numberField.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import { EditingElement } from '../editingElement.ts';
import { describeFrame, describeLimits, maxCanvasPixels } from '../state/requestFrame.ts';
import { sectionStyles } from './section.styles.ts';

const sides = [
  { name: 'top', label: 'Top' },
  { name: 'right', label: 'Right' },
  { name: 'bottom', label: 'Bottom' },
  { name: 'left', label: 'Left' },
] as const;

/** The most that a border adds, in pixels; further ones can follow. */
const maxBorder = 4096;

/** New borders, and what of the picture is sent. */
@customElement('easel-extend-section')
export class ExtendSection extends EditingElement {
  static override readonly styles = sectionStyles;

  protected override render(): TemplateResult {
    const { extend, request, settings } = this.editing;
    return html`
      <h2>Extend</h2>
      <div class="fields">
        ${sides.map(
          ({ name, label }) => html`
            <easel-number-field
              stacked
              label=${label}
              .max=${maxBorder}
              .value=${extend[name]}
              @easel-number=${({ value }: NumberEvent) => this.extendTo({ ...extend, [name]: value })}
            ></easel-number-field>
          `,
        )}
      </div>
      ${
        request?.canCrop
          ? html`
            <vscode-checkbox
              label="Send only the surroundings of the mask"
              ?checked=${settings.surroundingsOnly}
              @change=${({ currentTarget: box }: Event) => {
                if (box instanceof VscodeCheckbox) this.editing.set({ surroundingsOnly: box.checked });
              }}
            ></vscode-checkbox>
          `
          : nothing
      }
      ${this.describe().map((line) => html`<p>${line}</p>`)}
    `;
  }

  private describe(): readonly string[] {
    const { canvas, request, model } = this.editing;
    if (!canvas || !request) return [];
    if (canvas.width * canvas.height > maxCanvasPixels) return ['Too large: 100 megapixels at most.'];
    const limits = describeLimits(canvas, model.model.frameRule);
    return [`${describeFrame(request)}.`, limits].filter((line) => line !== '');
  }

  private extendTo(extend: typeof this.editing.extend): void {
    this.commands.editMask();
    void this.editing.painting?.session.apply({ kind: 'extend', extend });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-extend-section': ExtendSection;
  }
}
