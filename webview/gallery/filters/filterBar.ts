import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import searchIcon from '@vscode/codicons/src/icons/search.svg';
import emptyStarIcon from '@vscode/codicons/src/icons/star-empty.svg';
import starIcon from '@vscode/codicons/src/icons/star-full.svg';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../../shared/choiceField.ts';
import type { Choice, ChoiceEvent } from '../../shared/choiceField.ts';
import '../../shared/icon.ts';
import '../../shared/iconButton.ts';
import { GalleryElement } from '../galleryElement.ts';
import { thumbnailSizes } from '../state/galleryDraft.ts';
import type { QueryChange } from '../state/queryChange.ts';
import { filterBarStyles } from './filterBar.styles.ts';
import { filterChoices, sources } from './filterChoices.ts';

/** In ms. Long enough that a word that is typed asks once. */
const typingPause = 200;

/** Which images the grid shows, in which order, and how large. */
@customElement('easel-filter-bar')
export class FilterBar extends GalleryElement {
  static override readonly styles = filterBarStyles;

  @query('vscode-textfield') private readonly search!: VscodeTextfield | null;

  private timer: number | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  protected override updated(): void {
    // While it is being typed in, what is typed stays.
    const { search, gallery } = this;
    if (search && this.timer === undefined && search.value !== gallery.query.text)
      search.value = gallery.query.text;
  }

  protected override render(): TemplateResult {
    const { query } = this.gallery;
    const { operations, models, states, sorts } = filterChoices(this.gallery);
    return html`
      <section aria-label="Filters">
        <vscode-textfield
          type="search"
          .label=${'Search images'}
          placeholder="Search prompts and names"
          @input=${this.onInput}
          @change=${this.settle}
          @keydown=${this.onKeydown}
        >
          <easel-icon slot="content-before" .src=${searchIcon}></easel-icon>
        </vscode-textfield>
        <div class="sources" role="group" aria-label="Source">
          ${sources.map(
            ({ source, label }) => html`
              <easel-icon-button
                label=${label}
                .text=${label}
                .pressed=${query.source === source}
                @click=${() => this.ask({ source })}
              ></easel-icon-button>
            `,
          )}
        </div>
        ${this.renderChoice('Operation', 'operation', operations)}
        ${this.renderChoice('Model', 'model', models)}
        ${this.renderChoice('State', 'state', states)}
        <easel-icon-button
          label="Starred only"
          .icon=${query.starred ? starIcon : emptyStarIcon}
          .pressed=${query.starred === true}
          @click=${() => this.ask({ starred: query.starred ? undefined : true })}
        ></easel-icon-button>
        <div class="end">
          ${this.renderChoice('Sort', 'sort', sorts)}
          <input
            type="range"
            aria-label="Thumbnail size"
            title="Thumbnail size"
            min=${thumbnailSizes.min}
            max=${thumbnailSizes.max}
            step="20"
            .value=${String(this.gallery.thumbnailSize)}
            @input=${this.onSize}
          />
        </div>
      </section>
    `;
  }

  /** An empty value: the filter is off. */
  private renderChoice(
    label: string,
    name: 'operation' | 'model' | 'state' | 'sort',
    choices: readonly Choice[],
  ): TemplateResult {
    return html`
      <easel-choice-field
        label=${label}
        .choices=${choices}
        .value=${this.gallery.query[name] ?? ''}
        @easel-choice=${({ value }: ChoiceEvent) => this.ask({ [name]: value === '' ? undefined : value })}
      ></easel-choice-field>
    `;
  }

  private ask(change: QueryChange): void {
    void this.gallery.ask(change);
  }

  private onInput(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), typingPause);
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.search?.value ?? '';
    if (text !== this.gallery.query.text) this.ask({ text });
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.settle();
    if (event.key === 'Escape' && this.search?.value) {
      event.stopPropagation();
      this.search.value = '';
      this.settle();
    }
  }

  private onSize({ currentTarget: slider }: Event): void {
    if (!(slider instanceof HTMLInputElement)) return;
    this.gallery.thumbnailSize = slider.valueAsNumber;
    this.gallery.changed();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-filter-bar': FilterBar;
  }
}
