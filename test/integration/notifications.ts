import * as vscode from 'vscode';

/** Presses the first button of whatever message the command shows, until the command ends. */
export async function runPressing<T>(command: string, ...args: readonly unknown[]): Promise<T> {
  let isRunning = true;
  const result = Promise.resolve(vscode.commands.executeCommand<T>(command, ...args)).finally(() => {
    isRunning = false;
  });
  while (isRunning) await vscode.commands.executeCommand('notification.acceptPrimaryAction');
  return result;
}
