import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../shared/numberField.ts';
import type { NumberEvent } from '../../shared/numberField.ts';
import { sliderStyles } from '../../shared/slider.styles.ts';
import { EditingElement } from '../editingElement.ts';
import { maxBrushSize } from '../state/editorSettings.ts';
import './boxFields.ts';
import { toolOptionsStyles } from './toolOptions.styles.ts';

/** Steps of the slider, from 1 to {@link maxBrushSize} pixels. */
const sliderSteps = 200;

/** What can be set of the tool at hand. */
@customElement('easel-tool-options')
export class ToolOptions extends EditingElement {
  static override readonly styles = [sliderStyles, toolOptionsStyles];

  protected override render(): TemplateResult {
    const { tool } = this.editing.settings;
    switch (tool) {
      case 'brush':
      case 'eraser':
        return this.renderSize(tool);
      case 'rectangle':
      case 'ellipse':
        return html`<easel-box-fields .editing=${this.editing} .commands=${this.commands}></easel-box-fields>`;
      case 'fill':
        return this.renderTolerance();
      case 'lasso':
        return html`<p>Draw around an area, or click its corners. Right button: erase.</p>`;
    }
  }

  private renderSize(tool: 'brush' | 'eraser'): TemplateResult {
    const size = this.editing.sizes[tool];
    const set = (value: number): void =>
      this.editing.set({ sizes: { ...this.editing.sizes, [tool]: value } });
    return html`
      <span aria-hidden="true">Brush size</span>
      <input
        type="range"
        aria-label="Brush size"
        aria-valuetext="${size} pixels"
        title="Smaller: [ · Larger: ]"
        min="0"
        max=${sliderSteps}
        .value=${String(stepOf(size))}
        @input=${({ currentTarget: slider }: Event) => {
          if (slider instanceof HTMLInputElement) set(sizeAt(slider.valueAsNumber));
        }}
      />
      <easel-number-field
        label="Brush size"
        unlabelled
        unit="px"
        .min=${1}
        .max=${maxBrushSize}
        .value=${size}
        @easel-number=${({ value }: NumberEvent) => set(value)}
      ></easel-number-field>
    `;
  }

  private renderTolerance(): TemplateResult {
    const { tolerance } = this.editing.settings;
    const set = (value: number): void => this.editing.set({ tolerance: value });
    return html`
      <span aria-hidden="true">Tolerance</span>
      <input
        type="range"
        aria-label="Tolerance"
        min="0"
        max="255"
        .value=${String(tolerance)}
        @input=${({ currentTarget: slider }: Event) => {
          if (slider instanceof HTMLInputElement) set(slider.valueAsNumber);
        }}
      />
      <easel-number-field
        label="Tolerance"
        unlabelled
        .max=${255}
        .value=${tolerance}
        @easel-number=${({ value }: NumberEvent) => set(value)}
      ></easel-number-field>
    `;
  }
}

/** Equal steps of the slider are equal ratios of sizes. */
function sizeAt(step: number): number {
  return Math.round(maxBrushSize ** (step / sliderSteps));
}

function stepOf(size: number): number {
  return Math.round((Math.log(size) / Math.log(maxBrushSize)) * sliderSteps);
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-tool-options': ToolOptions;
  }
}
