import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { failureOf, generateOne } from '../generateImage.ts';
import { watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { showNewDocument, useScratchFolder } from '../scratchFolder.ts';

describe('in a window with two folders', () => {
  const [, site] = vscode.workspace.workspaceFolders ?? [];
  const folder = useScratchFolder(() => site?.uri);

  before(useServerWithoutKey);

  it('an image goes into the folder of the active document, by that folder’s settings', async () => {
    await showNewDocument(vscode.Uri.joinPath(folder(), 'post.html'));
    const beside = await generateOne({ prompt: 'A hill' });
    assert.equal(beside.path, posix.join(folder().path, 'images', 'a-hill.png'));

    await setOutputFolder(`/${posix.basename(folder().path)}/pictures`);
    try {
      const anchored = await generateOne({ prompt: 'A hill' });
      assert.equal(anchored.path, posix.join(folder().path, 'pictures', 'a-hill.png'));
    } finally {
      await setOutputFolder(undefined);
    }
  });

  it('a document of one folder writes into no other', async () => {
    await showNewDocument(vscode.Uri.joinPath(folder(), 'post.html'));
    await setOutputFolder('../../docs/images');
    const received = await watchRequests();
    try {
      assert.match(await failureOf({ prompt: 'A hill' }), /points outside the workspace folder/);
    } finally {
      await setOutputFolder(undefined);
    }
    assert.deepEqual(await received(), []);
  });

  it('without a document a program is told to name a folder, and nothing is sent', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const received = await watchRequests();
    assert.equal(
      await failureOf({ prompt: 'A hill' }),
      'Name a folder: several are open, and no document says which one is meant.',
    );
    assert.deepEqual(await received(), []);
  });

  function setOutputFolder(value: string | undefined): Thenable<void> {
    return vscode.workspace
      .getConfiguration('easel', site)
      .update('outputFolder', value, vscode.ConfigurationTarget.WorkspaceFolder);
  }
});
