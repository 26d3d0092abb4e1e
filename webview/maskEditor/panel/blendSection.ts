import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/vscode-checkbox.js';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { longestBlend } from '../../../src/geometry/blend.ts';
import '../../shared/numberField.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import { EditingElement } from '../editingElement.ts';
import { sectionStyles } from './section.styles.ts';

/** How the answer joins the picture: of the candidate on show, else of the next request. */
@customElement('easel-blend-section')
export class BlendSection extends EditingElement {
  static override readonly styles = sectionStyles;

  protected override render(): TemplateResult {
    const { blend, painting, candidate } = this.editing;
    const max = painting ? longestBlend(painting.image) : 0;
    return html`
      <h2>${candidate ? 'Edge of this answer' : 'Edge'}</h2>
      <div class="fields">
        ${(['grow', 'feather'] as const).map(
          (name) => html`
            <easel-number-field
              stacked
              label=${name === 'grow' ? 'Grow' : 'Feather'}
              .max=${max}
              .value=${blend[name]}
              ?disabled=${!blend.keepUnmasked}
              @easel-number=${({ value }: NumberEvent) => this.editing.setBlend({ ...blend, [name]: value })}
            ></easel-number-field>
          `,
        )}
      </div>
      <vscode-checkbox
        label="Keep unpainted pixels"
        ?checked=${blend.keepUnmasked}
        @change=${({ currentTarget: box }: Event) => {
          if (box instanceof VscodeCheckbox) this.editing.setBlend({ ...blend, keepUnmasked: box.checked });
        }}
      ></vscode-checkbox>
      ${blend.keepUnmasked ? nothing : html`<p>The whole answer is taken, with all that the model redrew.</p>`}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-blend-section': BlendSection;
  }
}
