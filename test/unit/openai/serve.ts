import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { ImageEvent, ImageProvider, ImageRequest } from '../../../src/images/imageProvider.ts';
import { type ImageProviderError, isImageProviderError } from '../../../src/images/imageProviderError.ts';
import { familyOf } from '../../../src/images/models.ts';
import {
  createOpenAIImageProvider,
  type OpenAIImageProviderOptions,
} from '../../../src/openai/openAIImageProvider.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>;
}

export type Answer = (response: ServerResponse, request: Received) => void;

export interface Server {
  /** As in `http://127.0.0.1:1234`. */
  readonly origin: string;
  readonly host: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A server on a free loopback port that lives as long as the test. */
export async function serve(answer: Answer): Promise<Server> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry = { method, path: url, headers, body: Buffer.concat(chunks), closed };
      received.push(entry);
      answer(response, entry);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return { origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, received, close };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

export function sse(
  events: readonly { readonly type: string }[],
  headers: Record<string, string> = {},
): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
    for (const event of events) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    response.end();
  };
}

/** The smallest bytes that pass for each format. */
export const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
export const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
export const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1');

export const onePng = { created: 1, data: [{ b64_json: png.toString('base64') }] };

export function connect(server: Pick<Server, 'origin'>, options: Partial<OpenAIImageProviderOptions> = {}) {
  const lines: string[] = [];
  const log = (message: string) => void lines.push(message);
  const provider = createOpenAIImageProvider({
    baseUrl: `${server.origin}/v1`,
    family: (model) => familyOf(model),
    log: { debug: log, info: log, warn: log, error: log },
    ...options,
  });
  return { provider, lines };
}

export const generate: ImageRequest = { kind: 'generate', model: 'gpt-image-2', prompt: 'A cat', count: 1 };

export async function collect(
  provider: ImageProvider,
  request: ImageRequest = generate,
  signal: AbortSignal = new AbortController().signal,
): Promise<ImageEvent[]> {
  const events: ImageEvent[] = [];
  for await (const event of provider.run(request, signal)) events.push(event);
  return events;
}

/** The error that the promise must end with. */
export async function failure(promise: Promise<unknown>): Promise<ImageProviderError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  if (!isImageProviderError(outcome)) throw new Error('Expected an ImageProviderError', { cause: outcome });
  return outcome;
}

/** The parts of a `multipart/form-data` body, in order. */
export async function parts({ body, headers }: Received): Promise<[name: string, value: string | File][]> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  return [...form.entries()];
}
