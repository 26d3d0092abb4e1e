// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the settings' own variables
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { RequestSummary } from '../../imagesServer/control.ts';
import { archivedNames } from '../easelStore.ts';
import { failureOf, generateOne } from '../generateImage.ts';
import { onlyRequest, watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, showNewDocument, useScratchFolder } from '../scratchFolder.ts';
import { update, withSettings } from '../settings.ts';

describe('where images go', () => {
  const folder = useScratchFolder();
  const at = (...path: string[]) => vscode.Uri.joinPath(folder(), ...path);
  /** The folder that an image went to, relative to the scratch folder. */
  const folderOf = (uri: vscode.Uri) => posix.relative(folder().path, posix.dirname(uri.path));

  before(useServerWithoutKey);

  it('into images beside the document, and without one in the workspace folder', async () => {
    await showNewDocument(at('deep', 'page.html'));
    assert.equal(folderOf(await generateOne({ prompt: 'A hill' })), 'deep/images');

    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const uri = await generateOne({ prompt: 'A hill' });
    assert.equal(folderOf(uri), '../images');
    await vscode.workspace.fs.delete(uri);
  });

  it('where easel.outputFolder says, variables and all', async () => {
    await showNewDocument(at('deep', 'post.md'));
    try {
      for (const [setting, expected] of [
        ['art/${documentBaseName}', 'deep/art/post'],
        ['../up', 'up'],
        [`/${posix.basename(folder().path)}/of the workspace`, 'of the workspace'],
      ] as const) {
        await update('easel.outputFolder', setting);
        const uri = await generateOne({ prompt: 'A hill' });
        assert.equal(folderOf(uri), expected, setting);
        assert.deepEqual(await namesIn(vscode.Uri.joinPath(uri, '..')), ['a-hill.png']);
      }
      const named = await generateOne({ prompt: 'A hill', folder: at('named', 'by the caller') });
      assert.equal(folderOf(named), 'named/by the caller', 'the option wins');
    } finally {
      await update('easel.outputFolder', undefined);
    }
  });

  it('for Markdown where VS Code puts pasted images, unless easel.outputFolder says otherwise', async () => {
    await withSettings(
      { 'markdown.copyFiles.destination': { '*.md': 'media/${documentBaseName}/' } },
      async () => {
        await showNewDocument(at('post.md'));
        assert.equal(folderOf(await generateOne({ prompt: 'A hill' })), 'media/post');
        await showNewDocument(at('page.html'));
        assert.equal(folderOf(await generateOne({ prompt: 'A hill' })), 'images', 'HTML is no Markdown');
        await showNewDocument(at('post.md'));
        await withSettings({ 'easel.outputFolder': 'own' }, async () => {
          assert.equal(folderOf(await generateOne({ prompt: 'A hill' })), 'own');
        });
      },
    );
  });

  it('never out of the workspace, which is found out before anything is sent', async () => {
    await showNewDocument(at('post.md'));
    await symlink(tmpdir(), at('way-out').fsPath, 'dir');
    const before = await namesIn(folder());
    const received = await watchRequests();
    try {
      for (const [setting, sentence] of [
        ['../../..', /points outside the workspace folder/],
        ['/../..', /points outside the workspace folder/],
        ['//server/share', /points outside the workspace folder/],
        ['C:\\images', /points outside the workspace folder/],
        ['file:///tmp', /points outside the workspace folder/],
        ['..\\..\\out', /holds a backslash\. Write folders with “\/”\./],
        ['%2e%2e/%2e%2e/%252e%252e', /encoded or invisible characters/],
        ['way-out/images', /leads outside the workspace folder .* through a link/],
      ] as const) {
        await update('easel.outputFolder', setting);
        assert.match(await failureOf({ prompt: 'A hill' }), sentence, setting);
      }
    } finally {
      await update('easel.outputFolder', undefined);
    }
    assert.deepEqual(await received(), []);
    assert.deepEqual(await namesIn(folder()), before);
  });

  it('a file where the folder should be: the paid image stays in the archive', async () => {
    await vscode.workspace.fs.writeFile(at('images'), new Uint8Array([1]));
    await showNewDocument(at('post.md'));
    const request = await onlyRequest(async () => {
      assert.match(
        await failureOf({ prompt: 'A hill' }),
        /^“.*\/images” cannot be a folder, because a file is in the way\. .*safe in Easel’s archive\.$/,
      );
    });
    await assertArchived(request);
    assert.deepEqual(await namesIn(folder()), ['images', 'post.md']);
  });

  it('a folder outside the workspace that a program names is refused before anything is sent', async () => {
    const requests = await watchRequests();
    assert.equal(
      await failureOf({ prompt: 'A hill', folder: vscode.Uri.file('/somewhere/else') }),
      '“/somewhere/else” is not in the workspace. Name a folder that is.',
    );
    assert.deepEqual(await requests(), []);
  });
});

async function assertArchived({ images: [image] }: RequestSummary): Promise<void> {
  assert.ok(image);
  assert.ok((await archivedNames()).includes(`${image.sha256}.png`));
}
