import clearIcon from '@vscode/codicons/src/icons/clear-all.svg';
import invertIcon from '@vscode/codicons/src/icons/color-mode.svg';
import undoIcon from '@vscode/codicons/src/icons/discard.svg';
import eraserIcon from '@vscode/codicons/src/icons/eraser.svg';
import loadIcon from '@vscode/codicons/src/icons/folder-opened.svg';
import fillIcon from '@vscode/codicons/src/icons/paintcan.svg';
import redoIcon from '@vscode/codicons/src/icons/redo.svg';
import saveIcon from '@vscode/codicons/src/icons/save.svg';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, queryAll, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../shared/iconButton.ts';
import type { IconButton } from '../../shared/iconButton.ts';
import { EditingElement } from '../editingElement.ts';
import brushIcon from '../icons/brush.svg';
import ellipseIcon from '../icons/ellipse.svg';
import lassoIcon from '../icons/lasso.svg';
import rectangleIcon from '../icons/rectangle.svg';
import selectAllIcon from '../icons/selectAll.svg';
import type { Tool } from '../mask/maskSession.ts';
import type { EditorCommand } from '../state/editorCommands.ts';
import { maskToolbarStyles } from './maskToolbar.styles.ts';

interface ToolbarButton {
  readonly command: EditorCommand;
  readonly label: string;
  readonly icon: string;
  readonly shortcut?: string;
}

const tools: readonly (ToolbarButton & { readonly command: Tool })[] = [
  { command: 'brush', label: 'Brush', icon: brushIcon, shortcut: 'B' },
  { command: 'eraser', label: 'Eraser', icon: eraserIcon, shortcut: 'E' },
  { command: 'rectangle', label: 'Rectangle', icon: rectangleIcon, shortcut: 'R' },
  { command: 'ellipse', label: 'Ellipse', icon: ellipseIcon, shortcut: 'O' },
  { command: 'lasso', label: 'Lasso', icon: lassoIcon, shortcut: 'L' },
  { command: 'fill', label: 'Fill', icon: fillIcon, shortcut: 'G' },
];

const whole: readonly ToolbarButton[] = [
  { command: 'selectAll', label: 'Select All', icon: selectAllIcon },
  { command: 'invert', label: 'Invert', icon: invertIcon },
  { command: 'clear', label: 'Clear', icon: clearIcon },
];

const files: readonly ToolbarButton[] = [
  { command: 'loadMask', label: 'Load Mask', icon: loadIcon },
  { command: 'saveMask', label: 'Save Mask', icon: saveIcon },
];

const steps: readonly ToolbarButton[] = [
  { command: 'undo', label: 'Undo', icon: undoIcon },
  { command: 'redo', label: 'Redo', icon: redoIcon },
];

const groups: readonly (readonly ToolbarButton[])[] = [tools, whole, files, steps];

/** The tools, and what is done to the mask as a whole. One tab stop: the arrow keys move along. */
@customElement('easel-mask-toolbar')
export class MaskToolbar extends EditingElement {
  static override readonly styles = maskToolbarStyles;

  /** Of the button that was used last. */
  @state() private last: EditorCommand = 'brush';

  @queryAll('easel-icon-button') private readonly buttons!: NodeListOf<IconButton>;

  /** The button with the focus has nothing more to do: the focus then goes to the tab stop. */
  private losesFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const focused = [...this.buttons].find((button) => button.matches(':focus-within'));
    this.losesFocus = focused !== undefined && this.isIdle(commandOf(focused));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.losesFocus) [...this.buttons].find(({ stop }) => stop === 0)?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="bar" role="toolbar" aria-label="Mask" @keydown=${this.onKeydown}>
        ${groups.map((group) => html`<div class="group">${this.renderGroup(group)}</div>`)}
      </div>
    `;
  }

  /** Of the button that the tab key reaches: always one that does something. */
  private get stop(): EditorCommand {
    return this.isIdle(this.last) ? 'brush' : this.last;
  }

  private renderGroup(group: readonly ToolbarButton[]): unknown {
    return repeat(
      group,
      ({ command }) => command,
      ({ command, label, icon, shortcut = '' }) => html`
        <easel-icon-button
          data-command=${command}
          label=${label}
          .icon=${icon}
          .shortcut=${shortcut}
          .pressed=${this.pressed(command)}
          .stop=${command === this.stop ? 0 : -1}
          ?disabled=${this.isIdle(command)}
          @click=${() => this.press(command)}
        ></easel-icon-button>
      `,
    );
  }

  private press(command: EditorCommand): void {
    this.last = command;
    void this.commands[command]();
  }

  private pressed(command: EditorCommand): boolean | undefined {
    if (!tools.some((tool) => tool.command === command)) return undefined;
    return command === this.editing.settings.tool && !this.editing.candidate;
  }

  private isIdle(command: EditorCommand): boolean {
    const session = this.editing.painting?.session;
    if (command === 'undo') return !session?.canUndo;
    if (command === 'redo') return !session?.canRedo;
    return false;
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    const buttons = [...this.buttons].filter(({ disabled }) => !disabled);
    const from = buttons.findIndex((button) => button.matches(':focus-within'));
    const targets: Partial<Record<string, number>> = {
      ArrowLeft: (from - 1 + buttons.length) % buttons.length,
      ArrowRight: (from + 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const button = buttons[targets[event.key] ?? -1];
    if (!button) return;
    event.preventDefault();
    this.last = commandOf(button);
    button.focus();
  };
}

function commandOf(button: IconButton): EditorCommand {
  return button.dataset['command'] as EditorCommand;
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-mask-toolbar': MaskToolbar;
  }
}
