import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createVariation } from '../createVariation.ts';
import { unevenPicture, writePicture } from '../pictures.ts';
import { runAccepting, useServerWithoutKey } from '../quickInput.ts';

describe('variations in a window without a folder', () => {
  let parent: string;

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'easel-no-folder-'));
    await useServerWithoutKey();
  });
  after(() => rm(parent, { recursive: true, force: true }));

  it('go beside their image, for a person and for a program', async () => {
    const source = await writePicture(vscode.Uri.file(join(parent, 'cat.png')), unevenPicture(64, 64));
    await runAccepting('easel.createVariation', source);
    await createVariation({ source });
    assert.deepEqual((await readdir(parent)).sort(), [
      'cat-variation-1.png',
      'cat-variation-2.png',
      'cat.png',
    ]);
  });
});
