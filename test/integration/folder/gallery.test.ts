import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import { digest } from '../digest.ts';
import { storeFolder } from '../easelStore.ts';
import { generateOne } from '../generateImage.ts';
import { watchRequests } from '../imagesServer.ts';
import { unevenPicture, writePicture } from '../pictures.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, showNewDocument, useScratchFolder } from '../scratchFolder.ts';
import { withSettings } from '../settings.ts';

/** In milliseconds: VS Code, too, needs time to work. */
const betweenLooks = 50;

/** Aborted when the test is over, in time or not. */
let running: AbortController;

describe('the gallery', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  beforeEach(() => {
    running = new AbortController();
  });

  afterEach(() => running.abort());

  it('opens once, and shows the one that is open', async () => {
    await vscode.commands.executeCommand('easel.openGallery');
    await vscode.commands.executeCommand('workbench.action.newGroupRight');
    await vscode.commands.executeCommand('easel.openGallery');
    const image = await writePicture(vscode.Uri.joinPath(folder(), 'cat.png'), unevenPicture(64, 48));
    await vscode.commands.executeCommand('easel.openGallery', image, { groupId: 0 });
    assert.equal(galleryTabs().length, 1);
    assert.equal(galleryTabs()[0]?.isActive, true);
  });

  it('selects the image that was clicked, and does with it what its commands say', async () => {
    const image = await generateOne({ prompt: 'A canary-8151 on a roof', folder: folder() });
    await reveal(image);
    await vscode.commands.executeCommand('easel.gallery.copyMarkdown');
    await until(async () => (await vscode.env.clipboard.readText()).startsWith('!['));
    assert.match(await vscode.env.clipboard.readText(), /^!\[A canary-8151 on a roof\]\(.*canary.*\.png\)$/);

    const { sha256 } = await digest(image);
    await vscode.commands.executeCommand('easel.gallery.star');
    await until(async () => (await lines()).some((line) => line.kind === 'star' && line.hash === sha256));
  });

  it('shows files of the workspace that Easel did not make', async () => {
    await reveal(await writePicture(vscode.Uri.joinPath(folder(), 'mine.png'), unevenPicture(64, 48)));
  });

  it('inserts the link into the document beside it', async () => {
    const image = await generateOne({ prompt: 'A bridge', folder: folder() });
    const editor = await showNewDocument(vscode.Uri.joinPath(folder(), 'post.md'), 'A text.\n');
    await vscode.commands.executeCommand('workbench.action.newGroupRight');
    await reveal(image);
    await vscode.commands.executeCommand('easel.gallery.insertLink');
    await until(async () => editor.document.getText().includes('!['));
    assert.equal(editor.document.getText(), 'A text.\n\n![A bridge](a-bridge.png)\n');
  });

  it('makes an image again by the very request', async () => {
    const image = await generateOne({
      prompt: 'A tower',
      folder: folder(),
      size: '1536x1024',
      quality: 'low',
      background: 'opaque',
    });
    const received = await watchRequests();
    await reveal(image);
    await withSettings({ 'easel.confirm': 'aboveLimit' }, async () => {
      await vscode.commands.executeCommand('easel.gallery.generateAgain');
      await until(async () => (await namesIn(folder())).length === 2);
    });
    assert.deepEqual(await namesIn(folder()), ['a-tower-1.png', 'a-tower.png']);
    const [again, ...more] = await received();
    assert.deepEqual(more, []);
    const { prompt, size, quality, background, output_format } = again?.fields ?? {};
    assert.deepEqual([prompt, size, quality, background, output_format].map(String), [
      'A tower',
      '1536x1024',
      'low',
      'opaque',
      'png',
    ]);
  });

  it('follows a file that is renamed, and a folder that is moved', async () => {
    const image = await generateOne({ prompt: 'A well', folder: folder() });
    const renamed = vscode.Uri.joinPath(folder(), 'spring.png');
    await rename(image, renamed);
    await until(async () => movesTo(await lines(), renamed));
    await reveal(renamed);

    const pictures = vscode.Uri.joinPath(folder(), 'pictures');
    await rename(renamed, vscode.Uri.joinPath(pictures, 'spring.png'));
    const album = vscode.Uri.joinPath(folder(), 'album');
    await rename(pictures, album);
    await until(async () => movesTo(await lines(), album));
    await reveal(vscode.Uri.joinPath(album, 'spring.png'));
    await vscode.commands.executeCommand('easel.gallery.copyMarkdown');
    await until(async () => (await vscode.env.clipboard.readText()).startsWith('![A well]'));
  });
});

function galleryTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && /easel\.gallery$/.test(input.viewType));
}

/** Opens the gallery on a file, and waits until its page has it selected. */
async function reveal(image: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('easel.openGallery', image);
  await vscode.env.clipboard.writeText('');
  await until(async () => {
    await vscode.commands.executeCommand('easel.gallery.copyPath');
    return (await vscode.env.clipboard.readText()) === image.fsPath;
  });
}

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

function movesTo(all: readonly RecordLine[], uri: vscode.Uri): boolean {
  return all.some((line) => line.kind === 'move' && line.to === uri.toString());
}

async function lines(): Promise<readonly RecordLine[]> {
  const records = join(storeFolder, 'records');
  const texts = await Promise.all(
    (await readdir(records)).map((name) => readFile(join(records, name), 'utf8')),
  );
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
}

/** Looks until it is so; Mocha's own limit ends the test where it never will be, and with it the looking. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const { signal } = running;
  while (!(await isSo())) await setTimeout(betweenLooks, undefined, { signal });
}
