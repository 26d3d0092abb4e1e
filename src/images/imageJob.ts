import type { ArchivedImage } from './imageLibrary.ts';
import type { ImageBytes, ImageRequest, ImageUri } from './imageProvider.ts';
import type { ImageProviderError } from './imageProviderError.ts';
import type { EditRecipe, ImageHash, ImageShape } from './imageRecord.ts';

/** What somebody wants made. */
export interface ImageJobSpec {
  readonly request: ImageRequest;
  /** The document or folder that asked; recorded. */
  readonly origin?: ImageUri;
  /** Where the request's images came from, in their order; recorded. */
  readonly sources?: readonly (ImageUri | undefined)[];
  /** For an edit of a part of a picture: how the answers go back into it; recorded. */
  readonly recipe?: EditRecipe;
  /** For a variation, which most models make as an edit: what it is recorded as. Absent: the request's own kind. */
  readonly operation?: 'variation';
  /** The file that a variation is of, where the request carries it in another form; recorded. */
  readonly source?: ImageHash;
  /** What the results of a variation are brought to once they are here; recorded. */
  readonly like?: ImageShape;
  /**
   * `always` asks before sending; `aboveLimit` only when the price is unknown or above `easel.confirmAbove`;
   * `done` when the person was shown this very price and agreed.
   */
  readonly confirm: 'always' | 'aboveLimit' | 'done';
}

/** Why a job stands still, and until when (milliseconds since 1970). */
export interface JobWait {
  readonly until: number;
  /** What is tried again; absent when only the pace holds the job back. */
  readonly error?: ImageProviderError;
}

export type ImageJobState =
  | { readonly kind: 'queued'; readonly wait?: JobWait }
  /** `attempt` counts from 1. */
  | { readonly kind: 'running'; readonly attempt: number; readonly wait?: JobWait }
  /** The latest preview of the image that forms. */
  | { readonly kind: 'partial'; readonly attempt: number; readonly index: number; readonly image: ImageBytes }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly maybeBilled: boolean }
  | { readonly kind: 'cancelled'; readonly maybeBilled: boolean }
  /** The window closes. */
  | { readonly kind: 'interrupted'; readonly maybeBilled: boolean };

export interface ImageJob {
  readonly id: string;
  readonly spec: ImageJobSpec;
  readonly state: ImageJobState;
  /** What arrived so far: safe in the archive, and recorded, also when the job fails or is cancelled later. */
  readonly images: readonly ArchivedImage[];
  /** What arrived but could not be archived, as on a full disk: this is the only copy. */
  readonly unarchived: readonly ImageBytes[];
  /**
   * Every image, once the job is done. Rejects with `ImageProviderError` (reason `cancelled` also when the person
   * declined or the window closes), `BudgetError`, `LibraryError`, or what the settings throw.
   */
  readonly finished: Promise<readonly ArchivedImage[]>;
  /** Ends the job soon; an image already on its way is still archived. No effect on a job that has ended. */
  cancel(): void;
}

/** What a job that ended early still owes: only that is asked, and paid, for again. At least one image. */
export function imagesOwed({ spec, images }: Pick<ImageJob, 'spec' | 'images'>): number {
  return Math.max(1, spec.request.count - images.length);
}
