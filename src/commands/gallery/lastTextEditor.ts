import * as vscode from 'vscode';

/** The text editor that had the focus last: while a page has it, VS Code says that none is active. */
export class LastTextEditor implements vscode.Disposable {
  #last = vscode.window.activeTextEditor;
  readonly #listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
    this.#last = editor ?? this.#last;
  });

  /** As long as it is on screen; else another one that is. */
  get current(): vscode.TextEditor | undefined {
    const { visibleTextEditors, activeTextEditor } = vscode.window;
    const last = activeTextEditor ?? this.#last;
    // Another editor shows the same document once its tab was hidden and shown again.
    return (
      visibleTextEditors.find((editor) => editor === last) ??
      visibleTextEditors.find((editor) => editor.document === last?.document) ??
      visibleTextEditors[0]
    );
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
