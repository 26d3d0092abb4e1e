import * as vscode from 'vscode';

/** The custom editor of the active tab, as in `easel.maskEditor /folder/cat.png`. */
export function activeCustomEditor(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? `${input.viewType} ${input.uri.path}` : undefined;
}
