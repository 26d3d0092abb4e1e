import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('manifest', () => {
  it('declares only commands that the extension registers', async () => {
    const extension = vscode.extensions.getExtension('easel-studio.easel');
    assert.ok(extension);
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared: { command: string }[] = extension.packageJSON.contributes.commands;
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
