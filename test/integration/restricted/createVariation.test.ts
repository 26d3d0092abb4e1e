import assert from 'node:assert/strict';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { createVariation } from '../createVariation.ts';
import { onlyRequest } from '../imagesServer.ts';
import { unevenPicture, writePicture } from '../pictures.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { useScratchFolder } from '../scratchFolder.ts';

describe('a variation in Restricted Mode', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  it('the repository neither words it, nor says how or where it is made', async () => {
    const source = await writePicture(vscode.Uri.joinPath(folder(), 'cat.png'), unevenPicture(64, 64));
    let result: vscode.Uri | undefined;
    const { fields } = await onlyRequest(async () => {
      result = await createVariation({ source });
    });
    assert.match(String(fields['prompt']), /^Make a variation [^\r\n]*$/);
    assert.equal(fields['quality'], 'medium');
    assert.equal(fields['model'], 'gpt-image-2.6-sunburst');
    assert.equal(result?.path, posix.join(folder().path, 'cat-variation-1.png'));
  });
});
