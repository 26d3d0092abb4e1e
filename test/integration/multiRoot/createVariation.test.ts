import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createVariation } from '../createVariation.ts';
import { unevenPicture, writePicture } from '../pictures.ts';
import { runAccepting, useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';

describe('variations in a window with two folders', () => {
  const [docs, site] = vscode.workspace.workspaceFolders ?? [];
  const inDocs = useScratchFolder(() => docs?.uri);
  const inSite = useScratchFolder(() => site?.uri);

  before(useServerWithoutKey);

  it('go beside their images, whatever folder these are in, and nobody is asked', async () => {
    const first = await writePicture(vscode.Uri.joinPath(inDocs(), 'a.png'), unevenPicture(64, 64));
    const second = await writePicture(vscode.Uri.joinPath(inSite(), 'b.png'), unevenPicture(64, 64));
    await runAccepting('easel.createVariation', first, [first, second]);
    assert.deepEqual(await namesIn(inDocs()), ['a-variation-1.png', 'a.png']);
    assert.deepEqual(await namesIn(inSite()), ['b-variation-1.png', 'b.png']);
  });

  it('of a program go there, too', async () => {
    const source = await writePicture(vscode.Uri.joinPath(inSite(), 'b.png'), unevenPicture(64, 64));
    const result = await createVariation({ source });
    assert.equal(result.toString(), vscode.Uri.joinPath(inSite(), 'b-variation-1.png').toString());
  });
});
