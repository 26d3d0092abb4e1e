import type * as vscode from 'vscode';
import type { ImageLibrary } from '../images/imageLibrary.ts';
import type { Log } from '../images/log.ts';

/** Lets the records follow files and folders that are renamed or moved in this window. */
export function followRenames(
  workspace: Pick<typeof vscode.workspace, 'onDidRenameFiles'>,
  library: Pick<ImageLibrary, 'moved'>,
  log: Log,
): vscode.Disposable {
  return workspace.onDidRenameFiles(async ({ files }) => {
    const moves = files.map(({ oldUri, newUri }) => ({ from: oldUri.toString(), to: newUri.toString() }));
    try {
      await library.moved(moves);
    } catch (error) {
      // Nobody waits for it, and the files are found by their bytes all the same.
      log.warn(`Cannot record that files were renamed: ${error instanceof Error ? error.message : error}`);
    }
  });
}
