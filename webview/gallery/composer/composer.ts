import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import type { VscodeTextarea } from '@vscode-elements/elements/dist/vscode-textarea/vscode-textarea.js';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Notice } from '../../shared/messages.ts';
import { GalleryElement } from '../galleryElement.ts';
import './composerChoices.ts';
import { composerStyles } from './composer.styles.ts';
import { isDroppable, referencesOf } from './droppedReferences.ts';
import './referenceList.ts';
import { takeReferences } from './takeReferences.ts';

/** Said of a drop with nothing in it that can be read. */
const noFile: Notice = {
  severity: 'error',
  text: 'What was dropped is no file. Save the picture as one, then drop that.',
};

/** What the next image is to show, how, from what, and what it costs. Images dropped here become references. */
@customElement('easel-composer')
export class Composer extends GalleryElement {
  static override readonly styles = composerStyles;

  @query('vscode-textarea') private readonly textarea!: VscodeTextarea | null;

  @state() private isDroppedOn = false;

  /** What kept the last request from being sent; gone as soon as something else is written. */
  private problem: Notice | undefined;

  override focus(): void {
    this.textarea?.focus();
  }

  protected override render(): TemplateResult {
    const { gallery } = this;
    const { composing } = gallery;
    const { options } = gallery.model;
    composing.askPrice();
    return html`
      <section
        class=${this.isDroppedOn ? 'dropped-on' : ''}
        aria-label="New image"
        @dragover=${this.onDragover}
        @dragleave=${this.onDragleave}
        @drop=${this.onDrop}
      >
        <div class="request">
          <vscode-textarea
            .label=${'Prompt'}
            placeholder="Describe an image"
            rows="2"
            resize="vertical"
            .value=${composing.prompt}
            @input=${this.onInput}
            @keydown=${this.onKeydown}
          ></vscode-textarea>
          <vscode-button
            title="Generate (Ctrl+Enter)"
            ?disabled=${composing.isSending}
            @click=${this.generate}
            >Generate${composing.price.text ? html` · ${composing.price.text}` : nothing}</vscode-button
          >
        </div>
        <div class="choices">
          <easel-composer-choices .gallery=${gallery}></easel-composer-choices>
          ${
            options.maxReferences > 0 || composing.references.length > 0
              ? html`<easel-reference-list .gallery=${gallery}></easel-reference-list>`
              : nothing
          }
        </div>
        ${options.modelWarning ? html`<p>${options.modelWarning}</p>` : nothing}
      </section>
    `;
  }

  private readonly generate = async (): Promise<void> => {
    const { gallery } = this;
    const { problem } = gallery.composing;
    if (problem !== undefined) {
      this.problem = { severity: 'error', text: problem };
      gallery.say(this.problem);
      return this.focus();
    }
    gallery.say(undefined);
    await gallery.attempt(() => gallery.composing.send());
  };

  private onInput(): void {
    const { gallery } = this;
    if (this.problem && gallery.notice === this.problem) gallery.say(undefined);
    gallery.composing.write(this.textarea?.value ?? '');
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    // A key binding of VS Code would do something else with it.
    event.stopPropagation();
    void this.generate();
  }

  private onDragover(event: DragEvent): void {
    if (!isDroppable(event, this.gallery)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.isDroppedOn = true;
  }

  private onDragleave(event: DragEvent): void {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    this.isDroppedOn = false;
  }

  private async onDrop(event: DragEvent): Promise<void> {
    this.isDroppedOn = false;
    const { gallery } = this;
    if (!isDroppable(event, gallery)) return;
    event.preventDefault();
    const what = referencesOf(event, gallery);
    if (what.uris.length + what.ids.length === 0) return gallery.say(noFile);
    await takeReferences(gallery, (present) => gallery.host.addReferences({ ...what, present }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-composer': Composer;
  }
}
