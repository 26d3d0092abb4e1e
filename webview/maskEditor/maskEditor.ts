import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Blend } from '../../src/geometry/blend.ts';
import type { Frame } from '../../src/geometry/frame.ts';
import { stable } from '../shared/stable.ts';
import { visuallyHiddenStyles } from '../shared/visuallyHidden.styles.ts';
import './canvas/maskCanvas.ts';
import type {
  AnnounceEvent,
  BrushSizeEvent,
  ExtendingEvent,
  MaskCanvas,
  Overlay,
  ViewChangeEvent,
} from './canvas/maskCanvas.ts';
import { EditingElement } from './editingElement.ts';
import { maskEditorStyles } from './maskEditor.styles.ts';
import './panel/editPanel.ts';
import type { EditPanel } from './panel/editPanel.ts';
import './panel/messageList.ts';
import { describeCoverage } from './state/describeCoverage.ts';
import type { Painting } from './state/editing.ts';
import type { EditorSurface } from './state/editorCommands.ts';
import type { BrushSizes } from './state/editorSettings.ts';
import { OverlaidAnswer } from './state/overlaidAnswer.ts';
import './toolbar/maskToolbar.ts';
import './toolbar/toolOptions.ts';
import './toolbar/viewControls.ts';
import './tray/candidateTray.ts';

/** The whole page: the tools above the picture, the answers below it, the request beside it. */
@customElement('easel-mask-editor')
export class MaskEditor extends EditingElement implements EditorSurface {
  static override readonly styles = [visuallyHiddenStyles, maskEditorStyles];

  @state() private zoom = 1;

  @query('easel-mask-canvas') readonly canvas!: MaskCanvas | null;

  @query('easel-edit-panel') private readonly panel!: EditPanel | null;

  private overlaid: OverlaidAnswer | undefined;

  /** Before the update that is under way. */
  private focused: Element | undefined;

  // The canvas draws what changes: the same values in a new object are no change.
  private readonly same = {
    sizes: stable<BrushSizes>(),
    blend: stable<Blend>(),
    frame: stable<Frame | undefined>(),
    overlay: stable<Overlay>(),
  };

  focusPrompt(): void {
    this.panel?.focusPrompt();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.focused = deepActiveElement();
    if (changed.has('editing')) this.overlaid = new OverlaidAnswer(this.editing);
    this.editing.askPrice();
  }

  /** A button that goes away with what it did, as Continue on This, must not take the focus along. */
  private async keepFocus(focused: Element | undefined): Promise<void> {
    await new Promise(requestAnimationFrame);
    if (focused && !focused.isConnected && !deepActiveElement()) this.canvas?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    void this.keepFocus(this.focused);
  }

  protected override firstUpdated(): void {
    const { view } = this.editing;
    if (view) this.canvas?.show(view);
  }

  protected override render(): TemplateResult {
    const { editing, commands } = this;
    const { painting } = editing;
    return html`
      <main class=${painting ? 'editor' : 'problem'}>
        ${
          painting
            ? this.renderEditor(painting)
            : html`<easel-message-list .editing=${editing} .commands=${commands}></easel-message-list>`
        }
        <div class="visually-hidden" role="status">${editing.announcement}</div>
      </main>
    `;
  }

  private renderEditor({ image, session }: Painting): TemplateResult {
    const { editing, commands, same } = this;
    const { settings, sizes, blend, request } = editing;
    return html`
      <div class="bars">
        <div class="bar">
          <easel-mask-toolbar .editing=${editing} .commands=${commands}></easel-mask-toolbar>
          <easel-view-controls
            .editing=${editing}
            .commands=${commands}
            .canvas=${this.canvas}
            .zoom=${this.zoom}
          ></easel-view-controls>
        </div>
        <div class="bar">
          <easel-tool-options .editing=${editing} .commands=${commands}></easel-tool-options>
          <span class="coverage">${describeCoverage(session.share)}</span>
        </div>
      </div>
      <easel-mask-canvas
        .session=${session}
        .imageUrl=${image.url}
        .tool=${settings.tool}
        .sizes=${same.sizes(sizes)}
        .tolerance=${settings.tolerance}
        .blend=${same.blend(blend)}
        .frame=${same.frame(request?.isCropped ? request.frame : undefined)}
        .overlay=${same.overlay({ ...settings.overlay, isHidden: editing.isOverlayHidden })}
        .overlaid=${this.overlaid?.current}
        .comparison=${editing.isOriginalHeld ? 'before' : editing.comparison}
        @easel-view-change=${this.onViewChange}
        @easel-announce=${({ text }: AnnounceEvent) => editing.announce(text)}
        @easel-extending=${this.onExtending}
        @easel-brush-size=${this.onBrushSize}
      ></easel-mask-canvas>
      ${
        editing.model.candidates.length > 0
          ? html`<easel-candidate-tray .editing=${editing} .commands=${commands}></easel-candidate-tray>`
          : nothing
      }
      <easel-edit-panel .editing=${editing} .commands=${commands}></easel-edit-panel>
    `;
  }

  private onViewChange({ zoom }: ViewChangeEvent): void {
    this.zoom = zoom;
    this.editing.view = this.canvas?.view;
    this.editing.changed();
  }

  private onExtending({ extend }: ExtendingEvent): void {
    this.editing.extending = extend;
    this.editing.changed();
  }

  private onBrushSize({ tool, size }: BrushSizeEvent): void {
    this.editing.set({ sizes: { ...this.editing.sizes, [tool]: size } });
  }
}

/** What has the focus, inside whatever shadow trees; `undefined`: nothing has. */
function deepActiveElement(): Element | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active && active !== document.body ? active : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-mask-editor': MaskEditor;
  }
}
