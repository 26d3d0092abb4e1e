import * as vscode from 'vscode';
import type { Easel } from './openEasel.ts';
import type { MaskEditorDocument } from './webviews/maskEditor/maskEditorDocument.ts';

let opened: Promise<Easel> | undefined;

/** Registers what the manifest contributes; the house behind it is a bundle of its own, opened at the first use. */
export function activate(context: vscode.ExtensionContext): void {
  const open = () => {
    opened ??= import('./openEasel.ts')
      .then(({ openEasel }) => openEasel(context))
      .catch((error: unknown) => {
        // The next command tries again.
        opened = undefined;
        throw error;
      });
    return opened;
  };
  context.subscriptions.push(
    vscode.window.registerCustomEditorProvider('easel.maskEditor', {
      openCustomDocument: async (uri) => (await open()).maskEditors.openCustomDocument(uri),
      resolveCustomEditor: async (document, panel) =>
        (await open()).maskEditors.resolveCustomEditor(document, panel),
    } satisfies vscode.CustomReadonlyEditorProvider<MaskEditorDocument>),
  );
  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('easel.gallery', {
      deserializeWebviewPanel: async (panel) => (await open()).gallery.deserializeWebviewPanel(panel),
    }),
  );
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

/** VS Code waits some seconds for it: enough for the masks that were painted last. */
export async function deactivate(): Promise<void> {
  const easel = await opened?.catch(() => undefined);
  await easel?.settled();
}
