import * as vscode from 'vscode';
import { uriStem } from '../../host/uriName.ts';
import type { Destination } from '../../images/imageLibrary.ts';
import { safeName } from './fileName.ts';

/** Beside the source, under the name that {@link editName} gives. */
export function editDestination(source: vscode.Uri): Destination {
  return siblingDestination(source, editName);
}

/** Beside the source, under the name that {@link variationName} gives. */
export function variationDestination(source: vscode.Uri): Destination {
  return siblingDestination(source, variationName);
}

/** `cat-edit-1` for `cat.png`, and for `cat-edit-1.png` the next number. */
export function editName(stem: string): string {
  return safeName(/-edit-[1-9]\d*$/.test(stem) ? stem : `${stem}-edit-1`);
}

/** As {@link editName}: `cat-variation-1` for `cat.png`, and goes on counting from there. */
export function variationName(stem: string): string {
  return safeName(/-variation-[1-9]\d*$/.test(stem) ? stem : `${stem}-variation-1`);
}

function siblingDestination(source: vscode.Uri, nameOf: (stem: string) => string): Destination {
  const within = vscode.workspace.getWorkspaceFolder(source)?.uri.toString();
  return {
    folder: vscode.Uri.joinPath(source, '..').toString(),
    name: nameOf(uriStem(source)),
    ...(within !== undefined && { within }),
  };
}
