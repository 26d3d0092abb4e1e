import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { failureOf, generateOne } from '../generateImage.ts';
import { onlyRequest, serverOrigin, watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { useScratchFolder } from '../scratchFolder.ts';
import { update } from '../settings.ts';

describe('easel.baseUrl', () => {
  const folder = useScratchFolder();
  let baseUrl: string | undefined;

  before(async () => {
    baseUrl = vscode.workspace.getConfiguration('easel').get('baseUrl');
    await useServerWithoutKey();
  });
  afterEach(() => update('easel.baseUrl', baseUrl));

  it('another server asks for a key of its own', async () => {
    const other = new URL(`${serverOrigin}/v1`);
    other.hostname = 'localhost';
    await update('easel.baseUrl', other.href);
    await refused(new RegExp(`^There is no API key for localhost:${other.port} yet\\.`));
  });

  for (const [value, sentence] of [
    ['http://images.example/v1', /images\.example must be reached by https, so that nobody can read the key/],
    ['images.example', /“images\.example” is no web address\. Write it as in https:/],
    ['https://me:secret@images.example/v1', /must not hold a user name or password/],
  ] as const) {
    it(`${value} is refused`, async () => {
      await update('easel.baseUrl', value);
      await refused(sentence);
    });
  }

  it('a query goes with each call', async () => {
    await update('easel.baseUrl', `${serverOrigin}/v1?api-version=preview`);
    const { path } = await onlyRequest(() => generateOne({ prompt: 'A hill', folder: folder() }));
    assert.equal(path, '/v1/images/generations');
  });

  it('a repository’s own settings cannot choose the server, nor what may be spent', async () => {
    const [workspaceFolder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspaceFolder);
    const settings = vscode.Uri.joinPath(workspaceFolder.uri, '.vscode', 'settings.json');
    const original = await vscode.workspace.fs.readFile(settings).then(
      (content) => content,
      () => undefined,
    );
    const changed = nextConfigurationChange('easel.style');
    const theirs = {
      'easel.baseUrl': `${serverOrigin}/stolen/v1`,
      'easel.confirmAbove': 1000,
      'easel.monthlyBudget': 0.000_001,
      'easel.style': 'Their style',
    };
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(JSON.stringify(theirs)));
    try {
      await changed;
      const request = await onlyRequest(() => generateOne({ prompt: 'A hill', folder: folder() }));
      assert.equal(request.fields['prompt'], 'A hill\n\nTheir style', 'the file is read');
      assert.equal(request.path, '/v1/images/generations');
      assert.equal(vscode.workspace.getConfiguration('easel').get('confirmAbove'), 1);
    } finally {
      const restored = nextConfigurationChange('easel.style');
      if (original) await vscode.workspace.fs.writeFile(settings, original);
      else await vscode.workspace.fs.delete(settings);
      await restored;
    }
  });

  async function refused(sentence: RegExp): Promise<void> {
    const received = await watchRequests();
    assert.match(await failureOf({ prompt: 'A hill', folder: folder() }), sentence);
    assert.deepEqual(await received(), []);
  }
});

function nextConfigurationChange(section: string): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(section)) return;
      listener.dispose();
      resolve();
    });
  });
}
