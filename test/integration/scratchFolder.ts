import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** A new folder of the workspace, in its first folder unless told; each test gets its own, and leaves nothing. */
export function useScratchFolder(
  parent = () => vscode.workspace.workspaceFolders?.[0]?.uri,
): () => vscode.Uri {
  let folder: vscode.Uri | undefined;
  const current = () => {
    if (!folder) throw new Error('There is no folder to make a scratch folder in.');
    return folder;
  };
  beforeEach(async () => {
    const base = parent();
    folder = base && vscode.Uri.joinPath(base, `scratch-${randomUUID()}`);
    await vscode.workspace.fs.createDirectory(current());
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(current(), { recursive: true });
    folder = undefined;
  });
  return current;
}

/** The names in a folder, sorted; none when there is no such folder. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  }
}

/** Writes a text file and makes it the active editor's. */
export async function showNewDocument(uri: vscode.Uri, text = 'A text.\n'): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.window.showTextDocument(uri);
}
