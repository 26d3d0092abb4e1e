import type { RateLimits } from '../images/imageProvider.ts';

/** @returns `undefined` where the server says nothing. */
export function readRateLimits(headers: Headers): RateLimits | undefined {
  const limitRequests = readNumber(headers.get('x-ratelimit-limit-requests'));
  const remainingRequests = readNumber(headers.get('x-ratelimit-remaining-requests'));
  const resetRequestsMs = readDuration(headers.get('x-ratelimit-reset-requests'));
  if (limitRequests === undefined && remainingRequests === undefined) return undefined;
  return {
    ...(limitRequests !== undefined && { limitRequests }),
    ...(remainingRequests !== undefined && { remainingRequests }),
    ...(resetRequestsMs !== undefined && { resetRequestsMs }),
  };
}

/** Milliseconds to wait, from `retry-after-ms` or `retry-after` (seconds, or an HTTP date). */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const ms = readNumber(headers.get('retry-after-ms'));
  if (ms !== undefined) return ms;
  const value = headers.get('retry-after');
  const seconds = readNumber(value);
  if (seconds !== undefined) return Math.round(seconds * 1000);
  const date = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** As in `6m0s`, `1.5s` or `20ms`; a bare number is seconds. */
function readDuration(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = readNumber(value);
  if (seconds !== undefined) return Math.round(seconds * 1000);
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(value)) return undefined;
  let total = 0;
  for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    total += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  }
  return Math.round(total);
}

function readNumber(value: string | null): number | undefined {
  return value !== null && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
