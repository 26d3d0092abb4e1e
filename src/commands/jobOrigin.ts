import * as vscode from 'vscode';
import type { ImageUri } from '../images/imageProvider.ts';
import type { Asker } from './generation/outputDestination.ts';

/** Whether a recorded job is for this window to speak of: it belongs to its workspace, or to none at all. */
export function isOfThisWindow(origin: ImageUri | undefined): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (origin === undefined || folders.length === 0) return true;
  const uri = vscode.Uri.parse(origin);
  // An untitled notebook's cells are at a path without a folder.
  if (uri.scheme === 'untitled' || !uri.path.startsWith('/')) return true;
  if (uri.scheme !== 'vscode-notebook-cell') return isInWorkspace(uri);
  // A cell has its notebook's path, below a scheme of its own.
  return folders.some(({ uri: { scheme } }) => isInWorkspace(uri.with({ scheme, fragment: '' })));
}

/** Who asked for a recorded job, as far as it is still there; opens its document without showing it. */
export async function askerOf(origin: ImageUri | undefined): Promise<Asker> {
  if (origin === undefined) return {};
  const uri = vscode.Uri.parse(origin);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return { document: open };
  // Opening it would make a new, empty one.
  if (uri.scheme === 'untitled') return {};
  try {
    if (await isFolder(uri)) return { folder: uri };
    return { document: await vscode.workspace.openTextDocument(uri) };
  } catch {
    return {};
  }
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** A notebook's cell is in no file system, so it cannot be asked. */
async function isFolder(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'vscode-notebook-cell') return false;
  return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
}
