import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImageProviderErrorReason } from '../../../src/images/imageProviderError.ts';
import { type Answer, collect, connect, failure, generate, json, png, serve, sse } from './serve.ts';

async function failed(answer: Answer, options: Parameters<typeof connect>[1] = {}) {
  const server = await serve(answer);
  const { provider, lines } = connect(server, options);
  const error = await failure(collect(provider, { ...generate, partialImages: 1 }));
  return { error, lines, server };
}

const envelope = (message: string, rest: object = {}) => ({
  error: { message, type: 'invalid_request_error', ...rest },
});
const billed = /may have been billed/;

describe('an error answer', () => {
  it.each<[string, number, unknown, ImageProviderErrorReason, RegExp, object]>([
    ['a wrong key', 401, envelope('Incorrect API key'), 'invalidKey', /rejected the API key/, {}],
    [
      'an unverified organisation',
      403,
      envelope('Your organization must be verified to use the model `gpt-image-2`. Go to: https://…'),
      'forbidden',
      /organisation verified/,
      { forbidden: 'organizationNotVerified' },
    ],
    [
      'a region',
      403,
      envelope('Country, region, or territory not supported', {
        code: 'unsupported_country_region_territory',
      }),
      'forbidden',
      /country or region/,
      { forbidden: 'region' },
    ],
    [
      'a permission',
      403,
      envelope(
        'You have insufficient permissions for this operation. Missing scopes: api.model.images.request',
      ),
      'forbidden',
      /may not use gpt-image-2/,
      { forbidden: 'permission' },
    ],
    ['any other refusal', 403, envelope('Not today'), 'forbidden', /Not today\./, { forbidden: 'other' }],
    [
      'no credit',
      429,
      envelope('You exceeded your current quota', { code: 'insufficient_quota' }),
      'quota',
      /no credit left/,
      {},
    ],
    ['no credit, in words', 429, { error: 'You exceeded your current quota' }, 'quota', /no credit left/, {}],
    [
      'a spending limit',
      400,
      envelope('Limit', { code: 'billing_hard_limit_reached' }),
      'quota',
      /spending limit/,
      {},
    ],
    ['a payment', 402, {}, 'quota', /no credit left/, {}],
    ['a pace', 429, envelope('Rate limit reached'), 'rateLimit', /Wait a moment/, {}],
    [
      'a blocked prompt',
      400,
      envelope('Rejected', {
        type: 'image_generation_user_error',
        code: 'moderation_blocked',
        moderation_details: { moderation_stage: 'input', categories: ['violence', 'self-harm'] },
      }),
      'moderation',
      /refused the prompt or an image \(violence, self-harm\)/,
      { moderation: { stage: 'input', categories: ['violence', 'self-harm'] } },
    ],
    [
      'a blocked result',
      400,
      envelope('Rejected', {
        code: 'moderation_blocked',
        moderation_details: { moderation_stage: 'output' },
      }),
      'moderation',
      /refused the finished image\./,
      { moderation: { stage: 'output', categories: [] } },
    ],
    [
      'an Azure filter',
      400,
      envelope('Filtered', {
        code: 'contentFilter',
        innererror: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_result: { violence: { filtered: true }, hate: { filtered: false } },
        },
      }),
      'moderation',
      /refused the request \(violence\)/,
      { moderation: { stage: 'unknown', categories: ['violence'] } },
    ],
    [
      'the old policy code',
      400,
      envelope('No', { code: 'content_policy_violation' }),
      'moderation',
      /other words/,
      {},
    ],
    [
      'a parameter',
      400,
      envelope('Invalid size', { param: 'size' }),
      'invalidRequest',
      /did not accept “size”: Invalid size\./,
      { parameter: 'size' },
    ],
    ['a bare sentence', 400, { error: 'prompt required' }, 'invalidRequest', /: prompt required\./, {}],
    [
      'FastAPI',
      422,
      { detail: [{ loc: ['body', 'n'], msg: 'too many' }] },
      'invalidRequest',
      /: n: too many\./,
      {},
    ],
    [
      'FastAPI, in words',
      400,
      { detail: 'mask is not square' },
      'invalidRequest',
      /: mask is not square\./,
      {},
    ],
    ['no body', 400, undefined, 'invalidRequest', /did not accept the request\.$/, {}],
    [
      'a model that is gone',
      404,
      envelope('The model `x` has been deprecated', { code: 'model_not_found' }),
      'modelUnavailable',
      /does not offer gpt-image-2/,
      {},
    ],
    [
      'a missing deployment',
      404,
      envelope('No', { code: 'DeploymentNotFound' }),
      'modelUnavailable',
      /does not offer/,
      {},
    ],
    ['a wrong path', 404, { detail: 'Not Found' }, 'invalidRequest', /usually ends in \/v1/, {}],
    ['a wrong method', 405, {}, 'invalidRequest', /usually ends in \/v1/, {}],
    ['a large body', 413, {}, 'tooLarge', /too large/, {}],
    ['a proxy that wants a name', 407, {}, 'network', /http\.proxy/, { network: 'proxy' }],
    ['a slow upload', 408, {}, 'timeout', /took too long/, {}],
    ['a gateway', 504, '<html>', 'timeout', /HTTP 504/, {}],
    ['a conflict', 409, {}, 'server', /conflicting request/, {}],
    [
      'a broken server',
      500,
      envelope('The server had an error'),
      'server',
      /HTTP 500\): The server had an error\./,
      {},
    ],
    ['a web page', 502, '<html>Bad gateway</html>', 'server', /\(HTTP 502\)\. Try again/, {}],
    ['an overload', 503, {}, 'server', /HTTP 503/, {}],
    ['520', 520, {}, 'server', /HTTP 520/, {}],
    ['521', 521, {}, 'server', /HTTP 521/, {}],
    ['522', 522, {}, 'timeout', /HTTP 522/, {}],
    ['523', 523, {}, 'server', /HTTP 523/, {}],
    ['524', 524, {}, 'timeout', /HTTP 524/, {}],
  ])('%s (%i)', async (_, status, body, reason, message, details) => {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const { error, lines, server } = await failed(
      (response) => response.writeHead(status, { 'x-request-id': 'req_7' }).end(text),
      { apiKey: 'sk-valid-1234' },
    );
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(billed);
    expect(error.details).toMatchObject({
      status,
      bodySent: true,
      requestId: 'req_7',
      host: server.host,
      ...details,
    });
    expect(lines.join('\n')).toContain('req_7');
    expect(lines.join('\n')).not.toContain(generate.kind === 'generate' ? generate.prompt : '');
  });

  it('of 401 without a key asks for one', async () => {
    const { error } = await failed(json({}, 401));
    expect(error.reason).toBe('missingKey');
  });

  it.each([
    ['retry-after', '20', 20_000, /Wait 20 seconds/],
    ['retry-after-ms', '700', 700, /Wait 1 second,/],
  ])('says how long to wait: %s', async (header, value, retryAfterMs, message) => {
    const { error } = await failed(json(envelope('Slow down'), 429, { [header]: value }));
    expect(error).toMatchObject({ reason: 'rateLimit', details: { retryAfterMs } });
    expect(error.message).toMatch(message);
  });

  it('is quoted at most in part', async () => {
    const { error } = await failed(json(envelope('x'.repeat(10_000)), 400));
    expect(error.message.length).toBeLessThan(400);
  });

  it.each<[string, Answer, ImageProviderErrorReason]>([
    [
      'an event',
      sse([{ type: 'error', error: { message: 'Oh no', code: 'server_error' } } as { type: string }]),
      'server',
    ],
    [
      'a moderation event',
      sse([{ type: 'error', error: { message: 'No', code: 'moderation_blocked' } } as { type: string }]),
      'moderation',
    ],
    ['a success', json({ error: { message: 'No', code: 'moderation_blocked' } }), 'moderation'],
    ['a success, in words', json({ error: 'out of memory' }), 'server'],
  ])('may come as %s', async (_, answer, reason) => {
    const { error } = await failed(answer);
    expect(error.reason).toBe(reason);
    expect(error.details.status).toBe(200);
  });
});

describe('the network', () => {
  async function closedServer() {
    const server = await serve(() => {});
    await server.close();
    return server;
  }

  it('names the machine on which nothing answers', async () => {
    const server = await closedServer();
    const error = await failure(collect(connect(server, { machineName: 'devbox' }).provider));
    expect(error).toMatchObject({ reason: 'network', details: { network: 'refused', bodySent: false } });
    expect(error.message).toContain(`Nothing answers at ${server.host} on devbox.`);
    expect(error.message).not.toMatch(billed);
  });

  it('has no https where the server speaks http', async () => {
    const server = await serve(() => {});
    const error = await failure(
      collect(connect({ origin: server.origin.replace('http:', 'https:') }).provider),
    );
    expect(error).toMatchObject({ reason: 'network', details: { network: 'certificate', bodySent: false } });
  });

  it('breaks before the answer', async () => {
    const { error } = await failed((response) => response.destroy());
    expect(error).toMatchObject({ reason: 'network', details: { network: 'interrupted', bodySent: true } });
    expect(error.message).toMatch(billed);
  });

  it('is no HTTP', async () => {
    const server = net.createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as net.AddressInfo;
    const error = await failure(collect(connect({ origin: `http://127.0.0.1:${port}` }).provider));
    expect(error.reason).toBe('badResponse');
    expect(error.message).toMatch(/does not speak HTTP/);
  });

  it('does not go where the server points', async () => {
    const other = await serve(json({}));
    const { error } = await failed((response) =>
      response.writeHead(307, { location: `${other.origin}/v1` }).end(),
    );
    expect(error.reason).toBe('badResponse');
    expect(error.message).toContain(`redirects to ${other.origin}`);
    expect(other.received).toEqual([]);
  });
});

describe('a bad answer', () => {
  it.each<[string, Answer, ImageProviderErrorReason]>([
    [
      'cut off',
      (response) =>
        response.writeHead(200, { 'content-length': '500' }).end('{"data":[', () => response.destroy()),
      'network',
    ],
    ['cut short', (response) => response.end('{"data":['), 'badResponse'],
    ['malformed', (response) => response.end('data = []'), 'badResponse'],
    ['a web page', (response) => response.end('<!doctype html><p>Sign in'), 'badResponse'],
    ['empty', (response) => response.end(), 'badResponse'],
    [
      'compressed unasked',
      (response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
      'badResponse',
    ],
    ['an empty stream', sse([]), 'badResponse'],
    [
      'a malformed stream',
      (response) =>
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"type":\n\n'),
      'badResponse',
    ],
    [
      'a stream that is cut off',
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(
          `data: {"type":"image_generation.partial_image","b64_json":"${png.toString('base64')}"}\n\n`,
        );
        setImmediate(() => response.destroy());
      },
      'network',
    ],
  ])('%s', async (_, answer, reason) => {
    const { error } = await failed(answer);
    expect(error.reason).toBe(reason);
    expect(error.details.bodySent).toBe(true);
    expect(error.message).toMatch(billed);
  });
});

describe('silence', () => {
  const timeoutMs = 60;
  const preview = `data: {"type":"image_generation.partial_image","b64_json":"${png.toString('base64')}"}\n\n`;

  it.each<[string, Answer]>([
    ['before the answer', () => {}],
    ['within JSON', (response) => void response.writeHead(200).write('{"data":[')],
    [
      'within a stream',
      (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(preview),
    ],
    [
      'within a link',
      (response, { path }) =>
        path === '/cat' ? undefined : json({ data: [{ url: '/cat' }] })(response, never),
    ],
  ])('%s ends in a timeout that may have cost', async (_, answer) => {
    const { error, server } = await failed(answer, { timeoutMs });
    expect(error.reason).toBe('timeout');
    expect(error.details).toMatchObject({ bodySent: true, host: server.host });
    expect(error.message).toMatch(/was silent for 1 second.*may have been billed/);
    await server.received.at(-1)?.closed;
  });
});

describe('cancelling', () => {
  it.each<[string, Answer]>([
    ['before the answer', () => {}],
    ['within JSON', (response) => void response.writeHead(200).write('{"data":[')],
    [
      'within a stream',
      (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hi\n\n'),
    ],
    [
      'within a link',
      (response, { path }) =>
        path === '/cat' ? undefined : json({ data: [{ url: '/cat' }] })(response, never),
    ],
  ])('%s hangs up', async (name, answer) => {
    const controller = new AbortController();
    const isLast = (path: string) => path === '/cat' || name !== 'within a link';
    const server = await serve((response, request) => {
      answer(response, request);
      if (isLast(request.path)) setImmediate(() => controller.abort());
    });
    const error = await failure(collect(connect(server).provider, generate, controller.signal));
    expect(error).toMatchObject({ reason: 'cancelled', details: { bodySent: true } });
    await server.received.at(-1)?.closed;
  });

  it('before the start sends nothing', async () => {
    const server = await serve(() => {});
    const error = await failure(collect(connect(server).provider, generate, AbortSignal.abort()));
    expect(error).toMatchObject({ reason: 'cancelled', details: { bodySent: false } });
    expect(server.received).toEqual([]);
  });

  it('by a time limit is a timeout', async () => {
    const server = await serve(() => {});
    const error = await failure(connect(server).provider.listModels(AbortSignal.timeout(30)));
    expect(error.reason).toBe('timeout');
  });
});

describe('the key', () => {
  const canary = 'sk-proj-canary-0123456789abcdef';

  it.each<[string, Answer]>([
    ['the sentence', json(envelope(`Key ${canary} is wrong`, { param: canary, code: canary }), 400)],
    ['a refusal', json(envelope(`${canary} not allowed`), 403, { 'x-request-id': canary })],
    ['a web page', (response) => response.writeHead(500).end(`Bearer ${canary}`)],
    ['a stream', sse([{ type: 'error', error: { message: `Bearer ${canary}` } } as { type: string }])],
    [
      'categories',
      json(envelope('No', { code: 'moderation_blocked', moderation_details: { categories: [canary] } }), 400),
    ],
    ['a redirect', (response) => response.writeHead(302, { location: `http://${canary}/` }).end()],
    ['a link', json({ data: [{ url: `http://${canary}.example.com/` }] })],
    ['an encoding', (response) => response.writeHead(200, { 'content-encoding': canary }).end()],
    ['a masked key', json(envelope('Incorrect API key provided: sk-proj-canary******cdef.'), 400)],
  ])('in %s of the server stays out of errors and log', async (_, answer) => {
    const { error, lines } = await failed(answer, { apiKey: canary });
    const everything = JSON.stringify([
      error.message,
      error.stack,
      error.details,
      String(error.cause),
      lines,
    ]);
    expect(everything).not.toContain('canary');
  });

  it('that is no sk- key is taken out as well', async () => {
    const apiKey = 'azure+canary/key==';
    const { error } = await failed(json(envelope(`What is ${apiKey}?`), 400), { apiKey });
    expect(error.message).toContain('What is [key]?');
  });

  it('with a line break is refused without being shown', async () => {
    const { provider } = connect({ origin: 'http://127.0.0.1:1' }, { apiKey: `${canary}\n` });
    const error = await failure(collect(provider));
    expect(error.reason).toBe('invalidKey');
    expect(error.message).not.toContain('canary');
  });
});

it('says so when the server address is none', async () => {
  const error = await failure(collect(connect({ origin: '' }, { baseUrl: 'openai' }).provider));
  expect(error.reason).toBe('invalidRequest');
});

/** For answers that do not look at the request. */
const never = { method: '', path: '', headers: {}, body: Buffer.alloc(0), closed: Promise.resolve() };
