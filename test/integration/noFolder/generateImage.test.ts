import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { digest } from '../digest.ts';
import { archivedNames } from '../easelStore.ts';
import { failureOf, generateOne } from '../generateImage.ts';
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

  it('a folder that may not be written: the paid image stays in the archive', async function () {
    // Windows has no such permissions.
    if (process.platform === 'win32') this.skip();
    const locked = join(parent, 'locked');
    await mkdir(locked, { mode: 0o555 });
    // Permissions do not hold root off, this file system does.
    const target = process.getuid?.() === 0 ? '/sys/images' : join(locked, 'images');
    const { images } = await onlyRequest(async () => {
      assert.match(
        await failureOf({ prompt: 'A hill', folder: vscode.Uri.file(target) }),
        /^“.*\/images” cannot be written to, so “a-hill\.png” was not kept\. .*safe in Easel’s archive\.$/,
      );
    });
    assert.ok((await archivedNames()).includes(`${images[0]?.sha256}.png`));
    assert.deepEqual(await readdir(locked), []);
  });
});
