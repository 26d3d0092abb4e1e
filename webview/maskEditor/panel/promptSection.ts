import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import type { VscodeTextarea } from '@vscode-elements/elements/dist/vscode-textarea/vscode-textarea.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { EditingElement } from '../editingElement.ts';
import './jobStatus.ts';
import { secondaryButtonStyles } from '../../shared/secondaryButton.styles.ts';
import type { JobStatus } from './jobStatus.ts';
import { promptSectionStyles } from './promptSection.styles.ts';
import { sectionStyles } from './section.styles.ts';

/** What the picture is to show, and the buttons that send it. */
@customElement('easel-prompt-section')
export class PromptSection extends EditingElement {
  static override readonly styles = [sectionStyles, secondaryButtonStyles, promptSectionStyles];

  @query('vscode-textarea') private readonly textarea!: VscodeTextarea | null;

  @query('easel-job-status') private readonly jobStatus!: JobStatus | null;

  @query('vscode-button') private readonly generateButton!: HTMLElement | null;

  override focus(): void {
    this.textarea?.focus();
  }

  /** The button with the focus is about to go: the focus then stays with those that take its place. */
  private losesFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const wasJob = this.jobStatus !== null;
    const focused = this.shadowRoot?.activeElement;
    this.losesFocus = wasJob !== !!this.editing.model.job && focused !== null && focused !== this.textarea;
  }

  protected override async updated(changed: PropertyValues<this>): Promise<void> {
    super.updated(changed);
    if (!this.losesFocus) return;
    await this.jobStatus?.updateComplete;
    (this.jobStatus ?? this.generateButton)?.focus();
  }

  protected override render(): TemplateResult {
    const { prompt, model, request } = this.editing;
    const hint = request?.isCropped
      ? 'Describe the finished surroundings of the mask: only they are sent.'
      : 'Describe the whole finished picture, not only what changes.';
    return html`
      <h2 aria-hidden="true">Prompt</h2>
      <vscode-textarea
        .label=${'Prompt'}
        rows="5"
        resize="vertical"
        .value=${prompt}
        @input=${() => this.editing.set({ prompt: this.textarea?.value ?? '' })}
        @keydown=${this.onKeydown}
      ></vscode-textarea>
      <p>${hint}</p>
      ${model.job ? this.renderJob() : this.renderButtons()}
    `;
  }

  private renderJob(): TemplateResult {
    return html`<easel-job-status .editing=${this.editing} .commands=${this.commands}></easel-job-status>`;
  }

  private renderButtons(): TemplateResult {
    const { price, isSending } = this.editing;
    // Not `disabled`, which would take the focus away: a second click sends nothing anyway.
    return html`
      <div class="buttons">
        <vscode-button
          title="Generate (Ctrl+Enter)"
          aria-disabled=${isSending}
          @click=${() => this.commands.generate()}
          >Generate${price.text ? html` · ${price.text}` : nothing}</vscode-button
        >
        <vscode-button
          secondary
          title="Remove what is painted and continue its surroundings; no prompt needed"
          aria-disabled=${isSending}
          @click=${() => this.commands.remove()}
          >Remove</vscode-button
        >
      </div>
    `;
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    // A key binding of VS Code would generate once more.
    event.stopPropagation();
    void this.commands.generate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-prompt-section': PromptSection;
  }
}
