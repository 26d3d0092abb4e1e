import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FinalImage, ImageBytes, ImageRequest } from '../../../src/images/imageProvider.ts';
import type {
  ImageProviderErrorDetails,
  ImageProviderErrorReason,
} from '../../../src/images/imageProviderError.ts';
import type { Failure } from '../../imagesServer/failure.ts';
import { type ImagesServer, startImagesServer } from '../../imagesServer/startImagesServer.ts';
import { collect, connect, failure } from './serve.ts';

/** The strict local Images API, which refuses what OpenAI refuses. */
let server: ImagesServer;

beforeAll(async () => {
  server = await startImagesServer({ keys: ['sk-good-key-0123'] });
});
afterEach(() => server.clearFailures());
afterAll(() => server.close());

const apiKey = 'sk-good-key-0123';
const open = (options: Parameters<typeof connect>[1] = {}) =>
  connect(server, { apiKey, ...options }).provider;

const cat: ImageRequest = {
  kind: 'generate',
  model: 'gpt-image-2.6-sunburst',
  prompt: 'A cat',
  count: 1,
  size: '1024x640',
  quality: 'low',
};

async function images(request: ImageRequest): Promise<FinalImage[]> {
  const events = await collect(open(), request);
  return events.filter((event) => event.type === 'image');
}

function picture(
  width: number,
  height: number,
  alpha: (x: number, y: number) => number = () => 255,
): ImageBytes {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) png.data.set([x % 256, y % 256, 90, alpha(x, y)], (y * width + x) * 4);
  }
  return { data: new Uint8Array(PNG.sync.write(png)), format: 'png' };
}

function sizeOf({ image }: FinalImage): string {
  const { width, height } = PNG.sync.read(Buffer.from(image.data));
  return `${width}x${height}`;
}

describe('operations', () => {
  it('streams a generated image with previews, usage and limits', async () => {
    const events = await collect(open(), { ...cat, partialImages: 2 });
    expect(events.map(({ type }) => type)).toEqual(['partial', 'partial', 'image', 'usage', 'limits']);
    const image = events.find((event) => event.type === 'image');
    expect(image && sizeOf(image)).toBe('1024x640');
    expect(image?.returned).toMatchObject({ size: '1024x640', quality: 'low' });
    expect(events.find((event) => event.type === 'usage')?.usage.outputTokens).toBeGreaterThan(0);
  });

  it.each(['png', 'jpeg', 'webp'] as const)('makes several images as %s', async (format) => {
    const made = await images({ ...cat, count: 2, format, ...(format !== 'png' && { compression: 60 }) });
    expect(made.map(({ index, image }) => [index, image.format])).toEqual([
      [0, format],
      [1, format],
    ]);
  });

  it.each(['gpt-image-2.5-flare', 'gpt-image-2', 'chatgpt-image-latest', 'gpt-image-1-mini'])(
    'generates with %s and every option',
    async (model) => {
      const made = await images({
        ...cat,
        model,
        size: '1024x1024',
        background: 'opaque',
        format: 'png',
        moderation: 'low',
        partialImages: 1,
      });
      expect(made.map(sizeOf)).toEqual(['1024x1024']);
    },
  );

  it('edits with a mask, and several images without', async () => {
    const source = picture(1024, 640);
    const mask = picture(1024, 640, (x) => (x < 512 ? 0 : 255));
    const edit: ImageRequest = { ...cat, kind: 'edit', images: [source], mask };
    expect((await images(edit)).map(sizeOf)).toEqual(['1024x640']);
    const combined: ImageRequest = { ...cat, kind: 'edit', images: [source, picture(800, 600)] };
    expect(await images(combined)).toHaveLength(1);
  });

  it('speaks the contract of the DALL·E models', async () => {
    const size = '256x256';
    const old: ImageRequest = { ...cat, model: 'dall-e-2', size };
    expect((await images(old)).map(sizeOf)).toEqual([size]);
    const source = picture(256, 256);
    const mask = picture(256, 256, (x) => (x < 90 ? 0 : 255));
    expect((await images({ ...old, kind: 'edit', images: [source], mask })).map(sizeOf)).toEqual([size]);
    const varied = await images({ kind: 'variation', model: 'dall-e-2', count: 2, size, image: source });
    expect(varied.map(sizeOf)).toEqual([size, size]);
    expect(await images({ ...cat, model: 'dall-e-3', size: '1792x1024', quality: 'hd' })).toHaveLength(1);
  });

  it('takes a link for an image, from this very server', async () => {
    server.fail({ kind: 'url' });
    expect((await images({ ...cat, model: 'dall-e-2', size: '256x256' })).map(sizeOf)).toEqual(['256x256']);
  });

  it('takes JSON where it asked for a stream', async () => {
    server.fail({ kind: 'jsonInsteadOfStream' });
    expect(await images(cat)).toHaveLength(1);
  });

  it('lists models with the dates on which they stop', async () => {
    const listed = await open().listModels(new AbortController().signal);
    expect(listed).toContainEqual({ id: 'gpt-image-1.5', shutdownDate: '2026-12-01' });
    expect(listed).toContainEqual({ id: 'gpt-image-2.6-sunburst' });
  });

  it('reaches Azure’s addresses', async () => {
    expect(
      await collect(open({ baseUrl: `${server.origin}/openai/v1?api-version=preview` }), cat),
    ).not.toEqual([]);
  });
});

describe('failures', () => {
  it.each<[Failure, ImageProviderErrorReason, ImageProviderErrorDetails]>([
    [{ kind: 'invalidKey' }, 'invalidKey', { status: 401 }],
    [{ kind: 'organizationNotVerified' }, 'forbidden', { forbidden: 'organizationNotVerified' }],
    [{ kind: 'region' }, 'forbidden', { forbidden: 'region' }],
    [{ kind: 'permission' }, 'forbidden', { forbidden: 'permission' }],
    [{ kind: 'projectAccess' }, 'modelUnavailable', { status: 403 }],
    [{ kind: 'modelNotFound' }, 'modelUnavailable', { status: 404 }],
    [{ kind: 'retiredEndpoint' }, 'invalidRequest', { status: 404 }],
    [{ kind: 'quota' }, 'quota', { status: 429 }],
    [{ kind: 'billingLimit' }, 'quota', { status: 400 }],
    [{ kind: 'conflict' }, 'server', { status: 409 }],
    [{ kind: 'badRequest', param: 'size' }, 'invalidRequest', { parameter: 'size' }],
    [{ kind: 'rateLimit' }, 'rateLimit', { status: 429 }],
    [{ kind: 'rateLimit', retryAfterSeconds: 3 }, 'rateLimit', { retryAfterMs: 3000 }],
    [{ kind: 'rateLimit', retryAfterMs: 250 }, 'rateLimit', { retryAfterMs: 250 }],
    [
      { kind: 'moderation', stage: 'output', categories: ['violence'] },
      'moderation',
      { moderation: { stage: 'output', categories: ['violence'] } },
    ],
    [{ kind: 'serverError' }, 'server', { status: 500 }],
    [{ kind: 'serverError', status: 503 }, 'server', { status: 503 }],
    [{ kind: 'serverError', status: 504 }, 'timeout', { status: 504 }],
    [{ kind: 'compatError', shape: 'string' }, 'invalidRequest', {}],
    [{ kind: 'compatError', shape: 'detail' }, 'invalidRequest', {}],
    [{ kind: 'compatError', shape: 'detailList' }, 'invalidRequest', {}],
    [{ kind: 'compatError', shape: 'message' }, 'invalidRequest', {}],
    [{ kind: 'htmlBody' }, 'badResponse', { status: 200 }],
    [{ kind: 'htmlBody', status: 502 }, 'server', { status: 502 }],
    [{ kind: 'redirect' }, 'badResponse', {}],
    [{ kind: 'truncatedBody' }, 'network', { network: 'interrupted' }],
    [{ kind: 'malformedJson' }, 'badResponse', {}],
    [{ kind: 'emptyData' }, 'badResponse', {}],
    [{ kind: 'url', variant: 'expired' }, 'badResponse', {}],
    [{ kind: 'url', variant: 'wrongType' }, 'badResponse', {}],
    [{ kind: 'url', variant: 'oversize' }, 'badResponse', {}],
    [{ kind: 'url', variant: 'redirect' }, 'badResponse', {}],
    [{ kind: 'resetAfterBody' }, 'network', { network: 'interrupted', bodySent: true }],
  ])('%o', async (switched, reason, details) => {
    server.fail(switched);
    const error = await failure(collect(open(), { ...cat, model: 'dall-e-2', size: '256x256' }));
    expect({ reason: error.reason, message: error.message }).toMatchObject({ reason });
    expect(error.details).toMatchObject(details);
    expect(error.message).not.toContain(apiKey);
  });

  it.each<[Failure, ImageProviderErrorReason]>([
    [{ kind: 'cutStream' }, 'network'],
    [{ kind: 'endedStream' }, 'badResponse'],
    [{ kind: 'streamError' }, 'server'],
    [{ kind: 'moderation' }, 'moderation'],
  ])('within a stream: %o', async (switched, reason) => {
    server.fail(switched);
    const error = await failure(collect(open(), { ...cat, partialImages: 1 }));
    expect({ reason: error.reason, message: error.message }).toMatchObject({ reason });
    expect(error.details.bodySent).toBe(true);
  });

  it.each<[Failure['kind']]>([['silence'], ['stalledStream']])(
    '%s lasts as long as the timeout',
    async (kind) => {
      server.fail({ kind } as Failure);
      const error = await failure(collect(open({ timeoutMs: 1500 }), { ...cat, partialImages: 1 }));
      expect(error).toMatchObject({ reason: 'timeout', details: { bodySent: true } });
    },
  );

  it('refuses another key and asks for a missing one', async () => {
    const models = (key: string | undefined) =>
      failure(connect(server, key ? { apiKey: key } : {}).provider.listModels(new AbortController().signal));
    expect((await models('sk-other-key-4567')).reason).toBe('invalidKey');
    expect((await models(undefined)).reason).toBe('missingKey');
  });

  it('hangs up when cancelled', async () => {
    server.fail({ kind: 'silence' });
    const controller = new AbortController();
    const before = server.requests.length;
    const failed = failure(collect(open(), cat, controller.signal));
    const request = await server.waitForRequest(
      (seen) => server.requests.indexOf(seen) >= before && seen.bodyRead,
    );
    controller.abort();
    expect((await failed).reason).toBe('cancelled');
    await server.waitForRequest((seen) => seen.id === request.id && seen.aborted);
  });
});
