import type { ImageProviderErrorDetails, ImageProviderErrorReason } from '../images/imageProviderError.ts';

/** What becomes an `ImageProviderError` once the exchange's own details are added and keys are taken out. */
export interface Failure {
  readonly reason: ImageProviderErrorReason;
  /** One clear sentence, and what to do. */
  readonly message: string;
  readonly details?: ImageProviderErrorDetails;
}
