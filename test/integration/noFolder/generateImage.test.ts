import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { digest } from '../digest.ts';
import { generateOne } from '../generateImage.ts';
import { onlyRequest } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';

describe('in a window without a folder', () => {
  let parent: string;

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'easel-no-folder-'));
    await useServerWithoutKey();
  });
  after(() => rm(parent, { recursive: true, force: true }));

  it('an image goes into the folder that the caller names, which need not exist yet', async () => {
    const folder = vscode.Uri.file(join(parent, 'new', 'folder'));
    let uri: vscode.Uri | undefined;
    const request = await onlyRequest(async () => {
      uri = await generateOne({ prompt: 'A hill', folder });
    });
    assert.ok(uri);
    assert.equal(uri.toString(), vscode.Uri.joinPath(folder, 'a-hill.png').toString());
    assert.deepEqual(request.images, [await digest(uri)]);
  });
});
