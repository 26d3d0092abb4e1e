import OpenAI, { toFile } from 'openai';
import { PNG } from 'pngjs';
import { afterEach } from 'vitest';
import {
  type ImagesServer,
  type ImagesServerOptions,
  startImagesServer,
} from '../../imagesServer/startImagesServer.ts';

/** The smallest picture that the GPT Image 2 line makes. */
export const small = { model: 'gpt-image-2', size: '1024x640' } as const;
export const legacy = { model: 'dall-e-2', size: '256x256', response_format: 'b64_json' } as const;

const servers: ImagesServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Closed after the test. */
export async function start(options?: ImagesServerOptions): Promise<ImagesServer> {
  const server = await startImagesServer(options);
  servers.push(server);
  return server;
}

export function clientOf(server: ImagesServer, apiKey = 'sk-test'): OpenAI {
  return new OpenAI({ apiKey, baseURL: server.url, maxRetries: 0, organization: null, project: null });
}

/** Posts as it is, with a good key. */
export function post(
  server: ImagesServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = body instanceof FormData;
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sk-test',
      ...(!form && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: form || typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
  });
}

/** A PNG whose pixels `paint` gives as RGBA. */
export function png(
  width: number,
  height: number,
  paint: (x: number, y: number) => readonly [number, number, number, number],
  alpha = true,
): Buffer<ArrayBuffer> {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      image.data.set(paint(x, y), (y * width + x) * 4);
    }
  }
  return Buffer.from(PNG.sync.write(image, { colorType: alpha ? 6 : 2, filterType: 0 }));
}

export const grey = (width: number, height: number) => png(width, height, (x) => [x % 256, 90, 160, 255]);

/** Its left half is to be changed. */
export const leftMask = (width: number, height: number) =>
  png(width, height, (x) => (x < width / 2 ? [255, 255, 255, 0] : [0, 0, 0, 255]));

export function pngFile(bytes: Buffer<ArrayBuffer>, name = 'image.png'): Promise<File> {
  return toFile(bytes, name, { type: 'image/png' });
}

interface FilePart {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type?: string;
  readonly name?: string;
}

export function formOf(
  fields: Readonly<Record<string, string>>,
  ...files: readonly (readonly [field: string, part: FilePart])[]
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, value);
  }
  for (const [field, { bytes, type = 'image/png', name = 'image.png' }] of files) {
    form.append(field, new File([bytes], name, { type }));
  }
  return form;
}

export function decoded(base64: string | undefined): PNG {
  return PNG.sync.read(Buffer.from(base64 ?? '', 'base64'));
}

export async function errorOf(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null || !('error' in body)) {
    throw new Error(`No error envelope: ${JSON.stringify(body)}`);
  }
  const { error } = body;
  return typeof error === 'object' ? { ...error } : { text: error };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}
