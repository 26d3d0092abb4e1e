import * as vscode from 'vscode';

/**
 * The document of the active editor, where images can be kept beside it: the log and the like are text documents
 * too, but nobody keeps images beside them.
 */
export function activeDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return undefined;
  const { uri } = document;
  const hasPlace =
    vscode.workspace.getWorkspaceFolder(uri) !== undefined || uri.scheme === 'vscode-notebook-cell';
  return hasPlace ? document : undefined;
}
