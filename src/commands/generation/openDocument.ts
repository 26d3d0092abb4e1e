import * as vscode from 'vscode';

/** Whether a tab shows it: a document lives on for minutes after its last tab was closed, and an edit would surprise. */
export function isOpen(document: vscode.TextDocument): boolean {
  if (document.isClosed) return false;
  const uri = (notebookOf(document)?.uri ?? document.uri).toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      if (input instanceof vscode.TabInputTextDiff) return input.modified.toString() === uri;
      const hasUri =
        input instanceof vscode.TabInputText ||
        input instanceof vscode.TabInputNotebook ||
        input instanceof vscode.TabInputCustom;
      return hasUri && input.uri.toString() === uri;
    }),
  );
}

/** The notebook that a cell's document belongs to. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}
