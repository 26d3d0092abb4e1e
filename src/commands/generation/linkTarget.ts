import * as vscode from 'vscode';
import type { ImageLinks } from './linkPlace.ts';
import { notebookOf } from './openDocument.ts';

/**
 * The image as the document links to it: a path relative to the document, or to its notebook. An untitled document
 * will probably be saved at the top of the workspace, or else where the image went.
 *
 * @returns `undefined` when no relative path leads from one to the other, as between two drives.
 */
export function linkTarget(
  document: vscode.TextDocument | undefined,
  image: string,
  links: ImageLinks,
): string | undefined {
  return links.relativePath(baseOf(document, vscode.Uri.parse(image)).toString(), image);
}

function baseOf(document: vscode.TextDocument | undefined, image: vscode.Uri): vscode.Uri {
  if (document && !document.isUntitled) return notebookOf(document)?.uri ?? document.uri;
  const folder = vscode.workspace.getWorkspaceFolder(image)?.uri ?? vscode.Uri.joinPath(image, '..');
  return vscode.Uri.joinPath(folder, 'untitled');
}
