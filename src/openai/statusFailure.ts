import type { APIError } from 'openai';
import type { ForbiddenCause } from '../images/imageProviderError.ts';
import type { Exchange } from './exchange.ts';
import type { Failure } from './failure.ts';
import { readModeration } from './moderation.ts';
import { readRetryAfter } from './rateLimits.ts';
import { serverSentence } from './serverSentence.ts';

const quotaCodes = [
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'quota_exceeded',
];
const modelCodes = ['model_not_found', 'invalid_model', 'DeploymentNotFound', 'model_not_available'];

/** Reads an error that the server answered with, or sent within a stream, where there is no status. */
export function statusFailure(error: APIError, exchange: Exchange): Failure {
  const { host, model = 'the model' } = exchange;
  const status: number | undefined = error.status;
  const said = serverSentence(error);
  const quoted = said ? `: ${said}` : '.';
  const code = error.code ?? '';

  const moderation = readModeration(error);
  if (moderation)
    return { reason: 'moderation', message: moderationMessage(moderation), details: { moderation } };
  if (
    status === 402 ||
    quotaCodes.includes(code) ||
    /exceeded your current quota|billing hard limit/i.test(said ?? '')
  ) {
    return {
      reason: 'quota',
      message: `The account at ${host} has no credit left, or reached its spending limit. Add credit, then try again.`,
    };
  }
  if (modelCodes.includes(code) || (status === 404 && /\bmodel\b|deployment/i.test(said ?? ''))) {
    return { reason: 'modelUnavailable', message: `${host} does not offer ${model}. Select another model.` };
  }
  switch (status) {
    case 401:
      return exchange.apiKey
        ? { reason: 'invalidKey', message: `${host} rejected the API key. Set another one.` }
        : { reason: 'missingKey', message: `${host} needs an API key. Set one.` };
    case 403:
      return forbidden(said, exchange);
    case 404:
    case 405:
    case 501:
      return {
        reason: 'invalidRequest',
        message: `${host} has nothing at this address (HTTP ${status})${quoted} Check the server address, which usually ends in /v1.`,
      };
    case 407:
      return {
        reason: 'network',
        message: `The proxy on the way to ${host} wants a sign-in. Check the setting “http.proxy”.`,
        details: { network: 'proxy' },
      };
    case 408:
    case 504:
    case 522:
    case 524:
      return {
        reason: 'timeout',
        message: `${host} took too long, and a gateway gave up (HTTP ${status}). Try a smaller size or a lower quality.`,
      };
    case 409:
      return {
        reason: 'server',
        message: `${host} was busy with a conflicting request. Try again in a moment.`,
      };
    case 413:
      return {
        reason: 'tooLarge',
        message: `The request is too large for ${host}. Use smaller or fewer images.`,
      };
    case 429:
      return rateLimit(error, host);
  }
  if (status === undefined && /rate_limit/.test(code)) return rateLimit(error, host);
  if (status === undefined || status >= 500) {
    const number = status === undefined ? '' : ` (HTTP ${status})`;
    return {
      reason: 'server',
      message: `${host} failed to make the image${number}${quoted} Try again in a moment.`,
    };
  }
  const parameter = error.param ?? undefined;
  return {
    reason: 'invalidRequest',
    message: `${host} did not accept ${parameter ? `“${parameter}”` : 'the request'}${quoted}`,
    ...(parameter !== undefined && { details: { parameter } }),
  };
}

function forbidden(said: string | undefined, { host, model = 'this' }: Exchange): Failure {
  const cause = forbiddenCause(said ?? '');
  const messages: Readonly<Record<ForbiddenCause, string>> = {
    organizationNotVerified: `OpenAI wants your organisation verified before it may use ${model}. Verify it, or select another model.`,
    region: `${host} does not serve your country or region. Use another server.`,
    permission: `This API key may not use ${model}. Give it permission for images, or set another key.`,
    other: `${host} refused the request${said ? `: ${said}` : ' (HTTP 403). Check what your API key may do.'}`,
  };
  return { reason: 'forbidden', message: messages[cause], details: { forbidden: cause } };
}

/** There is no code for these: OpenAI says them in words. */
function forbiddenCause(said: string): ForbiddenCause {
  if (/must be verified|verify organization/i.test(said)) return 'organizationNotVerified';
  if (/country|region|territory/i.test(said)) return 'region';
  if (/permission|scope|not have access|not allowed/i.test(said)) return 'permission';
  return 'other';
}

function rateLimit(error: APIError, host: string): Failure {
  const retryAfterMs = error.headers && readRetryAfter(error.headers, Date.now());
  const wait = retryAfterMs === undefined ? 'Wait a moment' : `Wait ${seconds(retryAfterMs)}`;
  return {
    reason: 'rateLimit',
    message: `${host} takes no more requests just now. ${wait}, then try again.`,
    ...(retryAfterMs !== undefined && { details: { retryAfterMs } }),
  };
}

function moderationMessage({ stage, categories }: NonNullable<ReturnType<typeof readModeration>>): string {
  const what =
    stage === 'output' ? 'the finished image' : stage === 'input' ? 'the prompt or an image' : 'the request';
  const why = categories.length > 0 ? ` (${categories.join(', ')})` : '';
  return `The server's safety check refused ${what}${why}. Put the prompt in other words.`;
}

function seconds(ms: number): string {
  const count = Math.max(1, Math.ceil(ms / 1000));
  return count === 1 ? '1 second' : `${count} seconds`;
}
