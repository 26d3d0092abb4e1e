import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../imagesServer/failure.ts';
import { digest } from '../digest.ts';
import { archivedNames, storeFolder, watchRecords } from '../easelStore.ts';
import { failureOf, generateOne } from '../generateImage.ts';
import { clearFailures, failNext, watchRequests } from '../imagesServer.ts';
import { useServerWithoutKey } from '../quickInput.ts';
import { namesIn, useScratchFolder } from '../scratchFolder.ts';
import { withSettings } from '../settings.ts';

/** Soon enough that no test waits. */
const retryAfterMs = 5;

describe('when the server fails', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);
  afterEach(clearFailures);

  const onceOnly: readonly (readonly [Failure, RegExp])[] = [
    [{ kind: 'invalidKey' }, /needs an API key\. Set one\./],
    [{ kind: 'organizationNotVerified' }, /wants your organisation verified .* Verify it, or select another/],
    [{ kind: 'region' }, /does not serve your country or region\. Use another server\./],
    [{ kind: 'permission' }, /This API key may not use gpt-image-2\.6-sunburst\. Give it permission/],
    [{ kind: 'projectAccess' }, /does not offer gpt-image-2\.6-sunburst\. Select another model\./],
    [{ kind: 'modelNotFound' }, /does not offer gpt-image-2\.6-sunburst\. Select another model\./],
    [{ kind: 'quota' }, /no credit left, or reached its spending limit\. Add credit/],
    [{ kind: 'billingLimit' }, /no credit left, or reached its spending limit\. Add credit/],
    [{ kind: 'retiredEndpoint' }, /has nothing at this address \(HTTP 404\)/],
    [
      { kind: 'badRequest', param: 'size', message: 'No such size.' },
      /did not accept “size”: No such size\./,
    ],
    [{ kind: 'rateLimit' }, /takes no more requests just now\. Wait a moment, then try again\./],
    [{ kind: 'moderation' }, /safety check refused the prompt or an image \(violence\)\. Put the prompt in/],
    [{ kind: 'moderation', stage: 'output' }, /safety check refused the finished image/],
    [{ kind: 'serverError', status: 504 }, /took too long, and a gateway gave up \(HTTP 504\)/],
    [{ kind: 'serverError', status: 520 }, /failed to make the image \(HTTP 520\)/],
    [{ kind: 'compatError', shape: 'detailList' }, /did not accept the request: size: value is not a valid/],
    [{ kind: 'htmlBody' }, /sent a web page\. .* may have been billed\./],
    [{ kind: 'redirect' }, /redirects to http:\/\/localhost:\d+, which Easel does not follow with your key/],
    [{ kind: 'truncatedBody' }, /The connection to .* broke.* may have been billed\./],
    [{ kind: 'emptyData' }, /a stream that ended before the image/],
    [{ kind: 'endedStream' }, /a stream that ended before the image\. .* may have been billed\./],
    [{ kind: 'brokenImage' }, /something that is no PNG, JPEG or WebP image\. .* may have been billed\./],
    [{ kind: 'cutStream' }, /The connection to .* broke.* may have been billed\./],
    [{ kind: 'streamError' }, /failed to make the image: The image could not be finished\./],
    [{ kind: 'resetBeforeBody' }, /The connection to .* broke/],
    [{ kind: 'resetAfterBody' }, /The connection to .* broke.* may have been billed\./],
    [{ kind: 'url', variant: 'expired' }, /a link to an image that is not there \(HTTP 404\)/],
    [{ kind: 'url', variant: 'wrongType' }, /something that is no PNG, JPEG or WebP image/],
    [{ kind: 'url', variant: 'oversize' }, /an image of more than 64 MB/],
    [{ kind: 'url', variant: 'redirect' }, /redirects to/],
  ];
  for (const [failure, sentence] of onceOnly) {
    const { kind, ...how } = failure;
    it(`${[kind, ...Object.values(how)].join(' ')}: a sentence, no second request, nothing written`, async () => {
      await failNext(failure);
      const { jobs, images, posts } = await failing(sentence);
      assert.equal(posts, 1);
      assert.deepEqual(
        jobs.map(({ state }) => state),
        ['queued', 'running', 'failed'],
      );
      assert.match(jobs.at(-1)?.error ?? '', sentence);
      assert.deepEqual(images, []);
    });
  }

  const retried: readonly (readonly [string, Failure])[] = [
    ['429 with a time to wait', { kind: 'rateLimit', retryAfterMs }],
    ['503', { kind: 'serverError', status: 503 }],
    ['500 with a time to wait', { kind: 'serverError', status: 500, retryAfterSeconds: 0 }],
    ['409', { kind: 'conflict' }],
  ];
  for (const [what, failure] of retried) {
    it(`${what}: the second request brings the image`, async () => {
      await failNext(failure);
      const received = await watchRequests();
      const recorded = await watchRecords();
      await generateOne({ prompt: 'A hill', folder: folder() });
      assert.deepEqual(
        (await received()).map(({ status }) => status === 200),
        [false, true],
      );
      assert.deepEqual(
        (await recorded()).jobs.map(({ state }) => state),
        ['queued', 'running', 'done'],
      );
    });
  }

  it('gives up after four requests', async () => {
    await failNext({ kind: 'rateLimit', retryAfterMs, times: 'always' });
    const { posts } = await failing(/takes no more requests just now\. Wait 1 second, then try again\./);
    assert.equal(posts, 4);
  });

  it('a moderation, quota or key failure ends the retries', async () => {
    for (const [failure, sentence] of [
      [{ kind: 'moderation' }, /safety check/],
      [{ kind: 'quota' }, /no credit left/],
      [{ kind: 'invalidKey' }, /needs an API key/],
    ] as const) {
      await failNext({ kind: 'rateLimit', retryAfterMs }, failure);
      assert.equal((await failing(sentence)).posts, 2, failure.kind);
    }
  });

  for (const failure of [
    { kind: 'jsonInsteadOfStream' },
    { kind: 'url' },
    { kind: 'otherSize' },
  ] as const satisfies Failure[]) {
    it(`${failure.kind} is as good an answer`, async () => {
      await failNext(failure);
      const received = await watchRequests();
      const uri = await generateOne({ prompt: 'A hill', folder: folder() });
      const sent = (await received()).flatMap(({ images }) => images);
      assert.deepEqual(sent, [await digest(uri)]);
    });
  }

  it('a failure after the first of several images: what arrived is paid for, recorded and in the archive', async () => {
    await failNext({ kind: 'none' }, { kind: 'moderation' });
    const received = await watchRequests();
    const recorded = await watchRecords();
    await withSettings({ 'easel.prices': { '*': 0 } }, async () => {
      assert.match(
        await failureOf({ prompt: 'Two hills', model: 'dall-e-3', count: 2, folder: folder() }),
        /^1 of 2 images arrived and are kept\. The server's safety check refused/,
      );
    });
    const [sent] = (await received()).flatMap(({ images }) => images);
    assert.ok(sent);
    assert.ok((await archivedNames()).includes(`${sent.sha256}.png`));
    const { images, jobs } = await recorded();
    assert.deepEqual(new Set(images.map(({ hash }) => hash)), new Set([sent.sha256]));
    assert.equal(jobs.at(-1)?.state, 'failed');
  });

  /** What came of a call that fails: nothing in the folder, nothing half-written in the archive. */
  async function failing(sentence: RegExp) {
    const received = await watchRequests();
    const recorded = await watchRecords();
    assert.match(await failureOf({ prompt: 'A hill', folder: folder() }), sentence);
    assert.deepEqual(await namesIn(folder()), []);
    assert.deepEqual(
      (await archivedNames()).filter((name) => !/^[0-9a-f]{64}\.\w+$/.test(name)),
      [],
    );
    const posts = (await received()).filter(({ method }) => method === 'POST').length;
    return { ...(await recorded()), posts };
  }
});

describe('when Easel’s own folder cannot be written', () => {
  const folder = useScratchFolder();

  before(useServerWithoutKey);

  it('nothing is sent, and the sentence names the folder', async () => {
    await generateOne({ prompt: 'A hill', folder: folder() });
    const archive = join(storeFolder, 'archive');
    const away = join(storeFolder, 'archive-away');
    await rename(archive, away);
    await writeFile(archive, 'in the way');
    try {
      const received = await watchRequests();
      const failure = await failureOf({ prompt: 'A hill', folder: folder() });
      assert.match(failure, /^Easel cannot use its own folder, .* Check that folder, then try again\.$/);
      assert.ok(failure.includes(archive));
      assert.deepEqual(await received(), []);
    } finally {
      await rm(archive, { recursive: true, force: true });
      await rename(away, archive);
    }
    await generateOne({ prompt: 'A hill', folder: folder() });
  });
});
