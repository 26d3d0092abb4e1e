import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { failureOf, generateOne } from '../generateImage.ts';
import { watchRequests } from '../imagesServer.ts';
import { runAccepting, useServerWithoutKey } from '../quickInput.ts';
import { showNewDocument, useScratchFolder } from '../scratchFolder.ts';

describe('in a window with two folders', () => {
  const [docs, site] = vscode.workspace.workspaceFolders ?? [];
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

  it('without a document it is asked which folder the image is for', async () => {
    assert.ok(docs);
    const [uri] = await runAccepting<vscode.Uri[]>('easel.generateImage', { prompt: 'A hill' });
    assert.ok(uri);
    assert.equal(uri.path, posix.join(docs.uri.path, 'images', 'a-hill.png'));
    await vscode.workspace.fs.delete(uri);
  });

  function setOutputFolder(value: string | undefined): Thenable<void> {
    return vscode.workspace
      .getConfiguration('easel', site)
      .update('outputFolder', value, vscode.ConfigurationTarget.WorkspaceFolder);
  }
});
