/** The port to whoever makes images: plain data in, a stream of events out. */

/** A URI as text (`file:///…`, `vscode-remote://…`); the domain never opens it. */
export type ImageUri = string;

export type ImageFormat = 'png' | 'jpeg' | 'webp';

/** Encoded bytes, exactly as a file or an answer holds them. */
export interface ImageBytes {
  readonly data: Uint8Array;
  readonly format: ImageFormat;
}

/** `auto` or `WIDTHxHEIGHT` in pixels. Which ones a model takes is in `models.ts`. */
export type ImageSize = 'auto' | `${number}x${number}`;
export type ImageQuality = 'auto' | 'low' | 'medium' | 'high' | 'xhigh' | 'max' | 'standard' | 'hd';
export type ImageBackground = 'auto' | 'transparent' | 'opaque';
export type ImageModeration = 'auto' | 'low';

/** An absent option is not sent, so the server's own default applies. */
export interface ImageOptions {
  readonly size?: ImageSize;
  readonly quality?: ImageQuality;
  readonly background?: ImageBackground;
  readonly format?: ImageFormat;
  /** 0 to 100; JPEG and WebP only. */
  readonly compression?: number;
  readonly moderation?: ImageModeration;
}

interface RequestBase extends ImageOptions {
  readonly model: string;
  /** Images asked for, 1 to 10. */
  readonly count: number;
  /** Previews while the image forms, 0 to 3; needs `count` 1, because stream events carry no image index. */
  readonly partialImages?: number;
}

export interface GenerateRequest extends RequestBase {
  readonly kind: 'generate';
  readonly prompt: string;
}

export interface EditRequest extends RequestBase {
  readonly kind: 'edit';
  readonly prompt: string;
  /** 1 to 16; the first is the one that the mask belongs to. */
  readonly images: readonly ImageBytes[];
  /** A PNG of the first image's size, below 4 MB; alpha 0 marks what may change. */
  readonly mask?: ImageBytes;
}

/** The legacy `/images/variations` contract: one square PNG below 4 MB. */
export interface VariationRequest extends RequestBase {
  readonly kind: 'variation';
  readonly image: ImageBytes;
}

export type ImageRequest = GenerateRequest | EditRequest | VariationRequest;

/** Token counts as the server reports them; what it leaves out is absent. */
export interface ImageUsage {
  readonly inputTokens?: number;
  readonly inputTextTokens?: number;
  readonly inputImageTokens?: number;
  readonly outputTokens?: number;
}

export interface FinalImage {
  readonly type: 'image';
  /** 0 to `count` - 1. */
  readonly index: number;
  readonly image: ImageBytes;
  readonly revisedPrompt?: string;
  /** What the server says it made, which may differ from what was asked. */
  readonly returned: Pick<ImageOptions, 'size' | 'quality' | 'background' | 'format'>;
}

export type ImageEvent =
  | { readonly type: 'partial'; readonly index: number; readonly image: ImageBytes }
  | FinalImage
  | { readonly type: 'usage'; readonly usage: ImageUsage }
  /** How many requests the server still allows, where its headers say so. */
  | { readonly type: 'limits'; readonly limits: RateLimits };

export interface RateLimits {
  readonly limitRequests?: number;
  readonly remainingRequests?: number;
  /** Milliseconds until the request allowance is full again. */
  readonly resetRequestsMs?: number;
}

/** What `GET /models` says of one model. */
export interface ListedModel {
  readonly id: string;
  /** ISO date (`2026-12-01`) after which the server refuses the model. */
  readonly shutdownDate?: string;
}

export interface ImageProvider {
  /**
   * Yields partial images, then each final image, then usage and limits.
   * @throws ImageProviderError; aborting `signal` rejects with reason `cancelled`.
   */
  run(request: ImageRequest, signal: AbortSignal): AsyncIterable<ImageEvent>;
  /** @throws ImageProviderError */
  listModels(signal: AbortSignal): Promise<readonly ListedModel[]>;
}
