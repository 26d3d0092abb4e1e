import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { type Editing, EditingChangeEvent } from './state/editing.ts';
import type { EditorCommands } from './state/editorCommands.ts';

/** A part of the page: shows the editing at hand again whenever it changes, and gives commands. */
export abstract class EditingElement extends LitElement {
  @property({ attribute: false }) editing!: Editing;

  @property({ attribute: false }) commands!: EditorCommands;

  override connectedCallback(): void {
    super.connectedCallback();
    this.editing?.addEventListener(EditingChangeEvent.type, this.follow);
  }

  override disconnectedCallback(): void {
    this.editing?.removeEventListener(EditingChangeEvent.type, this.follow);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('editing')) return;
    changed.get('editing')?.removeEventListener(EditingChangeEvent.type, this.follow);
    this.editing.addEventListener(EditingChangeEvent.type, this.follow);
  }

  private readonly follow = (): void => this.requestUpdate();
}
