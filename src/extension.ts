import * as vscode from 'vscode';
import type { Easel } from './openEasel.ts';

/** Registers what the manifest contributes; the house behind it is a bundle of its own, opened at the first use. */
export function activate(context: vscode.ExtensionContext): void {
  let opening: Promise<Easel> | undefined;
  const open = () => {
    opening ??= import('./openEasel.ts')
      .then(({ openEasel }) => openEasel(context))
      .catch((error: unknown) => {
        // The next command tries again.
        opening = undefined;
        throw error;
      });
    return opening;
  };
  const { commands } = context.extension.packageJSON.contributes as {
    commands: readonly { command: string }[];
  };
  for (const { command } of commands) {
    context.subscriptions.push(
      vscode.commands.registerCommand(command, async (...args: unknown[]) =>
        (await open()).execute(command, args),
      ),
    );
  }
}
