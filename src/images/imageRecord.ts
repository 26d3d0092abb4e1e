import type { ImageFormat, ImageOptions, ImageUri, ImageUsage } from './imageProvider.ts';

/** Lower-case hex SHA-256 of an image file's bytes: its identity wherever it is moved or copied. */
export type ImageHash = string;

export type ImageOperation = 'generate' | 'edit' | 'variation';

/** A request without its bytes, enough to run it again: images are named by hash in the archive. */
export interface RecordedRequest extends ImageOptions {
  readonly operation: ImageOperation;
  readonly model: string;
  readonly count: number;
  readonly prompt?: string;
  /** Edit: the images sent, first the one that is edited. Variation: the source. */
  readonly images?: readonly {
    readonly hash: ImageHash;
    readonly format: ImageFormat;
    readonly uri?: ImageUri;
  }[];
  readonly mask?: ImageHash;
}

/**
 * `interrupted` is also what a `queued` or `running` job reads as once its window stopped touching its file.
 */
export type ImageJobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

interface LineBase {
  /** When, in ISO 8601 UTC with milliseconds. */
  readonly at: string;
}

export interface JobLine extends LineBase {
  readonly kind: 'job';
  readonly job: string;
  readonly state: ImageJobState;
  /** With `queued` only. */
  readonly request?: RecordedRequest;
  /** With `queued` only: the document or folder that asked. */
  readonly origin?: ImageUri;
  /** With `failed`: the sentence that was shown. */
  readonly error?: string;
  /** With `failed`, `cancelled` and `interrupted`: the request had left this machine, so it may have been billed. */
  readonly maybeBilled?: boolean;
}

export interface ImageLine extends LineBase {
  readonly kind: 'image';
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  readonly bytes: number;
  readonly job: string;
  readonly index: number;
  readonly request: RecordedRequest;
  readonly revisedPrompt?: string;
  readonly returned: Pick<ImageOptions, 'size' | 'quality' | 'background' | 'format'>;
  /** This image's share of the request's usage. */
  readonly usage?: ImageUsage;
  /** US dollars, this image's share; absent when the price is unknown. */
  readonly price?: number;
}

/** The bytes with this hash now also stand at this URI. */
export interface PlaceLine extends LineBase {
  readonly kind: 'place';
  readonly hash: ImageHash;
  readonly uri: ImageUri;
}

export interface StarLine extends LineBase {
  readonly kind: 'star';
  readonly hash: ImageHash;
  readonly starred: boolean;
}

/** The user cleared this image's record, or all of them when `hash` is absent. */
export interface ForgetLine extends LineBase {
  readonly kind: 'forget';
  readonly hash?: ImageHash;
}

export type RecordLine = JobLine | ImageLine | PlaceLine | StarLine | ForgetLine;

/** All that is known of one image, merged from its lines. */
export interface ImageRecord extends Omit<ImageLine, 'kind'> {
  readonly uris: readonly ImageUri[];
  /** When it was last kept as a file of the user's; absent while it is only in the archive. */
  readonly keptAt?: string;
  readonly starred: boolean;
}

/** All that is known of one job, merged from its lines. */
export interface JobRecord {
  readonly job: string;
  readonly queuedAt: string;
  readonly state: ImageJobState;
  readonly request: RecordedRequest;
  readonly origin?: ImageUri;
  readonly error?: string;
  readonly maybeBilled?: boolean;
}
