import type { ImageProviderError } from './imageProviderError.ts';

/**
 * Whether sending the request again, unasked, cannot pay for the same image twice: true for refused connections,
 * 409, 429 with `retry-after`, and 5xx except those where only a gateway gave up (504, 520 to 524) while the server
 * behind it may have finished.
 */
export function mayRetry({ reason, details }: ImageProviderError): boolean {
  switch (reason) {
    case 'network':
      return details.network === 'refused' && details.bodySent !== true;
    case 'rateLimit':
      return details.status === 429 && details.retryAfterMs !== undefined;
    case 'server':
      return details.status !== undefined && isSafeStatus(details.status);
    default:
      return false;
  }
}

function isSafeStatus(status: number): boolean {
  if (status === 409) return true;
  return status >= 500 && status <= 599 && status !== 504 && !(status >= 520 && status <= 524);
}
