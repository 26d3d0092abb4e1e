import '@vscode-elements/elements/dist/vscode-button/index.js';
import closeIcon from '@vscode/codicons/src/icons/close.svg';
import errorIcon from '@vscode/codicons/src/icons/error.svg';
import infoIcon from '@vscode/codicons/src/icons/info.svg';
import warningIcon from '@vscode/codicons/src/icons/warning.svg';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import './icon.ts';
import './iconButton.ts';
import { messagesStyles } from './messages.styles.ts';
import { secondaryButtonStyles } from './secondaryButton.styles.ts';

/** Something that a page itself says, until the next thing happens. */
export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
}

export interface Message extends Notice {
  readonly id: string;
  /** Absent: there is nothing else to see. */
  close?(): void;
}

const icons = { info: infoIcon, warning: warningIcon, error: errorIcon };

/** What there is to say, in this order; a live region of the page reads it out. */
@customElement('easel-messages')
export class Messages extends LitElement {
  static override readonly styles = [secondaryButtonStyles, messagesStyles];

  @property({ attribute: false }) messages: readonly Message[] = [];

  /** As wide as the page: actions stand in the line of their text, where there is room. */
  @property({ type: Boolean, reflect: true }) wide = false;

  protected override render(): TemplateResult {
    return html`
      ${repeat(
        this.messages,
        ({ id }) => id,
        (message) => renderMessage(message),
      )}
    `;
  }
}

function renderMessage({ severity, text, action, close }: Message): TemplateResult {
  return html`
    <div class="message ${severity}" role="group" aria-label=${text}>
      <easel-icon .src=${icons[severity]}></easel-icon>
      <p>${text}</p>
      ${close ? html`<easel-icon-button label="Close" .icon=${closeIcon} @click=${close}></easel-icon-button>` : nothing}
      ${
        action
          ? html`<vscode-button secondary @click=${() => action.run()}>${action.label}</vscode-button>`
          : nothing
      }
    </div>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-messages': Messages;
  }
}
