import chevronIcon from '@vscode/codicons/src/icons/chevron-down.svg';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ComposerChoices } from '../../../src/protocol/gallery.ts';
import '../../shared/choiceField.ts';
import type { Choice, ChoiceEvent } from '../../shared/choiceField.ts';
import '../../shared/iconButton.ts';
import '../../shared/numberField.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import { GalleryElement } from '../galleryElement.ts';

/** How the request is to be done: model, size, quality, background, count. */
@customElement('easel-composer-choices')
export class ComposerChoiceFields extends GalleryElement {
  static override readonly styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
    }

    easel-icon-button {
      margin-inline-start: -6px;
    }

    easel-choice-field {
      inline-size: 108px;
    }

    easel-choice-field[wide] {
      inline-size: 148px;
    }

    easel-number-field {
      --easel-number-width: 52px;
    }
  `;

  protected override render(): TemplateResult {
    const { gallery } = this;
    const { options } = gallery.model;
    const { composing } = gallery;
    return html`
      <easel-icon-button
        icon-last
        label="Model: ${options.modelLabel}"
        .text=${options.modelLabel}
        .icon=${chevronIcon}
        @click=${() => gallery.attempt(() => gallery.host.selectModel())}
      ></easel-icon-button>
      ${this.renderChoice('Size', 'size', options.sizes, '')}
      ${this.renderChoice('Quality', 'quality', options.qualities, ' quality')}
      ${this.renderChoice('Background', 'background', options.backgrounds, ' background')}
      <easel-number-field
        label="Count"
        .min=${1}
        .max=${options.maxCount}
        .value=${composing.choices.count}
        ?disabled=${options.maxCount === 1}
        @easel-number=${({ value }: NumberEvent) => composing.choose({ count: value })}
      ></easel-number-field>
    `;
  }

  /** Without anything to choose, there is no field. */
  private renderChoice(
    label: string,
    name: Exclude<keyof ComposerChoices, 'count'>,
    values: readonly string[],
    suffix: string,
  ): TemplateResult | typeof nothing {
    if (values.length === 0) return nothing;
    const { composing } = this.gallery;
    const choices: readonly Choice[] = values.map((value) => ({ value, label: inWords(value) + suffix }));
    return html`
      <easel-choice-field
        ?wide=${name !== 'size'}
        label=${label}
        .choices=${choices}
        .value=${composing.choices[name]}
        @easel-choice=${({ value }: ChoiceEvent) => composing.choose({ [name]: value })}
      ></easel-choice-field>
    `;
  }
}

/** As in "1024×1024", "Medium". */
function inWords(value: string): string {
  const size = /^(\d+)x(\d+)$/.exec(value);
  if (size) return `${size[1]}×${size[2]}`;
  return value.charAt(0).toUpperCase() + value.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-composer-choices': ComposerChoiceFields;
  }
}
