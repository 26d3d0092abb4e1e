import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('a window with two folders', () => {
  it('has both, and its own workspace file', () => {
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map((folder) => folder.name),
      ['docs', 'site'],
    );
    assert.ok(vscode.workspace.workspaceFile);
  });
});
