import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerRequest } from './answerRequest.ts';
import { ApiError } from './apiError.ts';
import type { AcceptedKeys } from './authorize.ts';
import { control } from './control.ts';
import type { Failure } from './failure.ts';
import { FailureScript } from './failureScript.ts';
import { HostedImages } from './hostedImages.ts';
import { defaultModels, type ServedModel } from './models.ts';
import { RateLimit } from './rateLimit.ts';
import type { ReceivedRequest } from './receivedRequest.ts';
import { Reply } from './reply.ts';
import { RequestLog } from './requestLog.ts';

export interface ImagesServerOptions {
  /** 0, the default: a free one. Always on 127.0.0.1. */
  readonly port?: number;
  /** Default: any key that is not empty. */
  readonly keys?: AcceptedKeys;
  readonly models?: readonly ServedModel[];
  readonly failures?: readonly Failure[];
  /** Enforced, and told in the `x-ratelimit-*` headers. Default 5000. */
  readonly requestsPerMinute?: number;
  /** How long each image takes beyond the painting; previews are spread over it. Default 0. */
  readonly secondsPerImage?: number;
  /** Makes PNG answers exactly this long with incompressible noise, where the picture alone is shorter. */
  readonly answerBytes?: number;
}

export interface ImagesServer {
  /** The base URL for clients, as in `http://127.0.0.1:4010/v1`. */
  readonly url: string;
  /** Without the path, as in `http://127.0.0.1:4010`; Azure's API is under `/openai/v1`. */
  readonly origin: string;
  /** Everything received, `/control` excepted, in order; entries fill up as the requests go on. */
  readonly requests: readonly ReceivedRequest[];
  /** Resolves with the first request, past or to come, that matches at any moment of its life; any without `matches`. */
  waitForRequest(matches?: (request: ReceivedRequest) => boolean): Promise<ReceivedRequest>;
  /** Adds to the script of failures; see `FailureScript`. */
  fail(...failures: readonly Failure[]): void;
  /** Also lets slow answers go on at once. */
  clearFailures(): void;
  /** Ends all connections, also stalled ones. */
  close(): Promise<void>;
}

export async function startImagesServer(options: ImagesServerOptions = {}): Promise<ImagesServer> {
  let origin = '';
  const log = new RequestLog();
  const failures = new FailureScript(options.failures);
  const api = {
    keys: options.keys ?? 'any',
    models: options.models ?? defaultModels,
    failures,
    rateLimit: new RateLimit(options.requestsPerMinute ?? 5000, () => performance.now()),
    studio: {
      hosted: new HostedImages(() => origin),
      secondsPerImage: options.secondsPerImage ?? 0,
      answerBytes: options.answerBytes,
      failuresCleared: () => failures.cleared,
    },
    origin: () => origin,
    changed: () => log.changed(),
  };

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', origin);
    if (pathname.startsWith('/control/')) {
      return control(pathname, incoming, response, { failures, requests: log.requests });
    }
    const record: ReceivedRequest = {
      id: `req_${String(log.requests.length + 1).padStart(32, '0')}`,
      method: incoming.method ?? '',
      path: pathname,
      query: searchParams,
      headers: incoming.headers,
      fields: {},
      files: [],
      bodyRead: false,
      status: undefined,
      images: [],
      responseBytes: 0,
      finished: false,
      aborted: false,
    };
    const reply = new Reply(response, record, api.changed);
    log.add(record);
    try {
      await answerRequest(api, incoming, reply, record);
    } catch (error) {
      await sendError(reply, error);
    }
  }

  const running = new Set<Promise<void>>();
  const server = createServer((incoming, response) => {
    const work = handle(incoming, response).finally(() => running.delete(work));
    running.add(work);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The images server has no port.');
  }
  origin = `http://127.0.0.1:${address.port}`;

  return {
    url: `${origin}/v1`,
    origin,
    requests: log.requests,
    waitForRequest: (matches = () => true) => log.waitFor(matches),
    fail: (...more) => failures.add(...more),
    clearFailures: () => failures.clear(),
    async close() {
      log.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, ...running]);
    },
  };
}

async function sendError(reply: Reply, error: unknown): Promise<void> {
  if (reply.closed.aborted) {
    return;
  }
  if (reply.begun) {
    reply.cut();
    throw error;
  }
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, `The images server failed: ${String(error)}`, { type: 'server_error' });
  const headers = { 'content-type': 'application/json', ...known.details.headers };
  await reply.send(known.status, headers, JSON.stringify(known.body, null, 2));
}
