import * as vscode from 'vscode';
import type * as imageLink from '../../documents/imageLink.ts';
import type { LinkEdit } from '../../documents/imageLink.ts';
import { TrackedRange } from '../../host/trackedRange.ts';
import { InsertedLink } from './insertedLink.ts';
import { isOpen } from './openDocument.ts';

export type ImageLinks = typeof imageLink;

/**
 * `selected`: the link stands, and its alternative text is selected. `inserted`: the link stands, the caret did
 * not move. `gone`: the document was closed or the place deleted. `unlinkable`: the document's language has no
 * images, or there is no relative path from it to the image.
 */
export type InsertOutcome =
  | { readonly outcome: 'selected' | 'inserted'; readonly link: InsertedLink }
  | { readonly outcome: 'gone' | 'unlinkable' };

/** Where a link belongs, from the moment its image is asked for; follows the document's edits until then. */
export class LinkPlace implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #tracked: TrackedRange;
  readonly #selection: vscode.Selection;
  readonly #alone: boolean;
  readonly #links: ImageLinks;

  /** `alone`: no other link of the same job goes into this document, so its alternative text may be selected. */
  constructor(document: vscode.TextDocument, selection: vscode.Selection, alone: boolean, links: ImageLinks) {
    this.document = document;
    this.#selection = selection;
    this.#alone = alone;
    this.#links = links;
    this.#tracked = new TrackedRange(document, {
      start: document.offsetAt(selection.start),
      end: document.offsetAt(selection.end),
    });
  }

  /** The writer is still where they were when they asked: nothing was typed, and the selection stands. */
  get isUntouched(): boolean {
    const editor = vscode.window.activeTextEditor;
    return (
      editor?.document === this.document &&
      editor.selections.some((selection) => selection.isEqual(this.#selection))
    );
  }

  /**
   * Writes the link as one undo step. `path` is relative to the document, with `/`; `isOnly`: no further link
   * follows at this place, so its alternative text may be selected.
   */
  async insert(path: string, alt: string, mode: 'after' | 'replace', isOnly = true): Promise<InsertOutcome> {
    if (!this.#links.hasImageSyntax(this.document.languageId)) return { outcome: 'unlinkable' };
    for (;;) {
      const offsets = this.#tracked.offsets;
      if (!offsets || !isOpen(this.document)) return { outcome: 'gone' };
      const version = this.document.version;
      const snapshot = {
        languageId: this.document.languageId,
        text: this.document.getText(),
        eol: this.document.eol === vscode.EndOfLine.CRLF ? ('\r\n' as const) : ('\n' as const),
      };
      const edit = this.#links.linkEdit(snapshot, offsets, { path, alt }, mode);
      const editor = isOnly ? this.#untouchedEditor() : undefined;
      const applied = editor ? await insertSnippet(editor, edit) : await insertQuietly(this.document, edit);
      if (applied) {
        const link = new InsertedLink(this.document, edit, this.#links);
        return { outcome: editor && edit.altRange ? 'selected' : 'inserted', link };
      }
      // An edit is refused when the writer typed meanwhile: the place has moved on, so look again.
      if (this.document.version === version) return { outcome: 'gone' };
    }
  }

  dispose(): void {
    this.#tracked.dispose();
  }

  #untouchedEditor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return this.#alone && this.isUntouched && editor?.selections.length === 1 ? editor : undefined;
  }
}

function rangeOf(
  document: vscode.TextDocument,
  edit: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
}

async function insertSnippet(editor: vscode.TextEditor, edit: LinkEdit): Promise<boolean> {
  const snippet = new vscode.SnippetString();
  const { altRange, text } = edit;
  if (altRange) {
    snippet.appendText(text.slice(0, altRange.start));
    snippet.appendPlaceholder((nested) => nested.appendText(text.slice(altRange.start, altRange.end)), 1);
    snippet.appendText(text.slice(altRange.end));
  } else {
    snippet.appendText(text);
  }
  return editor.insertSnippet(snippet, rangeOf(editor.document, edit), {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

/** Writes without moving any caret. */
async function insertQuietly(document: vscode.TextDocument, wanted: LinkEdit): Promise<boolean> {
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const editor = editors[0];
  if (!editor) {
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, rangeOf(document, wanted), wanted.text);
    return vscode.workspace.applyEdit(change);
  }
  const carets = new Set(
    editors.flatMap(({ selections }) => selections.map(({ active }) => document.offsetAt(active))),
  );
  const edit = besideCarets(document.getText(), wanted, carets);
  const before = carets.has(edit.start) && edit.start === edit.end ? editor.selections : undefined;
  const applied = await editor.edit((builder) => builder.replace(rangeOf(document, edit), edit.text), {
    undoStopBefore: true,
    undoStopAfter: true,
  });
  if (applied && before) editor.selections = before;
  return applied;
}

/**
 * The same insertion one line break later, where a caret stands at its place: text inserted at a caret pushes
 * the caret along, and the writer would go on typing behind the link.
 */
export function besideCarets(
  text: string,
  edit: Pick<LinkEdit, 'start' | 'end' | 'text'>,
  carets: ReadonlySet<number>,
): Pick<LinkEdit, 'start' | 'end' | 'text'> {
  if (edit.start !== edit.end || !carets.has(edit.start)) return edit;
  const lineBreak = /^\r?\n/.exec(text.slice(edit.start, edit.start + 2))?.[0];
  if (!lineBreak || !edit.text.startsWith(lineBreak) || carets.has(edit.start + lineBreak.length))
    return edit;
  const start = edit.start + lineBreak.length;
  return { start, end: start, text: edit.text.slice(lineBreak.length) + lineBreak };
}
