import * as vscode from 'vscode';
import { optionsOf } from './optionsForm.ts';
import { showFailure } from './showFailure.ts';

/**
 * Registers a command whose failures are shown as one sentence with the action that helps. A caller that uses the
 * options form gets the failure itself: it is a program, and nobody may be there to read.
 */
export function runCommand(
  id: string,
  execute: (...args: readonly unknown[]) => Promise<unknown>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await execute(...args);
    } catch (error) {
      if (optionsOf(args)) throw error;
      void showFailure(error);
      return undefined;
    }
  });
}
