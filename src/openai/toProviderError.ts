import { APIConnectionError, APIError } from 'openai';
import {
  ImageProviderError,
  type ImageProviderErrorDetails,
  isImageProviderError,
} from '../images/imageProviderError.ts';
import { AnswerError } from './answerError.ts';
import type { Exchange } from './exchange.ts';
import type { Failure } from './failure.ts';
import { networkFailure } from './networkFailure.ts';
import { redact } from './redact.ts';
import { statusFailure } from './statusFailure.ts';

/**
 * Turns whatever went wrong into the one error that the rest of Easel knows. The original does not travel along:
 * it may hold the server's echo of the key.
 */
export function toProviderError(error: unknown, exchange: Exchange, signal: AbortSignal): ImageProviderError {
  if (isImageProviderError(error)) return error;
  const { reason, message, details } = readFailure(error, exchange, signal);
  const mayBeBilled =
    exchange.model !== undefined &&
    exchange.bodySent &&
    (reason === 'timeout' || reason === 'network' || reason === 'badResponse') &&
    (exchange.status === undefined || exchange.status < 400);
  const text = mayBeBilled ? `${message} The image may have been billed.` : message;
  return new ImageProviderError(reason, redact(text, exchange.apiKey), {
    host: exchange.host,
    bodySent: exchange.bodySent,
    ...(exchange.status !== undefined && { status: exchange.status }),
    ...(exchange.requestId !== undefined && { requestId: exchange.requestId }),
    ...withoutKeys(details, exchange.apiKey),
  });
}

function withoutKeys(
  details: ImageProviderErrorDetails = {},
  apiKey: string | undefined,
): ImageProviderErrorDetails {
  const { parameter, moderation } = details;
  const clean = (text: string) => redact(text, apiKey);
  return {
    ...details,
    ...(parameter !== undefined && { parameter: clean(parameter) }),
    ...(moderation && { moderation: { ...moderation, categories: moderation.categories.map(clean) } }),
  };
}

function readFailure(error: unknown, exchange: Exchange, signal: AbortSignal): Failure {
  const { host } = exchange;
  if (signal.aborted) {
    const ranOut = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
    return ranOut
      ? { reason: 'timeout', message: `${host} did not answer in time. Try again.` }
      : { reason: 'cancelled', message: 'Cancelled.' };
  }
  const cause = rootOf(error);
  if (cause instanceof APIError) return statusFailure(cause, exchange);
  if (cause instanceof AnswerError) {
    return {
      reason: 'badResponse',
      message: `${host} sent ${cause.message}. Check that it has the OpenAI Images API.`,
    };
  }
  if (cause instanceof SyntaxError) {
    return { reason: 'badResponse', message: `${host} sent an incomplete or malformed answer. Try again.` };
  }
  const failure = cause instanceof Error ? networkFailure(cause, exchange) : undefined;
  return (
    failure ?? {
      reason: 'badResponse',
      message: `The request to ${host} failed in an unexpected way. See the log.`,
    }
  );
}

/** The SDK wraps what its `fetch` throws. */
function rootOf(error: unknown): unknown {
  return error instanceof APIConnectionError && error.cause !== undefined ? rootOf(error.cause) : error;
}
