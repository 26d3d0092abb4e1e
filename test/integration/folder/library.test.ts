// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the settings' own variables
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Archive } from '../../../src/library/archive/archive.ts';
import { workspaceDestination } from '../../../src/library/destination/workspaceDestination.ts';
import { KeptFiles } from '../../../src/library/files/keptFiles.ts';
import { NameClaims } from '../../../src/library/files/nameClaims.ts';
import { NewFiles } from '../../../src/library/files/newFiles.ts';
import { workspaceFileSystem } from '../../../src/library/files/workspaceFileSystem.ts';
import { storageFailure } from '../../../src/library/storageFailure.ts';

describe('library', () => {
  const files = workspaceFileSystem(vscode.workspace.fs);
  let store: string;
  /** In the workspace folder. */
  let folder: vscode.Uri;
  let workspaceFolder: vscode.Uri;

  beforeEach(async () => {
    store = await mkdtemp(join(tmpdir(), 'easel-store-'));
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    workspaceFolder = first.uri;
    folder = vscode.Uri.joinPath(workspaceFolder, `library-${randomUUID()}`);
    await vscode.workspace.fs.createDirectory(folder);
  });

  afterEach(async () => {
    await rm(store, { recursive: true, force: true });
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  function keptFiles(): KeptFiles {
    return new KeptFiles(files, new NewFiles(files, new NameClaims(join(store, 'claims'))));
  }

  async function openMarkdown(path: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.joinPath(folder, path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# Title\n'));
    return vscode.workspace.openTextDocument(uri);
  }

  it('VS Code’s errors are understood', async () => {
    const [a, b] = ['a.png', 'b.png'].map((name) => vscode.Uri.joinPath(folder, name).toString());
    assert.ok(a && b);
    for (const uri of [a, b]) {
      await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri), new Uint8Array([1]));
    }
    await assert.rejects(files.copy(a, b), (error) => storageFailure(error) === 'exists');
    await assert.rejects(files.copy(`${a}.none`, `${b}.new`), (error) => storageFailure(error) === 'missing');
    await assert.rejects(files.createDirectory(a), (error) => storageFailure(error) === 'exists');
    assert.equal(await files.stat(`${a}.none`), undefined);
    assert.equal(await files.realUri(`${a}.none`), undefined);
  });

  it('an archived image is kept byte for byte, many at once, without overwriting', async () => {
    const archive = new Archive(join(store, 'archive'));
    const windows = [keptFiles(), keptFiles()];
    const pictures = Array.from({ length: 8 }, () => new Uint8Array(randomBytes(10_000)));
    const images = await Promise.all(pictures.map((data) => archive.put({ data, format: 'png' })));
    const destination = {
      folder: vscode.Uri.joinPath(folder, 'new folder').toString(),
      name: 'cat (1)',
      within: workspaceFolder.toString(),
    };

    const uris = await Promise.all(
      images.map((image, index) => (windows[index % 2] ?? keptFiles()).write(image, destination)),
    );

    assert.equal(new Set(uris).size, pictures.length);
    for (const [index, uri] of uris.entries()) {
      assert.equal(vscode.Uri.parse(uri).toString(), uri, 'written as VS Code writes it');
      assert.deepEqual(new Uint8Array(await readFile(vscode.Uri.parse(uri).fsPath)), pictures[index]);
    }
  });

  it('a link to nothing is a taken name, and a link out of the folder is refused', async () => {
    const archive = new Archive(join(store, 'archive'));
    const image = await archive.put({ data: new Uint8Array([1]), format: 'png' });
    await symlink(join(store, 'nothing'), join(folder.fsPath, 'cat.png'));
    await mkdir(join(store, 'outside'));
    await symlink(join(store, 'outside'), join(folder.fsPath, 'out'), 'dir');
    const within = workspaceFolder.toString();

    const uri = await keptFiles().write(image, { folder: folder.toString(), name: 'cat', within });
    assert.match(uri, /\/cat-1\.png$/);
    await assert.rejects(
      keptFiles().write(image, { folder: `${folder}/out`, name: 'cat', within }),
      /outside the workspace folder/,
    );
  });

  it('Markdown images go where VS Code puts pasted ones', async () => {
    const document = await openMarkdown('post.md');
    const request = { document, outputFolder: '', fileName: 'cat', format: 'png' } as const;
    const configuration = vscode.workspace.getConfiguration('markdown', document.uri);
    const set = (value: unknown) =>
      configuration.update('copyFiles.destination', value, vscode.ConfigurationTarget.Workspace);
    const destinations = [
      [{ '*.md': '${documentBaseName}-images/' }, 'post-images'],
      [{ '*.tex': 'never/', '**/library-*/*.md': 'deep/${fileName}' }, 'deep'],
      [{ '/library-*/*': '${documentDirName}/anchored/' }, 'anchored'],
      [{ '/other/*': 'never/' }, 'images'],
    ] as const;
    try {
      for (const [value, expected] of destinations) {
        await set(value);
        assert.deepEqual(await workspaceDestination(request, files), {
          kind: 'resolved',
          destination: {
            folder: vscode.Uri.joinPath(folder, expected).toString(),
            name: 'cat',
            within: workspaceFolder.toString(),
          },
        });
      }
      await set({ '*.md': '../../../out/' });
      await assert.rejects(workspaceDestination(request, files), /markdown\.copyFiles\.destination/);
    } finally {
      await set(undefined);
    }
  });

  it('an untitled document has to be asked about', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    const request = { document, outputFolder: 'images', fileName: 'cat', format: 'png' } as const;
    assert.deepEqual(await workspaceDestination(request, files), { kind: 'ask', reason: 'untitled' });
  });
});
