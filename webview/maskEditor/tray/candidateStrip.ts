import checkIcon from '@vscode/codicons/src/icons/check.svg';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EditCandidate } from '../../../src/protocol/maskEditor.ts';
import '../../shared/icon.ts';
import { EditingElement } from '../editingElement.ts';
import { candidateLabel, showCandidate } from '../state/candidateActions.ts';
import { candidateStripStyles } from './candidateStrip.styles.ts';

/** All answers, small, the one on show marked. One tab stop: the arrow keys move along, and show. */
@customElement('easel-candidate-strip')
export class CandidateStrip extends EditingElement {
  static override readonly styles = candidateStripStyles;

  /** True from a key until the next render: the focus goes along. */
  @state() private isMoving = false;

  @query('[tabindex="0"]') private readonly current!: HTMLElement | null;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!this.isMoving) return;
    this.isMoving = false;
    this.current?.focus();
  }

  protected override render(): TemplateResult {
    const { candidates } = this.editing.model;
    return html`
      <div
        class="strip"
        role="listbox"
        aria-label="Candidates"
        aria-orientation="horizontal"
        @keydown=${this.onKeydown}
      >
        ${repeat(
          candidates,
          ({ id }) => id,
          (candidate, index) => this.renderCandidate(candidate, index),
        )}
      </div>
    `;
  }

  private renderCandidate(candidate: EditCandidate, index: number): TemplateResult {
    const shown = this.editing.candidate;
    const isShown = candidate === shown;
    return html`
      <div
        class="candidate"
        role="option"
        aria-label=${candidateLabel(this.editing, candidate)}
        aria-selected=${isShown}
        title=${candidate.keptAs ? `Kept as ${candidate.keptAs}` : 'Not kept'}
        tabindex=${isShown || (!shown && index === 0) ? 0 : -1}
        @click=${() => showCandidate(this.editing, candidate)}
      >
        <img class="checkerboard" src=${candidate.url} alt="" draggable="false" loading="lazy" decoding="async" />
        ${candidate.keptAs ? html`<span class="kept"><easel-icon .src=${checkIcon}></easel-icon></span>` : nothing}
      </div>
    `;
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { candidates } = this.editing.model;
    const last = candidates.length - 1;
    const index = this.editing.candidate ? candidates.indexOf(this.editing.candidate) : -1;
    const targets: Partial<Record<string, number>> = {
      ArrowLeft: Math.max(index - 1, 0),
      ArrowRight: Math.min(index + 1, last),
      Home: 0,
      End: last,
      Enter: Math.max(index, 0),
      ' ': Math.max(index, 0),
    };
    const candidate = candidates[targets[event.key] ?? -1];
    if (!candidate) return;
    event.preventDefault();
    event.stopPropagation();
    this.isMoving = true;
    showCandidate(this.editing, candidate);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-candidate-strip': CandidateStrip;
  }
}
