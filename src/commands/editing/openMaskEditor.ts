import * as vscode from 'vscode';

export async function openMaskEditor(png: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', png, 'easel.maskEditor');
}
