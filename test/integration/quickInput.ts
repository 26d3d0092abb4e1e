import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Presses Enter in whatever box or list the command shows, with what it holds at first, until the command ends. */
export async function runAccepting<T>(command: string, ...args: readonly unknown[]): Promise<T> {
  let isRunning = true;
  const result = Promise.resolve(vscode.commands.executeCommand<T>(command, ...args)).finally(() => {
    isRunning = false;
  });
  while (isRunning) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  return result;
}

/** Tells Easel that this window's server needs no key: the box is accepted as it is, empty. */
export async function useServerWithoutKey(): Promise<void> {
  assert.equal(await runAccepting('easel.setApiKey'), true);
}
