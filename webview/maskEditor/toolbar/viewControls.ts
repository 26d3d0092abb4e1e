import hideIcon from '@vscode/codicons/src/icons/eye.svg';
import hiddenIcon from '@vscode/codicons/src/icons/eye-closed.svg';
import fitIcon from '@vscode/codicons/src/icons/screen-full.svg';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../shared/holdButton.ts';
import type { HoldEvent } from '../../shared/holdButton.ts';
import '../../shared/numberField.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import '../../shared/iconButton.ts';
import { sliderStyles } from '../../shared/slider.styles.ts';
import type { MaskCanvas } from '../canvas/maskCanvas.ts';
import { EditingElement } from '../editingElement.ts';
import { viewControlsStyles } from './viewControls.styles.ts';

/** How the picture and the mask are shown; none of it is sent. */
@customElement('easel-view-controls')
export class ViewControls extends EditingElement {
  static override readonly styles = [sliderStyles, viewControlsStyles];

  @property({ attribute: false }) canvas: MaskCanvas | null = null;

  /** CSS pixels per image pixel. */
  @property({ type: Number }) zoom = 1;

  protected override render(): TemplateResult {
    const { overlay } = this.editing.settings;
    const percent = Math.round(overlay.opacity * 100);
    const { isOverlayHidden } = this.editing;
    return html`
      <div class="group" role="group" aria-label="Mask overlay">
        <input
          type="color"
          aria-label="Mask color"
          title="Mask color"
          .value=${overlay.color}
          @input=${this.onColor}
        />
        <input
          type="range"
          aria-label="Mask opacity"
          title="Mask opacity"
          min="10"
          max="90"
          step="5"
          .value=${String(percent)}
          aria-valuetext="${percent} %"
          @input=${this.onOpacity}
        />
        <easel-hold-button
          label="Hold to Hide Mask"
          shortcut="H"
          .icon=${isOverlayHidden ? hiddenIcon : hideIcon}
          @easel-hold=${this.onHold}
        ></easel-hold-button>
      </div>
      <div class="group" role="group" aria-label="View">
        <easel-icon-button label="Fit" .icon=${fitIcon} @click=${() => this.commands.fit()}></easel-icon-button>
        <easel-number-field
          label="Zoom"
          unlabelled
          unit="%"
          .min=${10}
          .max=${2000}
          .value=${Math.round(this.zoom * 100)}
          @easel-number=${this.onZoom}
        ></easel-number-field>
      </div>
    `;
  }

  private onColor({ currentTarget: field }: Event): void {
    const { settings } = this.editing;
    if (field instanceof HTMLInputElement) {
      this.editing.set({ overlay: { ...settings.overlay, color: field.value } });
    }
  }

  private onOpacity({ currentTarget: field }: Event): void {
    const { settings } = this.editing;
    if (field instanceof HTMLInputElement) {
      this.editing.set({ overlay: { ...settings.overlay, opacity: field.valueAsNumber / 100 } });
    }
  }

  private onHold({ isHeld }: HoldEvent): void {
    this.editing.isOverlayHidden = isHeld;
    this.editing.changed();
  }

  private onZoom({ value }: NumberEvent): void {
    this.canvas?.zoomTo(value / 100);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-view-controls': ViewControls;
  }
}
