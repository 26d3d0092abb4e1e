import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { GalleryElement } from './galleryElement.ts';

/** The person wants to write a prompt. */
export class WritePromptEvent extends Event {
  static readonly type = 'easel-write-prompt';

  constructor() {
    super(WritePromptEvent.type);
  }
}

interface Lesson {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
}

/**
 * Why there are no images here, and what to do about it.
 *
 * @fires easel-write-prompt
 */
@customElement('easel-empty-state')
export class EmptyState extends GalleryElement {
  static override readonly styles = css`
    :host {
      display: grid;
      place-content: center;
      justify-items: center;
      padding: 16px;
      text-align: center;
    }

    h2 {
      margin: 0 0 6px;
      font-size: 1.25em;
      font-weight: 500;
    }

    p {
      max-inline-size: 52ch;
      margin: 0 0 14px;
      color: var(--vscode-descriptionForeground);
      line-height: 1.5;
      text-wrap: balance;
    }
  `;

  protected override render(): TemplateResult {
    const { title, text, action } = this.lesson;
    return html`
      <h2>${title}</h2>
      <p>${text}</p>
      ${action ? html`<vscode-button @click=${() => action.run()}>${action.label}</vscode-button>` : nothing}
    `;
  }

  private get lesson(): Lesson {
    const { gallery } = this;
    const { hasKey, hasWorkspace } = gallery.model;
    const { results, query } = gallery;
    const action = { label: 'Clear Filters', run: () => void gallery.clearFilters() };
    if (results.result.total > 0)
      return {
        title: 'No images match',
        text: 'No image has all of these words in its prompt or file name, and passes the filters.',
        action,
      };
    if (query.state === 'removed')
      return {
        title: 'Nothing discarded or deleted',
        text: 'What you discard or delete in the gallery shows here, and can be restored.',
        action,
      };
    if (query.source === 'workspace')
      return hasWorkspace
        ? {
            title: 'No images in this workspace',
            text: 'PNG, JPEG and WebP files of the open folders show here.',
            action: this.writePrompt,
          }
        : { title: 'No folder is open', text: 'Open a folder in VS Code to see all the images in it here.' };
    if (!hasKey)
      return {
        title: 'Set your API key',
        text: 'Easel makes images with your own key. It stays in VS Code’s secret storage, and goes to no other server.',
        action: { label: 'Set API Key', run: () => void gallery.attempt(() => gallery.host.setKey()) },
      };
    const place = hasWorkspace ? '' : ' Without an open folder, Easel asks where to save them.';
    return {
      title: 'No images yet',
      text: `Write above what you want to see, and press Generate. Or select text in an editor, right-click it, and choose Generate Image from Selection.${place}`,
      action: this.writePrompt,
    };
  }

  private readonly writePrompt = {
    label: 'Write a Prompt',
    run: () => {
      this.dispatchEvent(new WritePromptEvent());
    },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-empty-state': EmptyState;
  }
  interface HTMLElementEventMap {
    'easel-write-prompt': WritePromptEvent;
  }
}
