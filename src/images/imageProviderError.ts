export type ImageProviderErrorReason =
  | 'missingKey'
  | 'invalidKey'
  | 'forbidden'
  | 'quota'
  | 'rateLimit'
  | 'moderation'
  | 'invalidRequest'
  | 'modelUnavailable'
  | 'tooLarge'
  | 'timeout'
  | 'network'
  | 'cancelled'
  | 'server'
  | 'badResponse';

export type ForbiddenCause = 'organizationNotVerified' | 'region' | 'permission' | 'other';
export type NetworkCause = 'offline' | 'refused' | 'proxy' | 'certificate' | 'interrupted';

export interface ImageProviderErrorDetails {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly forbidden?: ForbiddenCause;
  readonly network?: NetworkCause;
  /** The parameter that the server names, for `invalidRequest`. */
  readonly parameter?: string;
  readonly moderation?: {
    readonly stage: 'input' | 'output' | 'unknown';
    readonly categories: readonly string[];
  };
  /** From `retry-after` or `retry-after-ms`. */
  readonly retryAfterMs?: number;
  /**
   * True when the whole request had left this machine: the server may have made, and billed, an image.
   * Absent where it cannot be known.
   */
  readonly bodySent?: boolean;
  readonly requestId?: string;
  /** `host:port` of the server, for `network` and `timeout`. */
  readonly host?: string;
}

/**
 * Any failure of an {@link ImageProvider}. `message` is a sentence for a person, and never holds a key.
 *
 * The adapter is a bundle of its own, so `instanceof` is false across bundles: use {@link isImageProviderError}.
 */
export class ImageProviderError extends Error {
  override readonly name = 'ImageProviderError';

  constructor(
    readonly reason: ImageProviderErrorReason,
    message: string,
    readonly details: ImageProviderErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function isImageProviderError(error: unknown): error is ImageProviderError {
  return error instanceof Error && error.name === 'ImageProviderError' && 'reason' in error;
}
