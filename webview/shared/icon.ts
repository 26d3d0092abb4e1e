import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** A picture of 16 by 16 pixels in the colour of the text around it. It says nothing to assistive tools. */
@customElement('easel-icon')
export class Icon extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-block;
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      background-color: currentColor;
      mask: var(--easel-icon) center / 16px no-repeat;
    }
  `;

  /** URI of an SVG. */
  @property() src = '';

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('src')) this.style.setProperty('--easel-icon', `url(${JSON.stringify(this.src)})`);
  }

  protected override render(): TemplateResult {
    return html``;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-icon': Icon;
  }
}
