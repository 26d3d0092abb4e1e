import { expect, it } from 'vitest';
import {
  ImageProviderError,
  type ImageProviderErrorDetails,
  type ImageProviderErrorReason,
} from '../../../src/images/imageProviderError.ts';
import { mayRetry } from '../../../src/images/retryRule.ts';

it.each<[ImageProviderErrorReason, ImageProviderErrorDetails, boolean]>([
  ['network', { network: 'refused', bodySent: false }, true],
  ['network', { network: 'refused', bodySent: true }, false],
  ['network', { network: 'interrupted', bodySent: true }, false],
  ['network', { network: 'interrupted', bodySent: false }, false],
  ['network', { network: 'offline' }, false],
  ['network', { network: 'proxy', status: 407 }, false],
  ['network', { network: 'certificate' }, false],
  ['rateLimit', { status: 429, retryAfterMs: 1000, bodySent: true }, true],
  ['rateLimit', { status: 429, retryAfterMs: 0 }, true],
  ['rateLimit', { status: 429 }, false],
  ['rateLimit', { status: 200, retryAfterMs: 1000 }, false],
  ['quota', { status: 429, retryAfterMs: 1000 }, false],
  ['server', { status: 409, bodySent: true }, true],
  ['server', { status: 500, bodySent: true }, true],
  ['server', { status: 502 }, true],
  ['server', { status: 503 }, true],
  ['server', { status: 504 }, false],
  ['server', { status: 520 }, false],
  ['server', { status: 521 }, false],
  ['server', { status: 522 }, false],
  ['server', { status: 523 }, false],
  ['server', { status: 524 }, false],
  ['server', { status: 529 }, true],
  ['server', { status: 200, bodySent: true }, false],
  ['server', {}, false],
  ['timeout', { status: 504 }, false],
  ['timeout', { bodySent: false }, false],
  ['missingKey', { status: 401 }, false],
  ['invalidKey', { status: 401 }, false],
  ['forbidden', { status: 403 }, false],
  ['moderation', { status: 400 }, false],
  ['invalidRequest', { status: 400 }, false],
  ['modelUnavailable', { status: 404 }, false],
  ['tooLarge', { status: 413 }, false],
  ['cancelled', {}, false],
  ['badResponse', { status: 200 }, false],
])('%s %o: %s', (reason, details, expected) => {
  expect(mayRetry(new ImageProviderError(reason, 'It failed.', details))).toBe(expected);
});
