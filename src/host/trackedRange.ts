import * as vscode from 'vscode';

interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** A place in a document that stays right while somebody types; `undefined` once its text is gone. */
export class TrackedRange implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #listeners: vscode.Disposable[];
  readonly #text: string;
  #offsets: Offsets | undefined;
  #closed = false;

  constructor(document: vscode.TextDocument, offsets: Offsets) {
    this.document = document;
    this.#offsets = offsets;
    this.#text = document.getText().slice(offsets.start, offsets.end);
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document) return;
        for (const change of event.contentChanges) {
          this.#offsets = this.#offsets && shift(this.#offsets, change, this.#text);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        if (closed === document) this.#closed = true;
      }),
    ];
  }

  /** Offsets in UTF-16 code units; `undefined` when the text was deleted or the document closed. */
  get offsets(): Offsets | undefined {
    return this.#closed ? undefined : this.#offsets;
  }

  get range(): vscode.Range | undefined {
    const offsets = this.offsets;
    if (!offsets) return undefined;
    return new vscode.Range(this.document.positionAt(offsets.start), this.document.positionAt(offsets.end));
  }

  /** The range is gone from then on. */
  dispose(): void {
    this.#offsets = undefined;
    for (const listener of this.#listeners) listener.dispose();
  }
}

/** Text typed at either edge stays outside; what replaces just the range becomes it. A replacement of everything keeps the range if it holds the same text once. */
export function shift(range: Offsets, change: Change, text: string): Offsets | undefined {
  const { start, end } = range;
  const changeEnd = change.rangeOffset + change.rangeLength;
  const delta = change.text.length - change.rangeLength;
  if (changeEnd <= start) return { start: start + delta, end: end + delta };
  if (change.rangeOffset >= end) return range;
  if (change.rangeOffset === start && changeEnd === end && change.text !== '') {
    return { start, end: start + change.text.length };
  }
  if (change.rangeOffset <= start && changeEnd >= end) {
    const at = text === '' ? -1 : change.text.indexOf(text);
    if (at === -1 || change.text.indexOf(text, at + 1) !== -1) return undefined;
    return { start: change.rangeOffset + at, end: change.rangeOffset + at + text.length };
  }
  if (change.rangeOffset <= start) {
    return { start: change.rangeOffset + change.text.length, end: end + delta };
  }
  return { start, end: changeEnd >= end ? change.rangeOffset : end + delta };
}
