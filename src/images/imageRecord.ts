import type { Blend } from '../geometry/blend.ts';
import type { Frame } from '../geometry/frame.ts';
import type { Sides } from '../geometry/rectangle.ts';
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
  /** Edit: the images sent, first the one that is edited. Variation: the source, as it was sent. */
  readonly images?: readonly {
    readonly hash: ImageHash;
    readonly format: ImageFormat;
    readonly uri?: ImageUri;
  }[];
  readonly mask?: ImageHash;
  /** Variation: the source's file, where it was sent in another form. */
  readonly source?: ImageHash;
  /** Variation: what its results are brought to, where they take the size and format of the source. */
  readonly like?: ImageShape;
  /** Edit of a part of a picture: how the answer goes back into it. */
  readonly recipe?: EditRecipe;
}

/** Of a file, upright, in pixels. */
export interface ImageShape {
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
}

/** How an answer was asked for as a part of a picture: enough to compose it again, with another blend too. */
export interface EditRecipe {
  /** The file that was edited, bytes as they were, or the candidate that the edit went on from. A PNG. */
  readonly source: ImageHash;
  /** Whose file it was: candidates and results belong to it. */
  readonly document: ImageUri;
  readonly extend: Sides;
  /** The painted coverage, a grey PNG of the extended size; absent: everything could change. */
  readonly mask?: ImageHash;
  readonly frame: Frame;
  /** As it was when the request was sent. */
  readonly blend: Blend;
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
  /** Size in bytes; absent in lines of earlier versions. */
  readonly bytes?: number;
}

/** A file or folder of the user's has another name: what is recorded of it, and of all below it, follows. */
export interface MoveLine extends LineBase {
  readonly kind: 'move';
  readonly from: ImageUri;
  readonly to: ImageUri;
}

/** A file of the user's was deleted, or is about to be; its bytes are in the archive. */
export interface RemoveLine extends LineBase {
  readonly kind: 'remove';
  /** Of what the file held, which may be other bytes than Easel put there. */
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  readonly uri: ImageUri;
}

export interface StarLine extends LineBase {
  readonly kind: 'star';
  readonly hash: ImageHash;
  readonly starred: boolean;
}

/**
 * The user cleared this image's record, or all of them when `hash` is absent: their stories, composites included.
 * Replacements stay, since clearing records must not take away the way back to an original.
 */
export interface ForgetLine extends LineBase {
  readonly kind: 'forget';
  readonly hash?: ImageHash;
}

/** What Easel made of an answer: its places are places of the answer's record. */
export interface CompositeLine extends LineBase {
  readonly kind: 'composite';
  /** Of the composite. */
  readonly hash: ImageHash;
  readonly answer: ImageHash;
  /** How the answer went back into its picture; absent: it was only brought to another size or format. */
  readonly blend?: Blend;
}

/** The person does not want this answer among the candidates, or wants it back. The bytes stay. */
export interface DiscardLine extends LineBase {
  readonly kind: 'discard';
  readonly hash: ImageHash;
  readonly discarded: boolean;
}

/** A file of the user's got other bytes; the earlier ones are in the archive. */
export interface ReplaceLine extends LineBase {
  readonly kind: 'replace';
  readonly uri: ImageUri;
  readonly before: ImageHash;
  readonly after: ImageHash;
  /** The bytes written are the original ones: what was replaced is undone. */
  readonly restores?: boolean;
}

export interface Replacement extends Omit<ReplaceLine, 'kind' | 'uri'> {
  /** What the file is called today; absent once another file was moved over it. */
  readonly uri?: ImageUri;
}

/** A file that was deleted and whose bytes were put nowhere since. */
export interface RemovedFile {
  /** When. */
  readonly at: string;
  readonly hash: ImageHash;
  readonly format: ImageFormat;
  /** Where it stood, by the folder's name of today. */
  readonly uri: ImageUri;
}

/** A file with an image's bytes, or with those of a composite of it. */
export interface ImagePlace {
  readonly uri: ImageUri;
  /** Of what was put there. */
  readonly hash: ImageHash;
  /** Size in bytes of what was put there, where it is known. */
  readonly bytes?: number;
}

export type RecordLine =
  | JobLine
  | ImageLine
  | PlaceLine
  | MoveLine
  | RemoveLine
  | StarLine
  | ForgetLine
  | CompositeLine
  | DiscardLine
  | ReplaceLine;

/** All that is known of one image, merged from its lines. */
export interface ImageRecord extends Omit<ImageLine, 'kind'> {
  /**
   * Where its bytes, or a composite of it, were put, by the files' names of today; without those that Easel deleted or
   * gave other bytes since. Whether they still hold them, `FileStates` says.
   */
  readonly uris: readonly ImageUri[];
  /** The same with what was put there. */
  readonly places: readonly ImagePlace[];
  /** Files of it that were deleted and can be restored, the oldest first. */
  readonly removed: readonly RemovedFile[];
  /**
   * When this answer, or a composite of it, was last put into a file, deleted since or not; absent while it was only in
   * the archive, and again after that file got its earlier bytes back or other ones. What was kept of equal bytes
   * before this answer came does not count.
   */
  readonly keptAt?: string;
  readonly starred: boolean;
  /** Since it came: equal bytes made again later are a new candidate. */
  readonly discarded: boolean;
  /** Hashes of the files that Easel composed from it, the oldest first. */
  readonly composites: readonly ImageHash[];
}

/** A file that Easel composed. */
export interface CompositeRecord {
  readonly hash: ImageHash;
  /** When it was last put where it still stands; absent while it is only in the archive. */
  readonly keptAt?: string;
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
