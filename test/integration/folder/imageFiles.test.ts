import * as assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type AssembledLibrary, assembleLibrary } from '../../../src/library/assembleLibrary.ts';
import { FileStates } from '../../../src/library/files/fileStates.ts';
import { workspaceFileSystem } from '../../../src/library/files/workspaceFileSystem.ts';
import { WorkspaceImages } from '../../../src/library/files/workspaceImages.ts';

const log = { debug() {}, info() {}, warn: assert.fail, error: assert.fail };

describe('image files', () => {
  const files = workspaceFileSystem(vscode.workspace.fs);
  let store: string;
  let folder: vscode.Uri;
  let assembled: AssembledLibrary;

  beforeEach(async () => {
    store = await mkdtemp(join(tmpdir(), 'easel-store-'));
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    folder = vscode.Uri.joinPath(first.uri, `images-${randomUUID()}`);
    await vscode.workspace.fs.createDirectory(folder);
    assembled = assembleLibrary({
      root: store,
      window: 'test',
      files,
      workspaceFolderOf: (uri) => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.uri.toString(),
      log,
      now: Date.now,
    });
  });

  afterEach(async () => {
    await assembled.records.close();
    await rm(store, { recursive: true, force: true });
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  /** An image of Easel's in a file of its own. */
  async function keptImage() {
    const { library } = assembled;
    const image = await library.archive({ data: new TextEncoder().encode(randomUUID()), format: 'png' });
    await library.append({
      ...{ kind: 'image', at: new Date().toISOString(), hash: image.hash, format: 'png', bytes: image.bytes },
      ...{ job: 'job', index: 0, returned: {} },
      request: { operation: 'generate', model: 'gpt-image-2', count: 1 },
    });
    const destination = { folder: vscode.Uri.joinPath(folder, 'a (1)').toString(), name: 'cat' };
    return { image, kept: await library.keep(image, destination) };
  }

  async function record() {
    const [image] = (await assembled.library.load()).images;
    assert.ok(image);
    return image;
  }

  it('an image is deleted whether or not there is a trash, and restored with its folder', async () => {
    const { image, kept } = await keptImage();
    const { library } = assembled;
    assert.equal((await library.remove(kept.uri, kept.hash)).hash, image.hash);
    assert.equal(await files.stat(kept.uri), undefined);
    assert.deepEqual(
      (await record()).removed.map(({ uri }) => uri),
      [kept.uri],
    );
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'a (1)'), { recursive: true });

    assert.equal((await library.restore(image, kept.uri)).uri, kept.uri);

    assert.equal(await new FileStates(files).placeState(await record(), kept.uri), 'same');
  });

  it('a link out of the workspace is not deleted through, nor is a folder deleted', async () => {
    await writeFile(join(store, 'outside.png'), 'outside');
    await symlink(join(store, 'outside.png'), join(folder.fsPath, 'link.png'));
    const link = vscode.Uri.joinPath(folder, 'link.png').toString();
    await assert.rejects(assembled.library.remove(link), { reason: 'outsideWorkspace' });
    await assert.rejects(assembled.library.remove(folder.toString()), /is a folder/);
    await assert.rejects(assembled.library.remove(`${link}.none`), { reason: 'missing' });
    assert.deepEqual(await readdir(folder.fsPath), ['link.png']);
  });

  it('a record follows its folder when that is renamed', async () => {
    const { kept } = await keptImage();
    const [from, to] = ['a (1)', 'b & ü'].map((name) => vscode.Uri.joinPath(folder, name));
    assert.ok(from && to);
    const { library } = assembled;
    const told = new Promise<vscode.FileRenameEvent>((resolve) => {
      const listening = vscode.workspace.onDidRenameFiles((event) => {
        listening.dispose();
        resolve(event);
      });
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));

    await library.moved(
      (await told).files.map(({ oldUri, newUri }) => ({ from: oldUri.toString(), to: newUri.toString() })),
    );

    const moved = vscode.Uri.joinPath(to, 'cat.png').toString();
    assert.deepEqual((await record()).places, [{ uri: moved, hash: kept.hash, bytes: 36 }]);
    assert.equal(await new FileStates(files).placeState(await record(), moved), 'same');
  });

  it('the images of the workspace are listed, and news of them is told', async () => {
    for (const name of [
      'a.png',
      'B.JPG',
      'c.WebP',
      'notes.md',
      'node_modules/x/logo.png',
      'deep/er/d.jpeg',
    ]) {
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new Uint8Array([1]));
    }
    const images = new WorkspaceImages(vscode.workspace, (error) => assert.fail(String(error)));
    const names = async () => {
      const { uris } = await images.list();
      const prefix = `${folder.toString()}/`;
      return uris
        .filter((uri) => uri.startsWith(prefix))
        .map((uri) => uri.slice(prefix.length))
        .sort();
    };
    const afterNews = async (act: () => Promise<unknown>, expected: readonly string[]) => {
      const news = new Promise<void>((resolve) => {
        const listening = images.onDidChange(async () => {
          if (`${await names()}` !== `${expected}`) return;
          listening.dispose();
          resolve();
        });
      });
      await act();
      await news;
    };
    try {
      const listed = ['B.JPG', 'a.png', 'c.WebP', 'deep/er/d.jpeg'];
      assert.deepEqual(await names(), listed);
      // By another program, as it were.
      await afterNews(() => writeFile(join(folder.fsPath, 'new.png'), ''), [...listed, 'new.png']);
      await afterNews(
        () => rm(join(folder.fsPath, 'deep'), { recursive: true }),
        ['B.JPG', 'a.png', 'c.WebP', 'new.png'],
      );
    } finally {
      images.dispose();
    }
  });
});
