import historyIcon from '@vscode/codicons/src/icons/discard.svg';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../../shared/iconButton.ts';
import { EditingElement } from '../editingElement.ts';
import './blendSection.ts';
import './choicesSection.ts';
import './extendSection.ts';
import './messageList.ts';
import './promptSection.ts';
import type { PromptSection } from './promptSection.ts';

/** All of the request beside the picture. */
@customElement('easel-edit-panel')
export class EditPanel extends EditingElement {
  static override readonly styles = css`
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      padding: 10px 16px 16px;
      overflow-y: auto;
    }

    p {
      margin: 0 0 4px;
      color: var(--vscode-descriptionForeground);
    }

    easel-icon-button {
      align-self: start;
      margin-inline-start: -4px;
    }
  `;

  @query('easel-prompt-section') private readonly prompt!: PromptSection | null;

  focusPrompt(): void {
    this.prompt?.focus();
  }

  protected override render(): TemplateResult {
    const { editing, commands } = this;
    return html`
      ${
        editing.notice || editing.model.messages.length > 0
          ? html`<easel-message-list .editing=${editing} .commands=${commands}></easel-message-list>`
          : nothing
      }
      ${
        editing.model.image?.isCandidate
          ? html`
            <div>
              <p>You edit an answer, not the file. Keep what comes of it before you go back.</p>
              ${this.renderButton('Back to File', 'backToFile')}
            </div>
          `
          : nothing
      }
      <easel-prompt-section .editing=${editing} .commands=${commands}></easel-prompt-section>
      <easel-choices-section .editing=${editing} .commands=${commands}></easel-choices-section>
      <easel-blend-section .editing=${editing} .commands=${commands}></easel-blend-section>
      <easel-extend-section .editing=${editing} .commands=${commands}></easel-extend-section>
      ${editing.model.canRestore ? this.renderButton('Restore Original', 'restoreOriginal') : nothing}
    `;
  }

  private renderButton(label: string, command: 'backToFile' | 'restoreOriginal'): TemplateResult {
    return html`
      <easel-icon-button
        label=${label}
        .text=${label}
        .icon=${historyIcon}
        @click=${() => this.commands[command]()}
      ></easel-icon-button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-edit-panel': EditPanel;
  }
}
