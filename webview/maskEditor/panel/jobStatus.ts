import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { secondaryButtonStyles } from '../../shared/secondaryButton.styles.ts';
import { EditingElement } from '../editingElement.ts';

/** The job that runs, in place of the buttons that start one. */
@customElement('easel-job-status')
export class JobStatus extends EditingElement {
  static override readonly styles = [
    secondaryButtonStyles,
    css`
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 28px;
    }

    p {
      flex: 1;
      margin: 0;
      overflow-wrap: anywhere;
    }

    vscode-progress-ring {
      flex: none;
      inline-size: 18px;
      block-size: 18px;
    }

    /* Where things are not to move, the words alone say that it runs. */
    :host-context(.vscode-reduce-motion) vscode-progress-ring {
      display: none;
    }

    @media (prefers-reduced-motion: reduce) {
      vscode-progress-ring {
        display: none;
      }
    }
  `,
  ];

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('vscode-button')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <vscode-progress-ring aria-hidden="true"></vscode-progress-ring>
      <p>${this.editing.model.job?.status}</p>
      <vscode-button secondary @click=${() => this.commands.cancel()}>Cancel</vscode-button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-job-status': JobStatus;
  }
}
