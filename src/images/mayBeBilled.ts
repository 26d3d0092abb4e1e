import { isImageProviderError } from './imageProviderError.ts';
import { mayRetry } from './retryRule.ts';

/** Whether the server may have made, and billed, an image for a request that failed so. Doubt counts as yes. */
export function mayBeBilled(error: unknown): boolean {
  if (!isImageProviderError(error)) return true;
  const { status, bodySent, moderation } = error.details;
  if (moderation) return moderation.stage !== 'input';
  const refused = status !== undefined && status >= 400 && status < 500 && status !== 408;
  return !refused && !mayRetry(error) && bodySent !== false;
}
