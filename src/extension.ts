import type * as vscode from 'vscode';
import { DisposableStore } from './host/disposable.ts';
import { runCommand } from './host/runCommand.ts';
import type { Easel } from './openEasel.ts';

/** Registers what the manifest contributes; the house behind it is a bundle of its own, opened at the first use. */
export function activate(context: vscode.ExtensionContext): void {
  const owned = new DisposableStore();
  context.subscriptions.push(owned);
  let opening: Promise<Easel> | undefined;
  const open = () => {
    opening ??= import('./openEasel.ts').then(({ openEasel }) => owned.add(openEasel(context)));
    return opening;
  };
  const { commands } = context.extension.packageJSON.contributes as {
    commands: readonly { command: string }[];
  };
  for (const { command } of commands) {
    owned.add(runCommand(command, async (...args) => (await open()).execute(command, args)));
  }
}
