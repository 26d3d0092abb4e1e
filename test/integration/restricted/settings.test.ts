import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('a folder in Restricted Mode', () => {
  it('is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  for (const [setting, trustedDefault] of [
    ['outputFolder', ''],
    ['style', ''],
    ['confirm', 'always'],
  ] as const) {
    it(`does not set easel.${setting}`, () => {
      assert.equal(vscode.workspace.getConfiguration('easel').get(setting), trustedDefault);
    });
  }

  it('does not choose the server', () => {
    assert.notEqual(vscode.workspace.getConfiguration('easel').get('baseUrl'), 'https://attacker.example/v1');
  });
});
