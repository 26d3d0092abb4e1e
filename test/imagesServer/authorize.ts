import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './apiError.ts';

/** Keys that are good: these, any that is not empty, or none needed. */
export type AcceptedKeys = readonly string[] | 'any' | 'none';

/** @throws ApiError */
export function authorize(headers: IncomingHttpHeaders, azure: boolean, accepted: AcceptedKeys): void {
  if (accepted === 'none') {
    return;
  }
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  const azureKey = headers['api-key'];
  const key = azure && typeof azureKey === 'string' && azureKey !== '' ? azureKey : bearer;
  if (key === undefined) {
    throw new ApiError(
      401,
      azure
        ? 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.'
        : "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
      azure ? { code: '401' } : {},
    );
  }
  if (accepted !== 'any' && !accepted.includes(key)) {
    const shown = key.length > 8 ? `${key.slice(0, 3)}***${key.slice(-4)}` : '***';
    throw new ApiError(
      401,
      `Incorrect API key provided: ${shown}. You can find your API key at https://platform.openai.com/account/api-keys.`,
      { code: 'invalid_api_key' },
    );
  }
}
