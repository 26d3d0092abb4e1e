import '@vscode-elements/elements/dist/vscode-button/index.js';
import previousIcon from '@vscode/codicons/src/icons/chevron-left.svg';
import nextIcon from '@vscode/codicons/src/icons/chevron-right.svg';
import editIcon from '@vscode/codicons/src/icons/edit.svg';
import beforeIcon from '@vscode/codicons/src/icons/eye.svg';
import sliderIcon from '@vscode/codicons/src/icons/split-horizontal.svg';
import discardIcon from '@vscode/codicons/src/icons/trash.svg';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../shared/holdButton.ts';
import type { HoldEvent } from '../../shared/holdButton.ts';
import '../../shared/iconButton.ts';
import { EditingElement } from '../editingElement.ts';
import { comparisonNames, isKept } from '../state/candidateActions.ts';
import './candidateStrip.ts';
import { secondaryButtonStyles } from '../../shared/secondaryButton.styles.ts';
import { candidateTrayStyles } from './candidateTray.styles.ts';

/** The answers of this picture: which is on show, how it stands against the picture, what becomes of it. */
@customElement('easel-candidate-tray')
export class CandidateTray extends EditingElement {
  static override readonly styles = [secondaryButtonStyles, candidateTrayStyles];

  protected override render(): TemplateResult {
    const { editing, commands } = this;
    return html`
      <section aria-label="Answers">
        <div class="bar">
          <div class="group">
            <easel-icon-button
              label="Previous"
              .icon=${previousIcon}
              @click=${() => commands.previousCandidate()}
            ></easel-icon-button>
            <span class="place">${this.place}</span>
            <easel-icon-button
              label="Next"
              .icon=${nextIcon}
              @click=${() => commands.nextCandidate()}
            ></easel-icon-button>
          </div>
          ${editing.candidate ? this.renderComparison() : nothing}
          ${editing.candidate ? this.renderActions() : nothing}
        </div>
        <easel-candidate-strip .editing=${editing} .commands=${commands}></easel-candidate-strip>
      </section>
    `;
  }

  private get place(): string {
    const { candidate, model } = this.editing;
    const { candidates } = model;
    if (candidate) {
      const place = `${candidates.indexOf(candidate) + 1} of ${candidates.length}`;
      return candidate.keptAs ? `${place} · kept as ${candidate.keptAs}` : place;
    }
    const open = candidates.filter(({ keptAs }) => keptAs === undefined).length;
    return open === 0 ? 'All kept' : `${open} not kept`;
  }

  private renderComparison(): TemplateResult {
    const { editing, commands } = this;
    const { comparison } = editing;
    return html`
      <div class="group" role="group" aria-label="Comparison">
        <easel-icon-button
          label="Compare"
          text="Compare"
          .icon=${sliderIcon}
          .pressed=${comparison !== 'none'}
          @click=${() => commands.compare()}
        ></easel-icon-button>
        ${comparison === 'none' ? nothing : html`<span>${comparisonNames[comparison]}</span>`}
        <easel-hold-button
          label="Hold to See the Original"
          .icon=${beforeIcon}
          @easel-hold=${({ isHeld }: HoldEvent) => {
            editing.isOriginalHeld = isHeld;
            editing.changed();
          }}
        ></easel-hold-button>
        <easel-icon-button
          label="Edit Mask"
          shortcut="Escape"
          text="Edit Mask"
          .icon=${editIcon}
          @click=${() => commands.editMask()}
        ></easel-icon-button>
      </div>
    `;
  }

  private renderActions(): TemplateResult {
    const { editing, commands } = this;
    return html`
      <div class="group actions">
        <easel-icon-button label="Discard" .icon=${discardIcon} @click=${() => commands.discard()}></easel-icon-button>
        <vscode-button secondary @click=${() => commands.continueOn()}>Continue on This</vscode-button>
        <vscode-button secondary @click=${() => commands.replaceOriginal()}>Replace Original</vscode-button>
        <vscode-button aria-disabled=${isKept(editing)} @click=${() => commands.keep()}>Keep</vscode-button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-candidate-tray': CandidateTray;
  }
}
