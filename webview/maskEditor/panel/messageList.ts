import '@vscode-elements/elements/dist/vscode-button/index.js';
import closeIcon from '@vscode/codicons/src/icons/close.svg';
import errorIcon from '@vscode/codicons/src/icons/error.svg';
import infoIcon from '@vscode/codicons/src/icons/info.svg';
import warningIcon from '@vscode/codicons/src/icons/warning.svg';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../shared/icon.ts';
import '../../shared/iconButton.ts';
import { EditingElement } from '../editingElement.ts';
import type { Notice } from '../state/editing.ts';
import { messageListStyles } from './messageList.styles.ts';

interface Message extends Notice {
  readonly id: string;
  close(): void;
}

const icons = { info: infoIcon, warning: warningIcon, error: errorIcon };

/** What the page and the host have to say, the newest first; the live region reads it out. */
@customElement('easel-message-list')
export class MessageList extends EditingElement {
  static override readonly styles = messageListStyles;

  protected override render(): TemplateResult {
    return html`
      ${repeat(
        this.messages,
        ({ id }) => id,
        (message) => this.renderMessage(message),
      )}
    `;
  }

  private get messages(): readonly Message[] {
    const { editing } = this;
    const answer = (id: string, take: boolean): void =>
      void editing.attempt(() => editing.host.answerMessage({ id, take }));
    const said = editing.model.messages.map(({ id, severity, text, action }) => ({
      id,
      severity,
      text,
      ...(action !== undefined && { action: { label: action, run: () => answer(id, true) } }),
      close: () => answer(id, false),
    }));
    const own = editing.notice && { ...editing.notice, id: 'notice', close: () => editing.say(undefined) };
    return [...(own ? [own] : []), ...said.toReversed()];
  }

  private renderMessage({ severity, text, action, close }: Message): TemplateResult {
    return html`
      <div class="message ${severity}" role="group" aria-label=${text}>
        <easel-icon .src=${icons[severity]}></easel-icon>
        <p>${text}</p>
        <easel-icon-button label="Close" .icon=${closeIcon} @click=${close}></easel-icon-button>
        ${
          action
            ? html`<vscode-button secondary @click=${() => action.run()}>${action.label}</vscode-button>`
            : nothing
        }
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-message-list': MessageList;
  }
}
