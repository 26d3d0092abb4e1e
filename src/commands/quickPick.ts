import * as vscode from 'vscode';

/** Shows `pick` until a row is accepted or it is hidden; Enter without a row does nothing. The caller disposes it. */
export function accepted<T extends vscode.QuickPickItem>(pick: vscode.QuickPick<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const listeners = [
      pick.onDidAccept(() => pick.activeItems[0] && settle(pick.activeItems[0])),
      pick.onDidHide(() => settle(undefined)),
    ];
    const settle = (item: T | undefined) => {
      for (const listener of listeners) listener.dispose();
      resolve(item);
    };
    pick.show();
  });
}

export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
