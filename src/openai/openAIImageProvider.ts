import type OpenAI from 'openai';
import type { ImageEvent, ImageProvider, ImageRequest, ListedModel } from '../images/imageProvider.ts';
import { ImageProviderError } from '../images/imageProviderError.ts';
import type { Log } from '../images/log.ts';
import type { ModelFamily } from '../images/models.ts';
import { downloadImage } from './downloadImage.ts';
import type { Exchange } from './exchange.ts';
import { createHttpFetch, type HttpFetch } from './httpFetch.ts';
import { readImageAnswer } from './imageAnswer.ts';
import { readListedModels } from './listedModels.ts';
import { createOpenAIClient } from './openAIClient.ts';
import { readRateLimits } from './rateLimits.ts';
import { redact } from './redact.ts';
import { editParameters, generateParameters, variationParameters } from './requestParameters.ts';
import { toProviderError } from './toProviderError.ts';

export interface OpenAIImageProviderOptions {
  /** The API's root, as in `https://api.openai.com/v1`; a query string goes with each call. */
  readonly baseUrl: string;
  /** Absent: no key is sent. */
  readonly apiKey?: string;
  /** What the model takes; see `familyOf`. */
  readonly family: (model: string) => ModelFamily;
  readonly log: Log;
  /** Milliseconds without a byte in either direction; 10 minutes unless told. */
  readonly timeoutMs?: number;
  /** The machine that requests leave from, named where its network is at fault. */
  readonly machineName?: string;
}

const tenMinutes = 10 * 60 * 1000;

/** Speaks the OpenAI Images API, with OpenAI or any server that has it. Retries nothing: see `mayRetry`. */
export function createOpenAIImageProvider(options: OpenAIImageProviderOptions): ImageProvider {
  return {
    run: (request, signal) => run(request, signal, options),
    listModels: (signal) => listModels(signal, options),
  };
}

async function* run(
  request: ImageRequest,
  signal: AbortSignal,
  options: OpenAIImageProviderOptions,
): AsyncGenerator<ImageEvent> {
  const call = openCall(signal, options, request.model);
  const { controller, exchange } = call;
  try {
    const response = await send(request, options.family(request.model), call);
    const download = (url: string) =>
      downloadImage(url, {
        baseUrl: options.baseUrl,
        timeoutMs: exchange.timeoutMs,
        signal: controller.signal,
      });
    yield* readImageAnswer(response, { count: request.count, download });
    const limits = readRateLimits(response.headers);
    if (limits) yield { type: 'limits', limits };
  } catch (error) {
    throw report(error, call, signal, options.log);
  } finally {
    call.close();
  }
}

async function listModels(
  signal: AbortSignal,
  options: OpenAIImageProviderOptions,
): Promise<readonly ListedModel[]> {
  const call = openCall(signal, options);
  try {
    const response = await call.client.models.list().asResponse();
    return await readListedModels(response);
  } catch (error) {
    throw report(error, call, signal, options.log);
  } finally {
    call.close();
  }
}

async function send(request: ImageRequest, family: ModelFamily, { client }: Call): Promise<Response> {
  switch (request.kind) {
    case 'generate':
      return client.images.generate(generateParameters(request, family)).asResponse();
    case 'edit':
      return client.images.edit(await editParameters(request, family)).asResponse();
    case 'variation':
      return client.images.createVariation(await variationParameters(request, family)).asResponse();
  }
}

interface Call {
  readonly client: OpenAI;
  readonly exchange: Exchange;
  /** Aborted with the caller's signal, and when the call is over, however it ends. */
  readonly controller: AbortController;
  readonly close: () => void;
}

/** @throws ImageProviderError for an address that is none, and for a key that no header can carry. */
function openCall(signal: AbortSignal, options: OpenAIImageProviderOptions, model?: string): Call {
  const { baseUrl, apiKey, machineName, log, timeoutMs = tenMinutes } = options;
  const host = URL.parse(baseUrl)?.host;
  if (!host)
    throw new ImageProviderError(
      'invalidRequest',
      `“${baseUrl}” is no web address. Check the server address.`,
    );
  if (apiKey && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new ImageProviderError('invalidKey', 'The API key has characters that no key has. Set it again.', {
      host,
    });
  }
  const exchange: Exchange = {
    host,
    apiKey,
    machineName,
    timeoutMs,
    bodySent: false,
    ...(model && { model }),
  };
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  const httpFetch = createHttpFetch({
    timeoutMs,
    signal: controller.signal,
    onBodySent: () => {
      exchange.bodySent = true;
    },
  });
  return {
    client: createOpenAIClient({ baseUrl, apiKey, fetch: recording(httpFetch, exchange, log) }),
    exchange,
    controller,
    close() {
      signal.removeEventListener('abort', abort);
      controller.abort();
    },
  };
}

/** Notes what the answer's head says, and that there was one. */
function recording(httpFetch: HttpFetch, exchange: Exchange, log: Log): HttpFetch {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    log.debug(`${init?.method} ${exchange.host}${pathname}`);
    const response = await httpFetch(input, init);
    const { headers, status } = response;
    const requestId = redact(
      headers.get('x-request-id') ?? headers.get('apim-request-id') ?? '',
      exchange.apiKey,
    );
    exchange.status = status;
    if (requestId) exchange.requestId = requestId;
    log.info(
      `${init?.method} ${exchange.host}${pathname}: HTTP ${status}, request ${requestId || 'unnamed'}`,
    );
    return response;
  };
  return Object.assign(fetch, { Response: httpFetch.Response });
}

/** The log gets reasons and ids only: what the server says may quote the prompt. */
function report(error: unknown, { exchange }: Call, signal: AbortSignal, log: Log): ImageProviderError {
  const failure = toProviderError(error, exchange, signal);
  const { status, network, requestId, bodySent } = failure.details;
  const facts = [
    status && `HTTP ${status}`,
    network,
    requestId && `request ${requestId}`,
    bodySent && 'was sent',
  ];
  log.warn(`${exchange.host} failed: ${[failure.reason, ...facts.filter(Boolean)].join(', ')}`);
  return failure;
}
