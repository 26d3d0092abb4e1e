import { loadImage } from '@napi-rs/canvas';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import {
  clientOf,
  collect,
  decoded,
  errorOf,
  formOf,
  grey,
  leftMask,
  legacy,
  pngFile,
  post,
  small,
  start,
} from './fixtures.ts';

describe('generations', () => {
  it('paints the asked size, and the same prompt alike', async () => {
    const server = await start();
    const { images } = clientOf(server);
    const first = await images.generate({ ...small, prompt: 'A quiet lake' });
    const again = await images.generate({ ...small, prompt: 'A quiet lake' });
    const other = await images.generate({ ...small, prompt: 'A loud city' });
    expect(decoded(first.data?.[0]?.b64_json)).toMatchObject({ width: 1024, height: 640 });
    expect(again.data).toEqual(first.data);
    expect(other.data).not.toEqual(first.data);
    expect(first).toMatchObject({
      size: '1024x640',
      quality: 'medium',
      background: 'opaque',
      output_format: 'png',
    });
    expect(first).toHaveProperty('_request_id', server.requests[0]?.id);
  });

  it('records what it got and the exact bytes it sent', async () => {
    const server = await start();
    const answer = await clientOf(server).images.generate({ ...small, prompt: 'A fox', n: 2 });
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1/images/generations',
      fields: { ...small, prompt: 'A fox', n: 2 },
      files: [],
      status: 200,
      finished: true,
      aborted: false,
    });
    expect(request?.images.map((image) => image.toString('base64'))).toEqual(
      answer.data?.map((image) => image.b64_json),
    );
    expect(request?.responseBytes).toBeGreaterThan(request?.images[0]?.length ?? 0);
  });

  it.each([
    ['jpeg', [0xff, 0xd8, 0xff]],
    ['webp', [...Buffer.from('RIFF')]],
  ] as const)('answers in %s, smaller with more compression', async (output_format, signature) => {
    const { images } = clientOf(await start());
    const wish = { ...small, prompt: 'Hills', output_format };
    const fine = await images.generate(wish);
    const coarse = await images.generate({ ...wish, output_compression: 10 });
    const bytes = Buffer.from(fine.data?.[0]?.b64_json ?? '', 'base64');
    expect([...bytes.subarray(0, signature.length)]).toEqual(signature);
    expect(await loadImage(bytes)).toMatchObject({ width: 1024, height: 640 });
    expect(coarse.data?.[0]?.b64_json?.length).toBeLessThan(bytes.length);
  });

  it('leaves a transparent background empty', async () => {
    const { images } = clientOf(await start());
    const answer = await images.generate({ ...small, prompt: 'A cat', background: 'transparent' });
    const { data } = decoded(answer.data?.[0]?.b64_json);
    const alphas = new Set(data.filter((_, at) => at % 4 === 3));
    expect(data[3]).toBe(0);
    expect(alphas).toContain(255);
  });

  it('counts more tokens for more quality and more pixels', async () => {
    const { images } = clientOf(await start());
    const low = await images.generate({ ...small, prompt: 'Sea', quality: 'low' });
    const high = await images.generate({ ...small, prompt: 'Sea', quality: 'high' });
    const large = await images.generate({ ...small, prompt: 'Sea', quality: 'low', size: '1024x1024' });
    expect(high.usage?.output_tokens).toBeGreaterThan(low.usage?.output_tokens ?? 0);
    expect(large.usage?.output_tokens).toBeGreaterThan(low.usage?.output_tokens ?? 0);
    expect(low.usage?.total_tokens).toBe((low.usage?.input_tokens ?? 0) + (low.usage?.output_tokens ?? 0));
  });

  it('pads a PNG to the asked length', async () => {
    const { images } = clientOf(await start({ answerBytes: 3_000_000 }));
    const answer = await images.generate({ ...small, prompt: 'Noise' });
    expect(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64')).toHaveLength(3_000_000);
    expect(decoded(answer.data?.[0]?.b64_json).width).toBe(1024);
  });

  it('gives the older models a URL unless told otherwise', async () => {
    const server = await start();
    const { images } = clientOf(server);
    const hosted = await images.generate({ model: 'dall-e-3', prompt: 'A tree' });
    const file = await fetch(hosted.data?.[0]?.url ?? '');
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(server.requests[0]?.images[0]);
    expect(hosted.data?.[0]?.revised_prompt).toContain('A tree');
    expect(hosted.usage).toBeUndefined();
    const embedded = await images.generate({ ...legacy, prompt: 'A tree' });
    expect(decoded(embedded.data?.[0]?.b64_json).width).toBe(256);
  });
});

describe('edits', () => {
  it('changes the masked part clearly and every other pixel slightly', async () => {
    const server = await start();
    const [width, height] = [1024, 640];
    const answer = await clientOf(server).images.edit({
      ...small,
      prompt: 'A red balloon',
      image: await pngFile(grey(width, height)),
      mask: await pngFile(leftMask(width, height), 'mask.png'),
    });
    const result = decoded(answer.data?.[0]?.b64_json);
    const distance = (x: number, y: number) => {
      const at = (y * width + x) * 4;
      const red = Math.abs((result.data[at] ?? 0) - (x % 256));
      return Math.max(red, Math.abs((result.data[at + 1] ?? 0) - 90));
    };
    const kept = { least: 255, most: 0 };
    let changed = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (x >= width / 2 + 2) {
          kept.least = Math.min(kept.least, distance(x, y));
          kept.most = Math.max(kept.most, distance(x, y));
        } else if (x < width / 2 && distance(x, y) > 24) {
          changed++;
        }
      }
    }
    expect(kept.least).toBeGreaterThan(0);
    expect(kept.most).toBeLessThan(12);
    expect(changed).toBeGreaterThan(width * height * 0.1);
    expect(server.requests[0]?.files.map(({ field, filename, type }) => [field, filename, type])).toEqual([
      ['image', 'image.png', 'image/png'],
      ['mask', 'mask.png', 'image/png'],
    ]);
    expect(server.requests[0]?.files[0]?.bytes).toEqual(grey(width, height));
  });

  it('takes several images, JPEG and WebP among them, and counts them', async () => {
    const { images } = clientOf(await start());
    const source = await images.generate({ ...small, prompt: 'A house', output_format: 'webp' });
    const webp = Buffer.from(source.data?.[0]?.b64_json ?? '', 'base64');
    const one = await images.edit({ ...small, prompt: 'More', image: await pngFile(grey(600, 400)) });
    const two = await images.edit({
      model: 'gpt-image-2',
      prompt: 'More',
      image: [await pngFile(grey(600, 400)), new File([webp], 'b.webp', { type: 'image/webp' })],
    });
    expect(two.usage?.input_tokens).toBeGreaterThan(one.usage?.input_tokens ?? 0);
    expect(two.size).toBe('1536x1024');
  });

  it('takes JSON with data URLs', async () => {
    const server = await start();
    const image_url = `data:image/png;base64,${grey(64, 64).toString('base64')}`;
    const mask = { image_url: `data:image/png;base64,${leftMask(64, 64).toString('base64')}` };
    const answer = await post(server, '/images/edits', {
      ...small,
      prompt: 'A boat',
      images: [{ image_url }],
      mask,
    });
    expect(answer.status).toBe(200);
    expect(server.requests[0]?.files.map((file) => file.field)).toEqual(['images[0]', 'mask']);
  });
});

describe('variations', () => {
  it('keeps the legacy contract', async () => {
    const server = await start();
    const answer = await clientOf(server).images.createVariation({
      image: await pngFile(grey(300, 300)),
      n: 2,
      size: '256x256',
      response_format: 'b64_json',
    });
    expect(answer.data).toHaveLength(2);
    expect(answer.data?.[0]).not.toEqual(answer.data?.[1]);
    expect(decoded(answer.data?.[0]?.b64_json)).toMatchObject({ width: 256, height: 256 });
  });

  it.each([
    ['not square', formOf({}, ['image', { bytes: grey(30, 20) }]), 'image_not_square'],
    [
      'no PNG',
      formOf({}, ['image', { bytes: grey(20, 20), type: 'image/jpeg', name: 'a.jpg' }]),
      'unsupported_file_mimetype',
    ],
    ['no image', formOf({}), 'missing_required_parameter'],
    ['a prompt', formOf({ prompt: 'x' }, ['image', { bytes: grey(20, 20) }]), 'unknown_parameter'],
    ['a newer model', formOf({ model: 'gpt-image-2' }, ['image', { bytes: grey(20, 20) }]), 'invalid_value'],
  ])('refuses %s', async (_, form, code) => {
    const answer = await post(await start(), '/images/variations', form);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ code });
  });
});

describe('streams', () => {
  it('sends previews, then each image with its usage', async () => {
    const server = await start();
    const stream = await clientOf(server).images.generate({
      ...small,
      prompt: 'Dunes at dusk',
      n: 2,
      stream: true,
      partial_images: 2,
    });
    const events = await collect(stream);
    const one = [
      ['image_generation.partial_image', 0],
      ['image_generation.partial_image', 1],
      ['image_generation.completed', undefined],
    ];
    expect(
      events.map((event) => [
        event.type,
        'partial_image_index' in event ? event.partial_image_index : undefined,
      ]),
    ).toEqual([...one, ...one]);
    const completed = events.filter((event) => event.type === 'image_generation.completed');
    expect(completed.map((event) => event.b64_json)).toEqual(
      server.requests[0]?.images.map((image) => image.toString('base64')),
    );
    expect(completed[0]).toMatchObject({ size: '1024x640', output_format: 'png' });
    expect(completed[0]?.usage.output_tokens).toBeGreaterThan(200);
    expect(decoded(events[0]?.b64_json)).toMatchObject({ width: 1024, height: 640 });
  });

  it('names the events of edits', async () => {
    const { images } = clientOf(await start());
    const stream = await images.edit({
      ...small,
      prompt: 'Brighter',
      image: await pngFile(grey(64, 40)),
      stream: true,
      partial_images: 1,
    });
    const types = (await collect(stream)).map((event) => event.type);
    expect(types).toEqual(['image_edit.partial_image', 'image_edit.completed']);
  });
});

describe('models', () => {
  it('lists them with their shutdown dates', async () => {
    const { models } = clientOf(await start());
    const list = await collect(models.list());
    expect(list.find(({ id }) => id === 'gpt-image-1.5')?.shutdown_date).toBe('2026-12-01');
    expect(list.find(({ id }) => id === 'gpt-image-2.6-sunburst')?.shutdown_date).toBeNull();
    expect(await models.retrieve('gpt-image-2')).toMatchObject({ id: 'gpt-image-2', object: 'model' });
    await expect(models.retrieve('gpt-image-9')).rejects.toMatchObject({ status: 404 });
  });

  it('serves the models it is given', async () => {
    const { models, images } = clientOf(await start({ models: [{ id: 'mine', family: 'gpt-image-2' }] }));
    expect((await collect(models.list())).map(({ id }) => id)).toEqual(['mine']);
    expect((await images.generate({ model: 'mine', size: '1024x640', prompt: 'Hi' })).size).toBe('1024x640');
  });
});

describe('keys and limits', () => {
  it('wants a key, and one of those it accepts', async () => {
    const server = await start({ keys: ['sk-good'] });
    const keyless = await fetch(`${server.url}/models`);
    expect(keyless.status).toBe(401);
    expect(await errorOf(keyless)).toMatchObject({ type: 'invalid_request_error', code: null });
    await expect(clientOf(server, 'sk-bad-one').models.list()).rejects.toBeInstanceOf(
      OpenAI.AuthenticationError,
    );
    await expect(clientOf(server, 'sk-good').models.list()).resolves.toBeDefined();
  });

  it('can do without a key', async () => {
    const server = await start({ keys: 'none' });
    expect((await fetch(`${server.url}/models`)).status).toBe(200);
  });

  it("takes Azure's path, version and key header", async () => {
    const server = await start({ keys: ['azure-key'] });
    const client = new OpenAI({
      apiKey: 'unused',
      baseURL: `${server.origin}/openai/v1`,
      defaultQuery: { 'api-version': 'preview' },
      defaultHeaders: { authorization: null, 'api-key': 'azure-key' },
      maxRetries: 0,
    });
    await client.images.generate({ ...small, prompt: 'Hi' });
    expect(server.requests[0]?.query.get('api-version')).toBe('preview');
    const elsewhere = await fetch(`${server.url}/models`, { headers: { 'api-key': 'azure-key' } });
    expect(elsewhere.status).toBe(401);
  });

  it('tells its limit and holds to it', async () => {
    const server = await start({ requestsPerMinute: 1 });
    const first = await post(server, '/images/generations', { ...legacy, prompt: 'One' });
    const second = await post(server, '/images/generations', { ...legacy, prompt: 'Two' });
    expect(first.headers.get('x-ratelimit-limit-requests')).toBe('1');
    expect(first.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });
});

describe('the record of a request', () => {
  it('tells when the client went away', async () => {
    const server = await start({ failures: [{ kind: 'silence' }] });
    const leaving = new AbortController();
    const call = clientOf(server).images.generate({ ...small, prompt: 'Hi' }, { signal: leaving.signal });
    await server.waitForRequest((request) => request.bodyRead);
    leaving.abort();
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    expect((await server.waitForRequest((request) => request.aborted)).finished).toBe(false);
  });

  it('stops waiting when the server closes', async () => {
    const server = await start();
    const waiting = server.waitForRequest();
    await server.close();
    await expect(waiting).rejects.toThrow('closed');
  });
});
