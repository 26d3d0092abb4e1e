import { ApiError } from './apiError.ts';
import type { Failure } from './failure.ts';

const serverErrors: Readonly<Record<number, string>> = {
  500: 'The server had an error while processing your request. Sorry about that!',
  502: 'Bad gateway.',
  503: 'The engine is currently overloaded, please try again later.',
  504: 'Gateway timeout.',
};

/** The failures that are answers in OpenAI's envelope, with its sentences; undefined for the others. */
export function errorFor(failure: Failure, model: string): ApiError | undefined {
  switch (failure.kind) {
    case 'invalidKey':
      return new ApiError(
        401,
        'Incorrect API key provided: sk-***. You can find your API key at https://platform.openai.com/account/api-keys.',
        { code: 'invalid_api_key' },
      );
    case 'organizationNotVerified':
      return new ApiError(
        403,
        `Your organization must be verified to use the model \`${model}\`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.`,
      );
    case 'region':
      return new ApiError(403, 'Country, region, or territory not supported', {
        type: 'request_forbidden',
        code: 'unsupported_country_region_territory',
      });
    case 'permission':
      return new ApiError(
        403,
        "You have insufficient permissions for this operation. Missing scopes: api.model.images.request. Check that you have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using a restricted API key, that it has the necessary scopes.",
        { code: 'missing_scope' },
      );
    case 'projectAccess':
      return new ApiError(403, `Project \`proj_local\` does not have access to model \`${model}\``, {
        code: 'model_not_found',
      });
    case 'modelNotFound':
      return new ApiError(404, `The model '${model}' does not exist or you do not have access to it.`, {
        param: 'model',
        code: 'model_not_found',
      });
    case 'retiredEndpoint':
      return new ApiError(404, 'This endpoint is retired and no longer available.');
    case 'quota':
      return new ApiError(
        429,
        'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.',
        { type: 'insufficient_quota', code: 'insufficient_quota' },
      );
    case 'billingLimit':
      return new ApiError(400, 'Billing hard limit has been reached.', {
        type: 'billing_limit_user_error',
        code: 'billing_hard_limit_reached',
      });
    case 'conflict':
      return new ApiError(409, 'The resource is being updated by another request.', { code: 'conflict' });
    case 'badRequest':
      return new ApiError(400, failure.message ?? 'Invalid value.', {
        ...(failure.param !== undefined && { param: failure.param }),
        code: 'invalid_value',
      });
    case 'rateLimit':
      return rateLimitError(model, failure);
    case 'moderation': {
      const { stage = 'input', categories = ['violence'] } = failure;
      return new ApiError(
        400,
        'Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID.',
        {
          type: 'image_generation_user_error',
          code: 'moderation_blocked',
          moderation: { stage, categories },
        },
      );
    }
    case 'serverError': {
      const { status = 500, retryAfterSeconds } = failure;
      return new ApiError(status, serverErrors[status] ?? `The server answered with ${status}.`, {
        type: 'server_error',
        ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
      });
    }
    default:
      return undefined;
  }
}

/** Also what the server's own limit answers. */
export function rateLimitError(
  model: string,
  { retryAfterSeconds, retryAfterMs }: { retryAfterSeconds?: number; retryAfterMs?: number },
): ApiError {
  const seconds = retryAfterSeconds ?? (retryAfterMs ?? 12_000) / 1000;
  return new ApiError(
    429,
    `Rate limit reached for ${model} in organization org-local on images per min. Please try again in ${seconds}s.`,
    {
      type: 'requests',
      code: 'rate_limit_exceeded',
      headers: {
        'x-ratelimit-remaining-requests': '0',
        ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
        ...(retryAfterMs !== undefined && { 'retry-after-ms': String(retryAfterMs) }),
      },
    },
  );
}
