import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './icon.ts';

/** What a button does and looks like in a toolbar of VS Code. */
@customElement('easel-icon-button')
export class IconButton extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override readonly styles = css`
    :host {
      display: inline-flex;
      flex: none;
    }

    button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 4px;
      min-inline-size: 24px;
      block-size: 24px;
      padding: 0 3px;
      border: 1px solid transparent;
      border-radius: 5px;
      background: none;
      color: var(--vscode-icon-foreground);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }

    :host([icon-last]) .text {
      order: -1;
    }

    .text {
      padding: 0 3px;
      color: var(--vscode-foreground);
    }

    button:hover:enabled {
      background-color: var(--vscode-toolbar-hoverBackground);
      outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
      outline-offset: -1px;
    }

    button:active:enabled {
      background-color: var(--vscode-toolbar-activeBackground);
    }

    button[aria-pressed='true'] {
      border-color: var(--vscode-inputOption-activeBorder, var(--vscode-contrastActiveBorder, transparent));
      background-color: var(--vscode-inputOption-activeBackground);
      color: var(--vscode-inputOption-activeForeground, var(--vscode-icon-foreground));
    }

    button[aria-pressed='true'] .text {
      color: inherit;
    }

    button:focus-visible {
      outline: 1px solid var(--vscode-focusBorder);
      outline-offset: -1px;
    }

    button:disabled {
      opacity: 0.4;
      cursor: default;
    }
  `;

  /** Its accessible name. */
  @property() label = '';

  /** As in "B", for the tooltip. */
  @property() shortcut = '';

  /** URI of an SVG; absent: the text alone. */
  @property() icon: string | undefined;

  /** Shown before the icon, or behind it. */
  @property() text = '';

  @property({ type: Boolean, reflect: true, attribute: 'icon-last' }) iconLast = false;

  /** Absent: not a toggle. */
  @property({ attribute: false }) pressed: boolean | undefined;

  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Of the button within; -1 where a toolbar's arrow keys lead to it. */
  @property({ type: Number, attribute: false }) stop = 0;

  protected override render(): TemplateResult {
    return html`
      <button
        type="button"
        aria-label=${this.label}
        aria-pressed=${this.pressed ?? nothing}
        title=${this.shortcut ? `${this.label} (${this.shortcut})` : this.label}
        tabindex=${this.stop}
        ?disabled=${this.disabled}
      >
        ${this.icon ? html`<easel-icon .src=${this.icon}></easel-icon>` : nothing}
        ${this.text ? html`<span class="text">${this.text}</span>` : nothing}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-icon-button': IconButton;
  }
}
