import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ImageRequest } from '../../../src/images/imageProvider.ts';
import {
  type Answer,
  collect,
  connect,
  failure,
  generate,
  jpeg,
  json,
  onePng,
  png,
  serve,
  sse,
  webp,
} from './serve.ts';

const b64 = (data: Buffer) => data.toString('base64');
const usage = {
  input_tokens: 12,
  input_tokens_details: { text_tokens: 10, image_tokens: 2 },
  output_tokens: 272,
  total_tokens: 284,
};

async function events(answer: Answer, request: ImageRequest = generate) {
  const server = await serve(answer);
  return collect(connect(server).provider, request);
}

describe('a JSON answer', () => {
  it('gives each image with its index, the usage and the limits', async () => {
    const body = {
      data: [{ b64_json: b64(png), revised_prompt: 'A fat cat' }, { b64_json: b64(png) }],
      size: '1024x1024',
      quality: 'low',
      background: 'opaque',
      output_format: 'png',
      usage,
    };
    const returned = { size: '1024x1024', quality: 'low', background: 'opaque', format: 'png' };
    const image = { data: new Uint8Array(png), format: 'png' };
    const headers = {
      'x-ratelimit-limit-requests': '50',
      'x-ratelimit-remaining-requests': '49',
      'x-ratelimit-reset-requests': '1m12s',
    };
    expect(await events(json(body, 200, headers), { ...generate, count: 2 })).toEqual([
      { type: 'image', index: 0, image, revisedPrompt: 'A fat cat', returned },
      { type: 'image', index: 1, image, returned },
      {
        type: 'usage',
        usage: { inputTokens: 12, inputTextTokens: 10, inputImageTokens: 2, outputTokens: 272 },
      },
      { type: 'limits', limits: { limitRequests: 50, remainingRequests: 49, resetRequestsMs: 72_000 } },
    ]);
  });

  it.each([
    ['png', png],
    ['jpeg', jpeg],
    ['webp', webp],
  ])('is %s when its bytes are, whatever it is called', async (format, data) => {
    const [event] = await events(json({ data: [{ b64_json: b64(data) }], output_format: 'png' }));
    expect(event).toMatchObject({ type: 'image', image: { format, data: new Uint8Array(data) } });
  });

  it('may hold a data URL, and may be called text', async () => {
    const body = JSON.stringify({ data: [{ b64_json: `data:image/png;base64,${b64(png)}` }] });
    const [event] = await events((response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(body),
    );
    expect(event).toMatchObject({ type: 'image', image: { format: 'png' } });
  });

  it('leaves out what the server describes in unknown words', async () => {
    const [event] = await events(json({ ...onePng, size: 'huge', quality: 'superb', background: 7 }));
    expect(event).toMatchObject({ returned: {} });
  });

  it('passes 20 MB unchanged', async () => {
    const data = Buffer.concat([png, randomBytes(20_000_000)]);
    const [event] = await events(json({ data: [{ b64_json: b64(data) }] }));
    expect(event?.type === 'image' && data.equals(event.image.data)).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['no images', { data: [] }],
    ['an empty image', { data: [{}] }],
    ['an unknown format', { data: [{ b64_json: b64(Buffer.from('GIF89a')) }] }],
  ])('with %s is a bad one', async (_, body) => {
    const error = await failure(events(json(body, 200, { 'x-request-id': 'req_1' })));
    expect(error.reason).toBe('badResponse');
    expect(error.details).toMatchObject({ status: 200, bodySent: true, requestId: 'req_1' });
    expect(error.message).toMatch(/may have been billed/);
  });
});

describe('a stream', () => {
  const partial = (index: number, data: Buffer) => ({
    type: 'image_generation.partial_image',
    partial_image_index: index,
    b64_json: b64(data),
  });
  const completed = { type: 'image_generation.completed', b64_json: b64(jpeg), size: '1024x1024', usage };
  const streamed: ImageRequest = { ...generate, partialImages: 2 };

  it('gives previews, the image and the usage', async () => {
    const all = await events(sse([partial(0, png), partial(1, png), completed]), streamed);
    expect(all.map((event) => event.type)).toEqual(['partial', 'partial', 'image', 'usage']);
    expect(all[2]).toMatchObject({ index: 0, image: { format: 'jpeg' }, returned: { size: '1024x1024' } });
  });

  it('is read for edits', async () => {
    const answer = sse([{ ...completed, type: 'image_edit.completed' } as { type: string }]);
    const edit: ImageRequest = {
      ...generate,
      kind: 'edit',
      images: [{ data: png, format: 'png' }],
    } as ImageRequest;
    expect((await events(answer, edit))[0]).toMatchObject({ type: 'image' });
  });

  it('survives a preview that is no image', async () => {
    const all = await events(sse([partial(0, Buffer.from('no image')), completed]), streamed);
    expect(all.map((event) => event.type)).toEqual(['image', 'usage']);
  });

  it('is over with its last image, though the server keeps the connection', async () => {
    const all = await events((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(completed)}\n\n`);
    }, streamed);
    expect(all.map((event) => event.type)).toEqual(['image', 'usage']);
  });

  it('need not be one: some servers answer in JSON all the same', async () => {
    expect((await events(json(onePng), streamed))[0]).toMatchObject({ type: 'image' });
  });

  it('gives a preview as soon as it is there', async () => {
    let finish = () => {};
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(partial(0, png))}\n\n`);
      finish = () => response.end(`data: ${JSON.stringify(completed)}\n\n`);
    });
    const run = connect(server).provider.run(streamed, new AbortController().signal)[Symbol.asyncIterator]();
    expect((await run.next()).value).toMatchObject({ type: 'partial' });
    finish();
    expect((await run.next()).value).toMatchObject({ type: 'image' });
  });

  it('ends the request when nobody listens any more', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(partial(0, png))}\n\n`);
    });
    for await (const _ of connect(server).provider.run(streamed, new AbortController().signal)) break;
    await server.received[0]?.closed;
  });
});

describe('a link', () => {
  it('is followed at once on the same server, without the key', async () => {
    const server = await serve((response, { path }) => {
      if (path === '/files/cat.png') response.writeHead(200, { 'content-type': 'image/jpeg' }).end(webp);
      else json({ data: [{ url: `http://${response.req.headers.host}/files/cat.png` }] })(response, never());
    });
    const { provider } = connect(server, { apiKey: 'sk-secret-1234' });
    expect(await collect(provider)).toMatchObject([
      { image: { format: 'webp', data: new Uint8Array(webp) } },
    ]);
    expect(server.received.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/v1/images/generations', 'Bearer sk-secret-1234'],
      ['/files/cat.png', undefined],
    ]);
  });

  it.each([
    'http://127.0.0.1:1/cat.png',
    'https://127.0.0.1:1/cat.png',
    'https://10.0.0.1/cat.png',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/cat.png',
    'https://[::ffff:10.0.0.1]/cat.png',
    'https://localhost/cat.png',
    'https://2130706433/cat.png',
    'http://example.com/cat.png',
    'file:///etc/passwd',
    'nonsense://',
  ])('%s is not followed', async (url) => {
    const error = await failure(events(json({ data: [{ url }] })));
    expect(error.reason).toBe('badResponse');
    expect(error.message).toMatch(/does not follow/);
  });

  it('that redirects is not followed', async () => {
    const other = await serve((response) => response.end(png));
    const server = await serve((response, { path }) => {
      if (path === '/cat.png') response.writeHead(302, { location: `${other.origin}/` }).end();
      else json({ data: [{ url: '/cat.png' }] })(response, never());
    });
    const error = await failure(collect(connect(server).provider));
    expect(error.reason).toBe('badResponse');
    expect(error.message).toContain(other.origin);
    expect(other.received).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['a missing image', (response) => response.writeHead(404).end('gone')],
    ['a web page', (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<html>')],
  ])('to %s gives a bad response', async (_, answer) => {
    const server = await serve((response, request) => {
      if (request.path === '/cat.png') answer(response, request);
      else json({ data: [{ url: '/cat.png' }] })(response, request);
    });
    expect((await failure(collect(connect(server).provider))).reason).toBe('badResponse');
  });

  it('to more than an image can hold is cut off', async () => {
    const server = await serve((response, request) => {
      if (request.path !== '/cat.png') return json({ data: [{ url: '/cat.png' }] })(response, request);
      const chunk = Buffer.alloc(1024 * 1024);
      const write = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', write);
      write();
    });
    const error = await failure(collect(connect(server).provider));
    expect(error.message).toMatch(/more than 64 MB/);
    await server.received[1]?.closed;
  });
});

describe('the list of models', () => {
  it('has shutdown dates where the server knows them', async () => {
    const server = await serve(
      json({
        object: 'list',
        data: [
          { id: 'gpt-image-1.5', shutdown_date: '2026-12-01' },
          { id: 'gpt-image-2', shutdown_date: null },
          { object: 'model' },
        ],
      }),
    );
    const { provider } = connect(server);
    expect(await provider.listModels(new AbortController().signal)).toEqual([
      { id: 'gpt-image-1.5', shutdownDate: '2026-12-01' },
      { id: 'gpt-image-2' },
    ]);
    expect(server.received[0]).toMatchObject({ method: 'GET', path: '/v1/models' });
  });

  it.each([['<html>'], ['{}'], ['[]']])('is a bad one when it reads %s', async (body) => {
    const server = await serve((response) => response.end(body));
    const error = await failure(connect(server).provider.listModels(new AbortController().signal));
    expect(error.reason).toBe('badResponse');
    expect(error.message).not.toMatch(/billed/);
  });
});

/** For answers that do not look at the request. */
function never() {
  return { method: '', path: '', headers: {}, body: Buffer.alloc(0), closed: Promise.resolve() };
}
