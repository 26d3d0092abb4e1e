import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editOne } from '../editImage.ts';
import { onlyRequest } from '../imagesServer.ts';
import { differingPixels, distanceTo, readPicture, unevenPicture, writePicture } from '../pictures.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { useScratchFolder } from '../scratchFolder.ts';

describe('an edit in Restricted Mode', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  it('the repository neither words it, nor lets more change than is painted', async () => {
    const picture = unevenPicture(320, 320);
    const mask = { x: 40, y: 40, width: 60, height: 60 };
    const source = await writePicture(vscode.Uri.joinPath(folder(), 'cat.png'), picture);
    let result: vscode.Uri | undefined;
    const { fields } = await onlyRequest(async () => {
      result = await editOne({ source, prompt: 'A cat', mask });
    });
    assert.equal(fields['prompt'], 'A cat');
    assert.ok(result);
    const isOutside = (x: number, y: number) => distanceTo(mask, x, y) >= 4 + 8;
    assert.equal(differingPixels(picture, await readPicture(result), isOutside), 0);
  });
});
