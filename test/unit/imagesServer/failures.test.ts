import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { type Failure, parseFailure } from '../../imagesServer/failure.ts';
import { clientOf, collect, errorOf, grey, legacy, pngFile, post, small, start } from './fixtures.ts';

const wish = { ...legacy, prompt: 'A hill' };
const generate = '/images/generations';

describe('answers in the error envelope', () => {
  it.each<[Failure, number, Record<string, unknown>]>([
    [{ kind: 'invalidKey' }, 401, { code: 'invalid_api_key' }],
    [
      { kind: 'organizationNotVerified' },
      403,
      { message: expect.stringContaining('must be verified'), code: null },
    ],
    [{ kind: 'region' }, 403, { code: 'unsupported_country_region_territory' }],
    [{ kind: 'permission' }, 403, { message: expect.stringContaining('insufficient permissions') }],
    [{ kind: 'projectAccess' }, 403, { message: expect.stringContaining('dall-e-2') }],
    [{ kind: 'modelNotFound' }, 404, { code: 'model_not_found' }],
    [{ kind: 'retiredEndpoint' }, 404, { message: expect.stringContaining('retired') }],
    [{ kind: 'quota' }, 429, { code: 'insufficient_quota', type: 'insufficient_quota' }],
    [{ kind: 'billingLimit' }, 400, { code: 'billing_hard_limit_reached' }],
    [{ kind: 'conflict' }, 409, { code: 'conflict' }],
    [{ kind: 'badRequest', param: 'size', message: 'No.' }, 400, { message: 'No.', param: 'size' }],
    [{ kind: 'rateLimit' }, 429, { code: 'rate_limit_exceeded' }],
    [
      { kind: 'moderation', stage: 'output', categories: ['sexual'] },
      400,
      {
        code: 'moderation_blocked',
        type: 'image_generation_user_error',
        moderation_details: { moderation_stage: 'output', categories: ['sexual'] },
      },
    ],
    [{ kind: 'serverError' }, 500, { type: 'server_error' }],
    [{ kind: 'serverError', status: 503 }, 503, { message: expect.stringContaining('overloaded') }],
    [{ kind: 'serverError', status: 504 }, 504, { type: 'server_error' }],
  ])('$kind', async (failure, status, error) => {
    const server = await start({ failures: [failure] });
    const failed = await post(server, generate, wish);
    expect(failed.status).toBe(status);
    expect(failed.headers.get('x-request-id')).toBe(server.requests[0]?.id);
    expect(await errorOf(failed)).toMatchObject(error);
    expect((await post(server, generate, wish)).status).toBe(200);
  });

  it.each<[Failure, string, string]>([
    [{ kind: 'rateLimit', retryAfterSeconds: 7 }, 'retry-after', '7'],
    [{ kind: 'rateLimit', retryAfterMs: 250 }, 'retry-after-ms', '250'],
    [{ kind: 'serverError', status: 503, retryAfterSeconds: 3 }, 'retry-after', '3'],
  ])('with a time to retry after', async (failure, header, value) => {
    const answer = await post(await start({ failures: [failure] }), generate, wish);
    expect(answer.headers.get(header)).toBe(value);
  });
});

describe('answers of other servers', () => {
  it.each<[Failure, unknown]>([
    [{ kind: 'compatError' }, { error: 'out of memory' }],
    [{ kind: 'compatError', shape: 'detail' }, { detail: 'out of memory' }],
    [{ kind: 'compatError', shape: 'detailList' }, { detail: [{ msg: 'value is not a valid size' }] }],
    [{ kind: 'compatError', shape: 'message' }, { message: 'out of memory' }],
  ])('%o', async (failure, body) => {
    const answer = await post(await start({ failures: [failure] }), generate, wish);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject(body ?? {});
  });

  it('a page of HTML', async () => {
    const server = await start({ failures: [{ kind: 'htmlBody' }, { kind: 'htmlBody', status: 502 }] });
    const [ok, gateway] = [await post(server, generate, wish), await post(server, generate, wish)];
    expect([ok.status, gateway.status]).toEqual([200, 502]);
    expect(ok.headers.get('content-type')).toContain('text/html');
  });

  it('a redirect to another origin', async () => {
    const server = await start({
      failures: [{ kind: 'redirect' }, { kind: 'redirect', location: 'https://a.example/' }],
    });
    const own = await post(server, generate, wish);
    expect(own.status).toBe(307);
    expect(own.headers.get('location')).toMatch(/^http:\/\/localhost:\d+\/elsewhere$/);
    expect((await post(server, generate, wish)).headers.get('location')).toBe('https://a.example/');
  });
});

describe('broken successes', () => {
  it('a body cut short', async () => {
    const server = await start({ failures: [{ kind: 'truncatedBody' }] });
    const answer = await post(server, generate, wish);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect(server.requests[0]).toMatchObject({ finished: true, aborted: false });
  });

  it('malformed JSON', async () => {
    const answer = await post(await start({ failures: [{ kind: 'malformedJson' }] }), generate, wish);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  it('no images, or one that is none', async () => {
    const { images } = clientOf(await start({ failures: [{ kind: 'emptyData' }, { kind: 'brokenImage' }] }));
    expect((await images.generate(wish)).data).toEqual([]);
    const broken = (await images.generate(wish)).data?.[0]?.b64_json ?? '';
    expect(Buffer.from(broken, 'base64').toString()).toBe('This is not an image.');
  });

  it('another size than asked', async () => {
    const { images } = clientOf(await start({ failures: [{ kind: 'otherSize' }] }));
    expect((await images.generate({ ...small, prompt: 'A hill' })).size).toBe('512x640');
  });

  it('JSON where a stream was asked for', async () => {
    const answer = await post(await start({ failures: [{ kind: 'jsonInsteadOfStream' }] }), generate, {
      ...small,
      prompt: 'A hill',
      stream: true,
    });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toHaveProperty('data');
  });

  it('an answer that takes its time', async () => {
    const hour = 3600;
    const server = await start({
      failures: [
        { kind: 'slow', seconds: 0.01 },
        { kind: 'slow', seconds: hour },
      ],
    });
    expect((await post(server, generate, wish)).status).toBe(200);
    const leaving = new AbortController();
    const call = clientOf(server).images.generate(wish, { signal: leaving.signal });
    await server.waitForRequest(({ id, bodyRead }) => bodyRead && id === server.requests[1]?.id);
    leaving.abort();
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    expect((await server.waitForRequest((request) => request.aborted)).images).toEqual([]);
  });
});

describe('URLs', () => {
  async function hosted(variant: 'ok' | 'expired' | 'wrongType' | 'oversize' | 'redirect') {
    const server = await start({ failures: [{ kind: 'url', variant }] });
    const answer = await clientOf(server).images.generate({ ...small, prompt: 'A hill' });
    expect(answer.data?.[0]?.b64_json).toBeUndefined();
    return { server, file: await fetch(answer.data?.[0]?.url ?? '', { redirect: 'manual' }) };
  }

  it('that hold the image, without a key', async () => {
    const { server, file } = await hosted('ok');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(server.requests[0]?.images[0]);
  });

  it('that have expired, hold a page, or lead elsewhere', async () => {
    expect((await hosted('expired')).file.status).toBe(404);
    expect((await hosted('wrongType')).file.headers.get('content-type')).toBe('text/html');
    expect((await hosted('redirect')).file.headers.get('location')).toContain('http://localhost:');
  });

  it('that hold far too much', async () => {
    const { file } = await hosted('oversize');
    expect(Number(file.headers.get('content-length'))).toBeGreaterThan(200 * 1024 * 1024);
    await file.body?.cancel();
  });
});

describe('streams', () => {
  const streamed = { ...small, prompt: 'A hill', stream: true, partial_images: 1 } as const;

  it('that end between events, or in the middle of one', async () => {
    const { images } = clientOf(
      await start({ failures: [{ kind: 'cutStream' }, { kind: 'truncatedBody' }] }),
    );
    for (let run = 0; run < 2; run++) {
      const seen: string[] = [];
      const read = async () => {
        for await (const event of await images.generate(streamed)) {
          seen.push(event.type);
        }
      };
      await expect(read()).rejects.toThrow();
      expect(seen).toEqual(['image_generation.partial_image']);
    }
  });

  it('that end cleanly without the image', async () => {
    const { images } = clientOf(await start({ failures: [{ kind: 'endedStream' }] }));
    const events = await collect(await images.generate(streamed));
    expect(events.map((event) => event.type)).toEqual(['image_generation.partial_image']);
  });

  it('that carry an error', async () => {
    const { images } = clientOf(await start({ failures: [{ kind: 'streamError' }] }));
    await expect(collect(await images.generate(streamed))).rejects.toBeInstanceOf(OpenAI.APIError);
  });

  it('that stall until the client leaves', async () => {
    const server = await start({ failures: [{ kind: 'stalledStream' }] });
    const stream = await clientOf(server).images.generate(streamed);
    for await (const event of stream) {
      expect(event.type).toBe('image_generation.partial_image');
      break;
    }
    expect((await server.waitForRequest((request) => request.aborted)).images).toEqual([]);
  });
});

describe('connections', () => {
  it('reset after the body was read', async () => {
    const server = await start({ failures: [{ kind: 'resetAfterBody' }] });
    await expect(clientOf(server).images.generate(wish)).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    expect(server.requests[0]).toMatchObject({ bodyRead: true, status: undefined });
  });

  it('reset before the body was read', async () => {
    const server = await start({ failures: [{ kind: 'resetBeforeBody' }] });
    const image = await pngFile(grey(64, 64));
    const call = clientOf(server).images.edit({ ...small, prompt: 'A hill', image });
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    expect(server.requests[0]).toMatchObject({ bodyRead: false, files: [] });
  });

  it('that stay silent end with the server', async () => {
    const server = await start({ failures: [{ kind: 'silence' }] });
    const call = clientOf(server).images.generate(wish);
    const failed = expect(call).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    await server.waitForRequest((request) => request.bodyRead);
    await server.close();
    await failed;
  });
});

describe('the script of failures', () => {
  const statuses = async (server: Awaited<ReturnType<typeof start>>, count: number) => {
    const seen: number[] = [];
    for (let i = 0; i < count; i++) {
      seen.push((await post(server, generate, wish)).status);
    }
    return seen;
  };

  it('goes in order, lasting ones last', async () => {
    const server = await start();
    server.fail(
      { kind: 'conflict', times: 'always' },
      { kind: 'none' },
      { kind: 'serverError', status: 503, times: 2 },
    );
    expect(await statuses(server, 5)).toEqual([200, 503, 503, 409, 409]);
    server.clearFailures();
    expect(await statuses(server, 1)).toEqual([200]);
  });

  it('spares the list of models unless it is meant', async () => {
    const server = await start({ failures: [{ kind: 'invalidKey', on: ['models'] }] });
    expect(await statuses(server, 1)).toEqual([200]);
    await expect(clientOf(server).models.list()).rejects.toMatchObject({ status: 401 });
  });

  it('is told over HTTP', async () => {
    const server = await start();
    const at = `${server.origin}/control/failures`;
    const tell = (body: unknown) => fetch(at, { method: 'POST', body: JSON.stringify(body) });
    const told = await tell([{ kind: 'quota' }, { kind: 'serverError', status: 500, times: 'always' }]);
    expect(told.status).toBe(200);
    expect(await (await fetch(at)).json()).toEqual({
      pending: [
        { kind: 'quota', times: 1 },
        { kind: 'serverError', status: 500, times: 'always' },
      ],
    });
    expect(await statuses(server, 2)).toEqual([429, 500]);
    await fetch(at, { method: 'DELETE' });
    expect(await statuses(server, 1)).toEqual([200]);
    const refused = await tell({ kind: 'serverError', colour: 'red' });
    expect(refused.status).toBe(400);
    expect(await errorOf(refused)).toMatchObject({ text: expect.stringContaining('serverError') });
    const received = await fetch(`${server.origin}/control/requests`);
    const summaries: unknown = await received.json();
    expect(summaries).toHaveLength(3);
    const sent = server.requests[2]?.images[0] ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(sent).digest('hex');
    expect(summaries).toMatchObject([
      { images: [] },
      { images: [] },
      { images: [{ bytes: sent.length, sha256 }] },
    ]);
  });

  it('is read from flags', () => {
    expect(parseFailure('serverError:503', 1)).toEqual({ kind: 'serverError', status: 503, times: 1 });
    expect(parseFailure('url:expired', 'always')).toEqual({
      kind: 'url',
      variant: 'expired',
      times: 'always',
    });
    expect(parseFailure('quota', 1)).toEqual({ kind: 'quota', times: 1 });
    for (const wrong of ['quota:1', 'slow:soon', 'nothing', 'url:gone', '']) {
      expect(() => parseFailure(wrong, 1)).toThrow('This is no failure');
    }
  });
});
