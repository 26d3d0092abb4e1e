import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { editOne } from '../editImage.ts';
import { differingPixels, distanceTo, readPicture, unevenPicture, writePicture } from '../pictures.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { activeCustomEditor } from '../tabs.ts';

describe('a PNG in a window without a folder', () => {
  let parent: string;

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'easel-no-folder-'));
    await useServerWithoutKey();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(parent, { recursive: true, force: true });
  });

  it('opens in the mask editor', async () => {
    const uri = await writePicture(vscode.Uri.file(join(parent, 'cat.png')), unevenPicture(64, 48));
    await vscode.commands.executeCommand('easel.editImage', uri);
    assert.equal(activeCustomEditor(), `easel.maskEditor ${uri.path}`);
  });

  it('is edited for a program, beside itself', async () => {
    const picture = unevenPicture(320, 320);
    const mask = { x: 40, y: 40, width: 60, height: 60 };
    const source = await writePicture(vscode.Uri.file(join(parent, 'dog.png')), picture);
    const result = await editOne({ source, prompt: 'A dog', mask });
    assert.equal(result.path, vscode.Uri.file(join(parent, 'dog-edit-1.png')).path);
    const isOutside = (x: number, y: number) => distanceTo(mask, x, y) >= 4 + 8;
    assert.equal(differingPixels(picture, await readPicture(result), isOutside), 0);
  });
});
