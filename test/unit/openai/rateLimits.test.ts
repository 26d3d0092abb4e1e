import { expect, it } from 'vitest';
import { readRateLimits, readRetryAfter } from '../../../src/openai/rateLimits.ts';

it.each([
  ['1s', 1000],
  ['6m0s', 360_000],
  ['20ms', 20],
  ['1h2m3.5s', 3_723_500],
  ['0.5', 500],
  ['soon', undefined],
])('the requests reset after %s', (reset, resetRequestsMs) => {
  const headers = new Headers({ 'x-ratelimit-remaining-requests': '4', 'x-ratelimit-reset-requests': reset });
  expect(readRateLimits(headers)).toEqual({
    remainingRequests: 4,
    ...(resetRequestsMs !== undefined && { resetRequestsMs }),
  });
});

it('says nothing of limits where the server does not', () => {
  expect(readRateLimits(new Headers())).toBeUndefined();
  expect(readRateLimits(new Headers({ 'x-ratelimit-limit-requests': 'many' }))).toBeUndefined();
});

const now = Date.UTC(2026, 10, 22, 12, 0, 0);

it.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after-ms': '150', 'retry-after': '9' }, 150],
  [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after': 'later' }, undefined],
  [{}, undefined],
])('%o waits %s ms', (headers, expected) => {
  expect(readRetryAfter(new Headers(headers), now)).toBe(expected);
});
