import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { TransportError } from './transportError.ts';

export interface HttpFetchOptions {
  /** Milliseconds without a byte in either direction after which the exchange fails. */
  readonly timeoutMs: number;
  /** Ends the exchange, also while the answer's body is read. */
  readonly signal: AbortSignal;
  /** The whole request has left this machine: whatever happens now, the server may have done the work. */
  readonly onBodySent?: () => void;
  /** Resolves the host; may refuse an address. */
  readonly lookup?: LookupFunction;
}

/** What the SDK's `fetch` option takes. `Response` tells the SDK, which would otherwise probe, that forms work. */
export interface HttpFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  readonly Response: typeof Response;
}

/**
 * `fetch` over `node:http` and `node:https`, for what Node's own cannot do: wait longer than 300 s, stay with the
 * server instead of following a redirect with the prompt, and know whether the request was sent.
 *
 * `http.proxy` and VS Code's certificates apply: the extension host replaces `request` on the module objects, so it
 * is looked up there at each call, and no agent is passed.
 *
 * @throws TransportError, Node's system errors (`ECONNREFUSED`, …), or the reason of an aborted signal.
 */
export function createHttpFetch(options: HttpFetchOptions): HttpFetch {
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { headers, body } = await encode(init);
    const signal = init.signal ? AbortSignal.any([options.signal, init.signal]) : options.signal;
    signal.throwIfAborted();
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(headers),
      ...(options.lookup && { lookup: options.lookup }),
    });
    return exchange(request, body, signal, options);
  };
  return Object.assign(fetch, { Response });
}

/** A body with a known length: some compatible servers take no chunked requests. */
async function encode(init: RequestInit): Promise<{ headers: Headers; body: Uint8Array }> {
  const encoded = new Response(init.body ?? null);
  const body = new Uint8Array(await encoded.arrayBuffer());
  const headers = new Headers(init.headers);
  const contentType = encoded.headers.get('content-type');
  if (contentType && !headers.has('content-type')) headers.set('content-type', contentType);
  if (init.body) headers.set('content-length', String(body.byteLength));
  headers.set('accept-encoding', 'identity');
  // A kept connection may be dead by the next request, which then fails as if it had been sent and lost.
  headers.set('connection', 'close');
  return { headers, body };
}

function exchange(
  request: ClientRequest,
  body: Uint8Array,
  signal: AbortSignal,
  { timeoutMs, onBodySent }: HttpFetchOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    // Once there is an answer, only destroying that hands the error to whoever reads it.
    let open: ClientRequest | IncomingMessage = request;
    const abort = () => open.destroy(toError(signal.reason));
    const timer = setTimeout(() => {
      open.destroy(new TransportError('timeout', `No byte for ${timeoutMs} ms`));
    }, timeoutMs);
    signal.addEventListener('abort', abort, { once: true });

    request.once('finish', () => {
      timer.refresh();
      onBodySent?.();
    });
    request.once('response', (answer) => {
      timer.refresh();
      open = answer;
      try {
        resolve(toResponse(answer, timer));
      } catch (error) {
        answer.destroy();
        reject(error);
      }
    });
    request.on('error', reject);
    request.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    });
    request.end(body);
  });
}

/** @throws TransportError */
function toResponse(answer: IncomingMessage, timer: NodeJS.Timeout): Response {
  const status = answer.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (status >= 300 && status < 400) {
    const target = URL.parse(headers.get('location') ?? '');
    throw new TransportError('redirect', `The server answered ${status}`, target?.origin);
  }
  const encoding = headers.get('content-encoding');
  if (encoding && encoding !== 'identity')
    throw new TransportError('encoding', `The answer is encoded as ${encoding}`);
  const hasBody = status !== 204 && status !== 205;
  if (!hasBody) answer.resume();
  return new Response(hasBody ? toStream(answer, timer) : null, { status, headers });
}

/** Enough to hold a usual answer, so that reading never stops the socket. */
const bufferedBytes = 32 * 1024 * 1024;

function toStream(answer: IncomingMessage, timer: NodeJS.Timeout): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        answer.on('data', (chunk: Uint8Array) => {
          timer.refresh();
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) answer.pause();
        });
        answer.once('end', () => controller.close());
        answer.once('error', (error) => controller.error(error));
      },
      pull() {
        timer.refresh();
        answer.resume();
      },
      cancel() {
        answer.destroy();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: bufferedBytes }),
  );
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
