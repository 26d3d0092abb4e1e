import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { generateOne } from '../generateImage.ts';
import { onlyRequest } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn } from '../scratchFolder.ts';

describe('in Restricted Mode', () => {
  before(useServerWithoutKey);

  it('the repository neither redirects the request, nor words it, nor says where its image goes', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'docs', 'guide.md'));
    let uri: vscode.Uri | undefined;
    const request = await onlyRequest(async () => {
      uri = await generateOne({ prompt: 'A hill' });
    });
    assert.equal(request.path, '/v1/images/generations');
    assert.equal(request.fields['prompt'], 'A hill');
    assert.equal(request.fields['quality'], 'medium');
    assert.equal(uri?.path, posix.join(folder.uri.path, 'docs', 'images', 'a-hill.png'));
    assert.ok(!(await namesIn(folder.uri)).includes('stolen'));
  });
});
