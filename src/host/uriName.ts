import type * as vscode from 'vscode';

/** The last part of a path, as in `harbour.png`. */
export function uriName({ path }: Pick<vscode.Uri, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name without its extension, as in `harbour`. */
export function uriStem(uri: Pick<vscode.Uri, 'path'>): string {
  const name = uriName(uri);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
