import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { archivedNames, storeFolder, userData, watchRecords } from '../easelStore.ts';
import { generateImage, generateOne } from '../generateImage.ts';
import { onlyRequest } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { showNewDocument, useScratchFolder } from '../scratchFolder.ts';

describe('what Easel remembers', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  it('of a request: the job’s way, the image with usage and price, and its place', async () => {
    const document = vscode.Uri.joinPath(folder(), 'post.md');
    await showNewDocument(document);
    const recorded = await watchRecords();
    let uri: vscode.Uri | undefined;
    const request = await onlyRequest(async () => {
      uri = await generateOne({ prompt: 'A recorded hill', quality: 'high' });
    });
    const { jobs, images, places } = await recorded();
    const [sent] = request.images;
    assert.ok(sent && uri);

    assert.deepEqual(
      jobs.map(({ state }) => state),
      ['queued', 'running', 'done'],
    );
    const [queued] = jobs;
    assert.equal(new Set(jobs.map(({ job }) => job)).size, 1);
    assert.equal(queued?.origin, document.toString());
    assert.deepEqual(
      {
        operation: queued?.request?.operation,
        prompt: queued?.request?.prompt,
        count: queued?.request?.count,
      },
      { operation: 'generate', prompt: 'A recorded hill', count: 1 },
    );

    const image = images.at(-1);
    assert.equal(image?.hash, sent.sha256);
    assert.equal(image?.bytes, sent.bytes);
    assert.equal(image?.format, 'png');
    assert.equal(image?.job, queued?.job);
    assert.equal(image?.returned.size, '1024x1024');
    const { outputTokens, inputTextTokens } = image?.usage ?? {};
    assert.equal(outputTokens, 4160, 'what the server says of high quality');
    // US dollars per million tokens, as published for this model.
    const price = ((inputTextTokens ?? 0) * 5 + 4160 * 30) / 1e6;
    assert.ok(Math.abs((image?.price ?? 0) - price) < 1e-9, `${image?.price} is ${price}`);

    assert.deepEqual(
      places.map((place) => ({ hash: place.hash, uri: place.uri })),
      [{ hash: sent.sha256, uri: uri.toString() }],
    );
    assert.ok((await archivedNames()).includes(`${sent.sha256}.png`));
  });

  it('of several images: each with its share of the usage', async () => {
    const recorded = await watchRecords();
    await generateImage({ prompt: 'Three hills', count: 3, quality: 'low', folder: folder() });
    const { images, places } = await recorded();
    const latest = new Map(images.map((line) => [line.index, line]));
    assert.deepEqual([...latest.keys()], [0, 1, 2]);
    assert.equal(
      [...latest.values()].reduce((sum, { usage }) => sum + (usage?.outputTokens ?? 0), 0),
      3 * 272,
    );
    assert.equal(places.length, 3);
  });

  it('a prompt is in the records, and nowhere else on the disk', async () => {
    const uri = await generateOne({ prompt: 'A canary 9b1f7e in a mine', folder: folder() });
    assert.match(uri.path, /9b1f7e/, 'but for the file’s name');
    const holding = [
      ...(await filesHolding(userData, '9b1f7e')),
      ...(await filesHolding(folder().fsPath, '9b1f7e')),
    ];
    assert.deepEqual(
      holding.map((path) => dirname(path)),
      [join(storeFolder, 'records')],
    );
  });
});

async function filesHolding(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const found = await Promise.all(paths.map(async (path) => (await readFile(path)).includes(text)));
  return paths.filter((_, index) => found[index]);
}
