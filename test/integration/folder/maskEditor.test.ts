import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { generateOne } from '../generateImage.ts';
import { runPressing } from '../notifications.ts';
import { readPicture, unevenPicture, writePicture } from '../pictures.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';
import { activeCustomEditor } from '../tabs.ts';

describe('the mask editor', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  it('opens on a PNG: from menus, from the active image, and by Open With…', async () => {
    const uri = await writePicture(vscode.Uri.joinPath(folder(), 'cat.png'), unevenPicture(64, 48));
    const opened = `easel.maskEditor ${uri.path}`;
    await vscode.commands.executeCommand('easel.editImage', uri, { groupId: 0 });
    assert.equal(activeCustomEditor(), opened);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');

    await vscode.commands.executeCommand('vscode.open', uri);
    assert.equal(activeCustomEditor(), `imagePreview.previewEditor ${uri.path}`);
    await vscode.commands.executeCommand('easel.editImage');
    assert.equal(activeCustomEditor(), opened);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');

    await vscode.commands.executeCommand('vscode.openWith', uri, 'easel.maskEditor');
    assert.equal(activeCustomEditor(), opened);
  });

  it('leaves its file alone, and is never dirty', async () => {
    const picture = unevenPicture(64, 48);
    const uri = await writePicture(vscode.Uri.joinPath(folder(), 'cat.png'), picture);
    await vscode.commands.executeCommand('easel.editImage', uri);
    for (const command of ['selectAll', 'invert', 'undo', 'redo', 'clear']) {
      await vscode.commands.executeCommand(`easel.mask.${command}`);
    }
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isDirty, false);
    assert.deepEqual(Buffer.from((await readPicture(uri)).data), Buffer.from(picture.data));
  });

  it('opens on what is no picture, too, to say so', async () => {
    for (const content of ['', 'no picture', '\u0089PNG\r\n\u001a\n']) {
      const uri = vscode.Uri.joinPath(folder(), `odd-${content.length}.png`);
      await vscode.workspace.fs.writeFile(uri, Buffer.from(content, 'latin1'));
      await vscode.commands.executeCommand('easel.editImage', uri);
      assert.equal(activeCustomEditor(), `easel.maskEditor ${uri.path}`);
    }
  });

  for (const [format, extension] of [
    ['jpeg', 'jpg'],
    ['webp', 'webp'],
  ] as const) {
    it(`of a ${format} offers a PNG copy, which overwrites nothing`, async () => {
      const source = await generateOne({ prompt: 'A hill', format, folder: folder() });
      const mine = vscode.Uri.joinPath(folder(), 'a-hill.png');
      await vscode.workspace.fs.writeFile(mine, new TextEncoder().encode('mine'));
      await runPressing('easel.editImage', source);
      const copy = vscode.Uri.joinPath(folder(), 'a-hill-1.png');
      assert.equal(activeCustomEditor(), `easel.maskEditor ${copy.path}`);
      assert.deepEqual(await namesIn(folder()), ['a-hill-1.png', 'a-hill.png', `a-hill.${extension}`].sort());
      const { width, height, data } = await readPicture(copy);
      assert.deepEqual([width, height], [1024, 1024]);
      assert.ok(new Set(data).size > 16, 'It is the picture, not an empty one.');
    });
  }
});

describe('commands of the mask editor', () => {
  it('do nothing while no mask editor is active', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('easel.mask.clear');
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });
});
