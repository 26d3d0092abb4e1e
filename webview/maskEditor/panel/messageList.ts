import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../shared/messages.ts';
import { pageMessages } from '../../shared/pageMessages.ts';
import { EditingElement } from '../editingElement.ts';

/** What the page and the host have to say, the newest first; the live region reads it out. */
@customElement('easel-message-list')
export class MessageList extends EditingElement {
  static override readonly styles = css`
    :host {
      display: block;
    }
  `;

  protected override render(): TemplateResult {
    const { editing } = this;
    const answer = (id: string, take: boolean): void =>
      void editing.attempt(() => editing.host.answerMessage({ id, take }));
    const closeNotice = (): void => editing.say(undefined);
    const messages = pageMessages(editing.model.messages, answer, editing.notice, closeNotice);
    // Without a picture the messages are all there is: closed, they would leave an empty page.
    const shown = editing.painting ? messages : messages.map(({ close: _, ...message }) => message);
    return html`<easel-messages .messages=${shown}></easel-messages>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-message-list': MessageList;
  }
}
