import * as vscode from 'vscode';
import { uriStem } from '../host/uriName.ts';
import type { Destination } from '../images/imageLibrary.ts';
import { safeName } from './fileName.ts';

/** Beside the source: `cat-edit-1` for `cat.png`, and for `cat-edit-1.png` the next number. */
export function editDestination(source: vscode.Uri): Destination {
  const within = vscode.workspace.getWorkspaceFolder(source)?.uri.toString();
  return {
    folder: vscode.Uri.joinPath(source, '..').toString(),
    name: editName(uriStem(source)),
    ...(within !== undefined && { within }),
  };
}

export function editName(stem: string): string {
  return safeName(/-edit-[1-9]\d*$/.test(stem) ? stem : `${stem}-edit-1`);
}

/** As {@link editName}: `cat-variation-1` for `cat.png`, and goes on counting from there. */
export function variationName(stem: string): string {
  return safeName(/-variation-[1-9]\d*$/.test(stem) ? stem : `${stem}-variation-1`);
}
