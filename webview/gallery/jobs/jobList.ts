import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import waitingIcon from '@vscode/codicons/src/icons/clockface.svg';
import closeIcon from '@vscode/codicons/src/icons/close.svg';
import interruptedIcon from '@vscode/codicons/src/icons/warning.svg';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GalleryJob } from '../../../src/protocol/gallery.ts';
import '../../shared/icon.ts';
import '../../shared/iconButton.ts';
import { GalleryElement } from '../galleryElement.ts';
import { jobListStyles } from './jobList.styles.ts';

const icons = { queued: waitingIcon, interrupted: interruptedIcon };

/** What is being made, waits, or came to no good end. */
@customElement('easel-job-list')
export class JobList extends GalleryElement {
  static override readonly styles = jobListStyles;

  protected override render(): TemplateResult {
    // Also without jobs: only a list that is there already is read out when it fills.
    return html`
      <ul class=${this.gallery.model.jobs.length > 0 ? '' : 'idle'} aria-label="Jobs" aria-live="polite" aria-relevant="additions text">
        ${repeat(
          this.gallery.model.jobs,
          ({ id }) => id,
          (job) => this.renderJob(job),
        )}
      </ul>
    `;
  }

  private renderJob({ id, prompt, status, state, canCancel, retry }: GalleryJob): TemplateResult {
    const { gallery } = this;
    const { host } = gallery;
    const preview = gallery.previews.get(id);
    return html`
      <li class=${state}>
        <div class="preview">
          ${preview ? html`<img src=${preview} alt="" />` : renderState(state)}
        </div>
        <div class="text">
          <p class="prompt" title=${prompt}>${prompt}</p>
          <p class="status">${status}</p>
        </div>
        <div class="buttons">
          ${
            canCancel
              ? html`<vscode-button secondary aria-description=${prompt} @click=${() => gallery.attempt(() => host.cancelJob({ id }))}
                  >Cancel</vscode-button
                >`
              : nothing
          }
          ${
            retry === undefined
              ? nothing
              : html`<vscode-button secondary aria-description=${prompt} @click=${() => gallery.attempt(() => host.retryJob({ id }))}
                  >${retry}</vscode-button
                >`
          }
          ${
            state === 'interrupted'
              ? html`<easel-icon-button
                  label="Dismiss"
                  .icon=${closeIcon}
                  @click=${() => gallery.attempt(() => host.forgetJob({ id }))}
                ></easel-icon-button>`
              : nothing
          }
        </div>
      </li>
    `;
  }
}

function renderState(state: GalleryJob['state']): TemplateResult {
  return state === 'running'
    ? html`<vscode-progress-ring aria-hidden="true"></vscode-progress-ring>`
    : html`<easel-icon .src=${icons[state]}></easel-icon>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-job-list': JobList;
  }
}
