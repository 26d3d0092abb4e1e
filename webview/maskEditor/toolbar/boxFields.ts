import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../shared/numberField.ts';
import type { Rectangle } from '../../../src/geometry/rectangle.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import { secondaryButtonStyles } from '../../shared/secondaryButton.styles.ts';
import { EditingElement } from '../editingElement.ts';

const fields = [
  { name: 'x', label: 'X' },
  { name: 'y', label: 'Y' },
  { name: 'width', label: 'Width' },
  { name: 'height', label: 'Height' },
] as const;

/** A rectangle or ellipse by numbers, in image pixels. */
@customElement('easel-box-fields')
export class BoxFields extends EditingElement {
  static override readonly styles = [
    secondaryButtonStyles,
    css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      --easel-number-width: 58px;
    }
  `,
  ];

  /** Absent: as large as the picture. */
  @state() private box: Rectangle | undefined;

  protected override render(): TemplateResult {
    const { width = 0, height = 0 } = this.editing.painting?.image ?? {};
    const box = this.box ?? { x: 0, y: 0, width, height };
    const limits = { x: width - 1, y: height - 1, width, height };
    return html`
      ${fields.map(
        ({ name, label }) => html`
          <easel-number-field
            label=${label}
            .min=${name === 'x' || name === 'y' ? 0 : 1}
            .max=${limits[name]}
            .value=${box[name]}
            @easel-number=${({ value }: NumberEvent) => {
              this.box = { ...box, [name]: value };
            }}
          ></easel-number-field>
        `,
      )}
      <vscode-button secondary @click=${() => this.apply(box, false)}>Paint</vscode-button>
      <vscode-button secondary @click=${() => this.apply(box, true)}>Erase</vscode-button>
    `;
  }

  private apply(box: Rectangle, erase: boolean): void {
    const { settings, painting } = this.editing;
    const kind = settings.tool === 'ellipse' ? 'ellipse' : 'rectangle';
    this.commands.editMask();
    void painting?.session.apply({ kind, erase, box });
    const done = erase ? 'Erased' : 'Painted';
    this.editing.announce(`${done}: ${kind} of ${box.width} by ${box.height} pixels at ${box.x}, ${box.y}.`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-box-fields': BoxFields;
  }
}
