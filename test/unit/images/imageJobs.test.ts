import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LibraryError } from '../../../src/images/imageLibrary.ts';
import { ImageProviderError } from '../../../src/images/imageProviderError.ts';
import { failureOf, jobBench, settle, spec } from './jobBench.ts';
import { finalImage, picture } from './scriptedProvider.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});

afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
});

const usage = { type: 'usage', usage: { inputTextTokens: 10, outputTokens: 1_000 } } as const;

describe('a job that goes well', () => {
  test('is queued, runs, shows previews, archives and is done', async () => {
    const { jobs, provider, library } = jobBench();
    const states: string[] = [];
    jobs.onDidChange((job) => states.push(job.state.kind));

    const job = jobs.start(spec({}, { origin: 'file:///post.md' }));
    expect(jobs.jobs).toEqual([job]);
    await settle();
    provider.latest.send({ type: 'partial', index: 0, image: picture('preview') });
    await settle();
    expect(job.state).toMatchObject({ kind: 'partial', index: 0, image: picture('preview') });
    provider.latest.send(finalImage('cat'), usage);
    provider.latest.end();

    const [image] = await job.finished;
    expect(states).toEqual(['queued', 'running', 'partial', 'running', 'done']);
    expect(jobs.jobs).toEqual([]);
    expect(library.archived.get(image?.hash ?? '')).toEqual(picture('cat'));
    expect(library.states(job.id)).toEqual(['queued', 'running', 'done']);
    expect(library.jobLines(job.id)[0]).toMatchObject({
      at: '2026-11-22T10:00:00.000Z',
      origin: 'file:///post.md',
      request: { operation: 'generate', model: 'gpt-image-2', prompt: 'A cat on a roof', size: '1024x1024' },
    });
  });

  test('records an image before its usage is known, and again with usage and price', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec());
    await settle();
    provider.latest.send(finalImage('cat'));
    await settle();
    expect(library.imageLines()).toMatchObject([{ job: job.id, index: 0, returned: { size: '1024x1024' } }]);
    expect(library.imageLines()[0]).not.toHaveProperty('price');

    provider.latest.send(usage);
    provider.latest.end();
    await job.finished;
    const [first, second] = library.imageLines();
    expect(second?.hash).toBe(first?.hash);
    expect(second?.usage).toEqual(usage.usage);
    expect(second?.price).toBeCloseTo((10 * 5 + 1_000 * 30) / 1_000_000);
    expect((await library.load()).images).toHaveLength(1);
  });

  test('archives each image before it asks the server for more', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec({ count: 2 }));
    await settle();
    provider.latest.send(finalImage('one', 0));
    await settle();
    expect(library.archived.size).toBe(1);
    expect(job.images).toHaveLength(1);
    provider.latest.send(finalImage('two', 1), usage);
    provider.latest.end();
    expect(await job.finished).toHaveLength(2);
    const shares = library.imageLines().slice(2);
    expect(shares.map((line) => line.usage?.outputTokens)).toEqual([500, 500]);
  });

  test('asks in several requests for more than the model makes at once', async () => {
    const { jobs, provider, library } = jobBench();
    provider.play = (exchange) => {
      exchange.send(finalImage(`cat ${provider.exchanges.length}`));
      exchange.end();
    };
    const job = jobs.start(spec({ model: 'dall-e-3', count: 3 }));
    expect(await job.finished).toHaveLength(3);
    expect(provider.exchanges.map(({ request }) => request.count)).toEqual([1, 1, 1]);
    expect(library.imageLines().map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(library.imageLines()[0]?.request.count).toBe(3);
    expect(library.states(job.id)).toEqual(['queued', 'running', 'done']);
  });

  test('asks for no more at once than a minute may bring', async () => {
    const { jobs, provider } = jobBench({ imagesPerMinute: () => 2 });
    provider.play = (exchange) => {
      for (let index = 0; index < exchange.request.count; index++) {
        exchange.send(finalImage(`${provider.exchanges.length} ${index}`, index));
      }
      exchange.end();
    };
    const job = jobs.start(spec({ count: 3 }));
    await settle();
    expect(job.state).toMatchObject({ kind: 'running', wait: { until: Date.now() + 60_000 } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await job.finished).toHaveLength(3);
    expect(provider.exchanges.map(({ request }) => request.count)).toEqual([2, 1]);
  });

  test('lets two requests go at once, and the next when one has ended', async () => {
    const { jobs, provider } = jobBench();
    const started = [1, 2, 3].map(() => jobs.start(spec()));
    await settle();
    expect(started.map(({ state }) => state.kind)).toEqual(['running', 'running', 'queued']);
    provider.exchanges[1]?.send(finalImage('second'));
    provider.exchanges[1]?.end();
    await settle();
    expect(started.map(({ state }) => state.kind)).toEqual(['running', 'done', 'running']);
    for (const job of started) job.cancel();
    await settle();
  });

  test("learns the pace from the server's answers", async () => {
    const { jobs, provider } = jobBench();
    const first = jobs.start(spec());
    await settle();
    provider.latest.send(finalImage('cat'), {
      type: 'limits',
      limits: { limitRequests: 5, remainingRequests: 0, resetRequestsMs: 60_000 },
    });
    provider.latest.end();
    await first.finished;
    const second = jobs.start(spec());
    await settle();
    expect(second.state).toEqual({ kind: 'queued', wait: { until: Date.now() + 12_000 } });
    second.cancel();
    await settle();
  });

  test('does not mind a listener that throws', async () => {
    const { jobs, provider, log } = jobBench();
    const seen: string[] = [];
    jobs.onDidChange(() => {
      throw new Error('broken page');
    });
    const listener = jobs.onDidChange((job) => seen.push(job.state.kind));
    const job = jobs.start(spec());
    await settle();
    listener.dispose();
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    await job.finished;
    expect(seen).toEqual(['queued', 'running']);
    expect(log.lines).toContain('A listener to jobs failed: Error: broken page');
  });
});

describe('a job that goes wrong', () => {
  test('sends nothing when the store cannot be written', async () => {
    const { jobs, provider, library, confirm } = jobBench();
    library.assertWritable = async () => {
      throw new LibraryError('storeUnwritable', 'Nothing can be stored.');
    };
    const job = jobs.start(spec({}, { confirm: 'always' }));
    expect(await failureOf(job)).toMatchObject({ name: 'LibraryError' });
    expect(job.state).toMatchObject({ kind: 'failed', maybeBilled: false });
    expect([provider.exchanges.length, library.lines.length, confirm.mock.calls.length]).toEqual([0, 0, 0]);
  });

  test('sends nothing when the job cannot be recorded', async () => {
    const { jobs, provider, library } = jobBench();
    library.beforeAppend = async ({ kind }) => {
      if (kind === 'job') throw new LibraryError('diskFull', 'The disk is full.');
    };
    expect(await failureOf(jobs.start(spec()))).toMatchObject({ reason: 'diskFull' });
    expect(provider.exchanges).toEqual([]);
  });

  test('fails without a key, and records nothing', async () => {
    const { jobs, library } = jobBench(
      {},
      {
        openProvider: async () => {
          throw new ImageProviderError('missingKey', 'There is no API key.');
        },
      },
    );
    expect(await failureOf(jobs.start(spec()))).toMatchObject({ reason: 'missingKey' });
    expect(library.lines).toEqual([]);
  });

  test.each([
    [
      'a refusal is not billed',
      new ImageProviderError('invalidRequest', 'No.', { status: 400, bodySent: true }),
      false,
    ],
    ['a timeout may be', new ImageProviderError('timeout', 'Too slow.', { bodySent: true }), true],
    [
      'a connection lost before sending is not',
      new ImageProviderError('network', 'Lost.', { bodySent: false }),
      false,
    ],
    ['a picture blocked by moderation may be', moderated('output'), true],
    ['a prompt blocked by moderation is not', moderated('input'), false],
  ])('says whether it may have been billed: %s', async (_, error, maybeBilled) => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec());
    await settle();
    provider.latest.fail(error);
    expect(await failureOf(job)).toBe(error);
    expect(job.state).toEqual({ kind: 'failed', error, maybeBilled });
    expect(library.jobLines(job.id).at(-1)).toMatchObject({
      state: 'failed',
      error: error.message,
      maybeBilled,
    });
    expect(provider.exchanges).toHaveLength(1);
  });

  test('keeps the images that arrived before the stream broke, and says so', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec({ count: 4 }));
    await settle();
    provider.latest.send(finalImage('one', 0), finalImage('two', 1), usage);
    provider.latest.fail(new ImageProviderError('server', 'The server broke.', { status: 500 }));
    expect(await failureOf(job)).toMatchObject({
      reason: 'server',
      message: '2 of 4 images arrived and are kept. The server broke.',
    });
    expect(job.images).toHaveLength(2);
    expect(job.state).toMatchObject({ kind: 'failed', maybeBilled: true });
    expect(library.imageLines().filter((line) => line.usage)).toHaveLength(2);
    expect(provider.exchanges, 'never sent again').toHaveLength(1);
  });

  test('calls an answer without an image what it is', async () => {
    const { jobs, provider } = jobBench();
    const job = jobs.start(spec());
    await settle();
    provider.latest.end();
    expect(await failureOf(job)).toMatchObject({ reason: 'badResponse' });
    expect(job.state).toMatchObject({ kind: 'failed', maybeBilled: true });
  });

  test('hands over what could not be archived, and archives the rest', async () => {
    const { jobs, provider, library } = jobBench();
    library.beforeArchive = async ({ data }) => {
      if (data.byteLength === 3) throw new LibraryError('diskFull', 'The disk is full.');
    };
    const job = jobs.start(spec({ count: 2 }));
    await settle();
    provider.latest.send(finalImage('cat', 0), finalImage('small', 1));
    provider.latest.end();
    expect(await failureOf(job)).toMatchObject({ reason: 'diskFull' });
    expect(job.unarchived).toEqual([picture('cat')]);
    expect(job.images).toHaveLength(1);
    expect(job.state).toMatchObject({ kind: 'failed', maybeBilled: true });
  });

  test('is done, and logs it, when an archived image cannot be recorded', async () => {
    const { jobs, provider, library, log } = jobBench();
    library.beforeAppend = async ({ kind }) => {
      if (kind === 'image') throw new Error('disk full');
    };
    const job = jobs.start(spec());
    await settle();
    provider.latest.send(finalImage('cat'));
    provider.latest.end();
    expect(await job.finished).toHaveLength(1);
    expect(log.lines).toContain(`A record of job ${job.id} could not be written: disk full`);
  });

  test('never writes a prompt to the log', async () => {
    const { jobs, provider, log } = jobBench();
    const job = jobs.start(spec());
    await settle();
    provider.latest.fail(new ImageProviderError('server', 'Busy.', { status: 503 }));
    await vi.advanceTimersByTimeAsync(1_000);
    provider.latest.fail(new ImageProviderError('invalidRequest', 'No.', { status: 400 }));
    await failureOf(job);
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines.join()).not.toContain('cat');
  });
});

describe('trying again', () => {
  const busy = new ImageProviderError('server', 'Busy.', { status: 503 });

  test('waits longer each time, says why, and gives up after four attempts', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec());
    for (const [attempt, delay] of [1_000, 2_000, 4_000].entries()) {
      await settle();
      provider.latest.fail(busy);
      await settle();
      expect(job.state).toEqual({
        kind: 'running',
        attempt: attempt + 1,
        wait: { until: Date.now() + delay, error: busy },
      });
      await vi.advanceTimersByTimeAsync(delay - 1);
      expect(provider.exchanges).toHaveLength(attempt + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(job.state).toEqual({ kind: 'running', attempt: attempt + 2 });
    }
    provider.latest.fail(busy);
    expect(await failureOf(job)).toBe(busy);
    expect(provider.exchanges).toHaveLength(4);
    expect(job.state).toMatchObject({ maybeBilled: false });
    expect(library.states(job.id)).toEqual(['queued', 'running', 'failed']);
  });

  test('spreads retries at random', async () => {
    const { jobs, provider } = jobBench({}, { random: () => 0.5 });
    const job = jobs.start(spec());
    await settle();
    provider.latest.fail(busy);
    await settle();
    expect(job.state).toMatchObject({ wait: { until: Date.now() + 750 } });
    job.cancel();
    await settle();
  });

  test('waits as long as the server asks, and so do other jobs', async () => {
    const { jobs, provider } = jobBench();
    const first = jobs.start(spec());
    await settle();
    provider.latest.fail(
      new ImageProviderError('rateLimit', 'Slow down.', { status: 429, retryAfterMs: 20_000 }),
    );
    await settle();
    const second = jobs.start(spec());
    await settle();
    expect(second.state).toEqual({ kind: 'queued', wait: { until: Date.now() + 20_000 } });
    await vi.advanceTimersByTimeAsync(19_999);
    expect(provider.exchanges).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(provider.exchanges).toHaveLength(3);
    first.cancel();
    second.cancel();
    await settle();
  });

  test('does not wait longer than five minutes', async () => {
    const { jobs, provider } = jobBench();
    const job = jobs.start(spec());
    await settle();
    const error = new ImageProviderError('rateLimit', 'Come back later.', {
      status: 429,
      retryAfterMs: 300_001,
    });
    provider.latest.fail(error);
    expect(await failureOf(job)).toBe(error);
  });

  test('never happens once something of an image arrived', async () => {
    const { jobs, provider } = jobBench();
    const job = jobs.start(spec());
    await settle();
    provider.latest.send({ type: 'partial', index: 0, image: picture('preview') });
    provider.latest.fail(busy);
    expect(await failureOf(job)).toBe(busy);
    expect(provider.exchanges).toHaveLength(1);
  });

  test('frees the place in the queue while it waits', async () => {
    const { jobs, provider } = jobBench({}, { concurrency: 1 });
    const first = jobs.start(spec());
    await settle();
    provider.latest.fail(busy);
    const second = jobs.start(spec());
    await settle();
    expect(second.state.kind).toBe('running');
    first.cancel();
    second.cancel();
    await settle();
  });

  test('follows only the request that failed, not those before it', async () => {
    const { jobs, provider, library } = jobBench();
    const job = jobs.start(spec({ model: 'dall-e-3', count: 2 }));
    await settle();
    provider.latest.send(finalImage('one'));
    provider.latest.end();
    await settle();
    provider.latest.fail(busy);
    await vi.advanceTimersByTimeAsync(1_000);
    provider.latest.send(finalImage('two'));
    provider.latest.end();
    expect(await job.finished).toHaveLength(2);
    expect(provider.exchanges).toHaveLength(3);
    expect(library.imageLines().map(({ index }) => index)).toEqual([0, 1]);
  });
});

function moderated(stage: 'input' | 'output'): ImageProviderError {
  return new ImageProviderError('moderation', 'Blocked.', {
    status: 400,
    moderation: { stage, categories: [] },
  });
}
