import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EditRequest, ImageBytes } from '../../../src/images/imageProvider.ts';
import { familyOf } from '../../../src/images/models.ts';
import { createOpenAIClient } from '../../../src/openai/openAIClient.ts';
import { collect, connect, generate, jpeg, json, onePng, parts, png, serve, sse } from './serve.ts';

const pngImage: ImageBytes = { data: png, format: 'png' };
const jpegImage: ImageBytes = { data: jpeg, format: 'jpeg' };
const edit: EditRequest = {
  kind: 'edit',
  model: 'gpt-image-2',
  prompt: 'A dog',
  count: 1,
  images: [pngImage],
};
const everything = {
  size: '1024x1024',
  quality: 'high',
  background: 'transparent',
  format: 'webp',
  compression: 80,
  moderation: 'low',
} as const;

async function sent(request: Parameters<typeof collect>[1]): Promise<unknown> {
  const server = await serve(json(onePng));
  await collect(connect(server).provider, request);
  return JSON.parse(server.received[0]?.body.toString() ?? '');
}

describe('generate', () => {
  it('sends what the model knows, and streams so that the connection is not idle', async () => {
    expect(await sent({ ...generate, ...everything, partialImages: 2 } as typeof generate)).toEqual({
      model: 'gpt-image-2',
      prompt: 'A cat',
      size: '1024x1024',
      quality: 'high',
      background: 'transparent',
      output_format: 'webp',
      output_compression: 80,
      moderation: 'low',
      stream: true,
      partial_images: 2,
    });
  });

  it.each([
    [
      'nothing that is not set',
      { ...generate, model: 'gpt-image-1.5' },
      { model: 'gpt-image-1.5', prompt: 'A cat' },
    ],
    [
      'no stream for several images',
      { ...generate, count: 3, partialImages: 1 },
      { model: 'gpt-image-2', prompt: 'A cat', n: 3 },
    ],
    [
      'a stream for previews only, where the table says so',
      { ...generate, model: 'gpt-image-1.5', partialImages: 1 },
      { model: 'gpt-image-1.5', prompt: 'A cat', stream: true, partial_images: 1 },
    ],
    [
      'no values that the model lacks',
      { ...generate, ...everything, model: 'dall-e-3', quality: 'hd' },
      { model: 'dall-e-3', prompt: 'A cat', size: '1024x1024', quality: 'hd', response_format: 'b64_json' },
    ],
    [
      'no illegal size and no compression of PNG',
      { ...generate, model: 'gpt-image-1.5', size: '2048x2048', format: 'png', compression: 80 },
      { model: 'gpt-image-1.5', prompt: 'A cat', output_format: 'png' },
    ],
    [
      'to an unknown model what the user set, and no stream',
      { ...generate, model: 'sdxl', size: '640x480', quality: 'hd', partialImages: 1 },
      { model: 'sdxl', prompt: 'A cat', size: '640x480', quality: 'hd' },
    ],
  ] as const)('sends %s', async (_, request, body) => {
    expect(await sent(request)).toEqual(body);
  });
});

describe('edit', () => {
  async function sentParts(request: EditRequest) {
    const server = await serve(json(onePng));
    await collect(connect(server).provider, request);
    const [received] = server.received;
    if (!received) throw new Error('Nothing was sent');
    return { received, parts: await parts(received) };
  }

  it('sends one image and its mask as typed files, with a length', async () => {
    const { received, parts } = await sentParts({ ...edit, mask: pngImage, size: '1024x1024' });
    expect(received.path).toBe('/v1/images/edits');
    expect(received.headers['content-length']).toBe(String(received.body.length));
    const files = parts.filter((part): part is [string, File] => part[1] instanceof File);
    expect(files.map(([name, file]) => [name, file.name, file.type])).toEqual([
      ['image', 'image.png', 'image/png'],
      ['mask', 'mask.png', 'image/png'],
    ]);
    expect(Buffer.from(await (files[0]?.[1] ?? new Blob()).arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(parts.filter(([, value]) => typeof value === 'string'))).toEqual({
      model: 'gpt-image-2',
      prompt: 'A dog',
      size: '1024x1024',
      stream: 'true',
      partial_images: '0',
    });
  });

  it('repeats the field for several images', async () => {
    const { parts } = await sentParts({ ...edit, images: [pngImage, jpegImage] });
    const files = parts.filter(([name]) => name === 'image[]').map(([, value]) => value);
    expect(files.map((file) => file instanceof File && [file.name, file.type])).toEqual([
      ['image.png', 'image/png'],
      ['image-2.jpg', 'image/jpeg'],
    ]);
  });

  it('sends an unknown model no size', async () => {
    const { parts } = await sentParts({ ...edit, model: 'flux', size: '512x512', quality: 'low' });
    expect(parts.map(([name]) => name).toSorted()).toEqual(['image', 'model', 'prompt', 'quality']);
  });
});

it('sends a variation by the legacy contract', async () => {
  const server = await serve(json(onePng));
  await collect(connect(server).provider, {
    kind: 'variation',
    model: 'dall-e-2',
    count: 2,
    size: '512x512',
    quality: 'low',
    image: pngImage,
  });
  const [received] = server.received;
  expect(received?.path).toBe('/v1/images/variations');
  const fields = received ? await parts(received) : [];
  expect(Object.fromEntries(fields.filter(([name]) => name !== 'image'))).toEqual({
    model: 'dall-e-2',
    n: '2',
    size: '512x512',
    response_format: 'b64_json',
  });
});

describe('the server', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['/v1', '/v1/images/generations'],
    ['/v1/', '/v1/images/generations'],
    ['/openai/v1?api-version=preview', '/openai/v1/images/generations?api-version=preview'],
    [
      '/openai/deployments/cats?api-version=2025-04-01-preview&x=1',
      '/openai/deployments/cats/images/generations?api-version=2025-04-01-preview&x=1',
    ],
  ])('takes the base address %s', async (path, expected) => {
    const server = await serve(json(onePng));
    await collect(connect(server, { baseUrl: server.origin + path }).provider);
    expect(server.received.map((request) => request.path)).toEqual([expected]);
  });

  it('gets the key as a bearer token, or none', async () => {
    const server = await serve(json(onePng));
    await collect(connect(server, { apiKey: 'sk-1234567' }).provider);
    await collect(connect(server).provider);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk-1234567',
      undefined,
    ]);
  });

  it.each([
    ['https://me.openai.azure.com/openai/v1', true],
    ['https://me.services.ai.azure.com/openai/v1', true],
    ['https://me.cognitiveservices.azure.com/openai/deployments/a', true],
    ['https://openai.azure.com.example.com/v1', false],
    ['https://api.openai.com/v1', false],
  ])('%s: api-key header %s', async (baseUrl, isAzure) => {
    const fetch = vi.fn(async () => Response.json({ data: [] }));
    const client = createOpenAIClient({
      baseUrl,
      apiKey: 'azure-key',
      fetch: Object.assign(fetch, { Response }),
    });
    await client.models.list().asResponse();
    const headers = new Headers(
      (fetch.mock.calls as unknown[][]).map(([, init]) => init as RequestInit)[0]?.headers,
    );
    expect(headers.get('api-key')).toBe(isAzure ? 'azure-key' : null);
    expect(headers.get('authorization')).toBe(isAzure ? null : 'Bearer azure-key');
  });

  it('hears nothing from the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-environment');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin-environment');
    vi.stubEnv('OPENAI_ORG_ID', 'org-environment');
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-environment');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/environment');
    vi.stubEnv(
      'OPENAI_CUSTOM_HEADERS',
      'x-environment: 1\nauthorization: Bearer environment\ncontent-type: environment',
    );
    vi.stubEnv('OPENAI_WEBHOOK_SECRET', 'environment');
    vi.stubEnv('OPENAI_LOG', 'debug');
    const written = (['debug', 'info', 'warn', 'error', 'log'] as const).map((level) =>
      vi.spyOn(console, level),
    );
    const server = await serve(json(onePng));
    const { provider } = connect(server);
    await collect(provider);
    await collect(provider, edit);
    expect(server.received).toHaveLength(2);
    for (const { headers } of server.received) {
      expect(headers.authorization).toBeUndefined();
      expect(JSON.stringify(headers)).not.toContain('environment');
    }
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
  });
});

it('asks once: retrying is for who knows what an image costs', async () => {
  const server = await serve(json({ error: { message: 'busy' } }, 500));
  await expect(collect(connect(server).provider)).rejects.toThrow();
  expect(server.received).toHaveLength(1);
});

it('follows an alias', async () => {
  const server = await serve(
    sse([{ type: 'image_generation.completed', ...onePng.data[0] } as { type: string }]),
  );
  const { provider } = connect(server, { family: (model) => familyOf(model, { mine: 'gpt-image-2.6' }) });
  await collect(provider, { ...generate, model: 'mine', quality: 'max' });
  expect(JSON.parse(server.received[0]?.body.toString() ?? '')).toMatchObject({
    model: 'mine',
    quality: 'max',
    stream: true,
  });
});
