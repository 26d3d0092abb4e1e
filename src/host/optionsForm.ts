import * as vscode from 'vscode';

/**
 * A command's options form is exactly one object with a `prompt` or a `source`. Menus call with other shapes:
 * nothing, a Uri, a Uri and more.
 *
 * @returns the object, or `undefined` for a menu's call.
 */
export function optionsOf(args: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const [options] = args;
  if (args.length !== 1 || typeof options !== 'object' || options === null || options instanceof vscode.Uri) {
    return undefined;
  }
  return 'prompt' in options || 'source' in options ? { ...options } : undefined;
}
