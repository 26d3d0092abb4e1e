import * as vscode from 'vscode';
import type { LinkEdit } from '../../documents/imageLink.ts';
import { TrackedRange } from '../../host/trackedRange.ts';
import type { ImageLinks } from './linkPlace.ts';
import { isOpen } from './openDocument.ts';

/** A link that Easel wrote: its alternative text can be edited, and its path switched to another image. */
export class InsertedLink implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #links: ImageLinks;
  readonly #path: TrackedRange;
  readonly #alt: TrackedRange | undefined;

  /** `edit` is in the document already, where it says. */
  constructor(document: vscode.TextDocument, edit: LinkEdit, links: ImageLinks) {
    this.document = document;
    this.#links = links;
    const track = ({ start, end }: { start: number; end: number }) =>
      new TrackedRange(document, { start: edit.start + start, end: edit.start + end });
    this.#path = track(edit.pathRange);
    this.#alt = edit.altRange && track(edit.altRange);
  }

  get hasAlt(): boolean {
    return this.#alt !== undefined;
  }

  /** Shows the link with its alternative text selected; false when it is gone. */
  async editAlt(): Promise<boolean> {
    const selection = this.#alt?.range;
    if (!selection) return false;
    await vscode.window.showTextDocument(this.document, { selection });
    return true;
  }

  /** One undo step; false when the link is gone. */
  async switchPath(path: string): Promise<boolean> {
    const range = isOpen(this.document) ? this.#path.range : undefined;
    if (!range) return false;
    const change = new vscode.WorkspaceEdit();
    const { languageId, uri } = this.document;
    change.replace(uri, range, this.#links.linkPath(languageId, path, this.document.getText()));
    return vscode.workspace.applyEdit(change);
  }

  dispose(): void {
    this.#path.dispose();
    this.#alt?.dispose();
  }
}
