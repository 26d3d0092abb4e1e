import type { Blend } from '../geometry/blend.ts';
import type { Frame } from '../geometry/frame.ts';
import type { Sides, Size } from '../geometry/rectangle.ts';
import type { ImageBytes } from './imageProvider.ts';

/** One coverage byte per canvas pixel, row by row: 128 and more is painted. */
export interface Mask extends Size {
  readonly data: Uint8Array;
}

/** What a PNG file holds, as it is seen: its orientation applied. */
export interface PictureFacts extends Size {
  readonly bitDepth: 8 | 16;
  /** Some pixel is not opaque. */
  readonly hasAlpha: boolean;
  /** A transfer function that image models do not expect, so that colours may come back wrong. */
  readonly transfer?: 'pq' | 'hlg' | 'linear';
}

/** What an image file of any format holds, as it is seen: its orientation applied. */
export interface ImageFacts extends Size {
  /** Some pixel may not be opaque. */
  readonly hasAlpha: boolean;
  /** Its pixels are stored turned or mirrored: who ignores the file's orientation sees another picture. */
  readonly isTurned: boolean;
}

/** A picture, and the part of it that a request is about. */
export interface PictureEdit {
  /** A PNG file. */
  readonly source: Uint8Array;
  readonly extend: Sides;
  /** Of the extended size; absent: everything may change. */
  readonly mask?: Mask;
  readonly frame: Frame;
  readonly blend: Blend;
}

/** The pixels of a request: PNG, `frame.sent` in size, without colour chunks. */
export interface PreparedEdit {
  readonly image: ImageBytes;
  /** Alpha 0 marks what may change. */
  readonly mask?: ImageBytes;
}

/** What Easel says of an image that it encodes itself. */
export interface Provenance {
  readonly model: string;
  /** Absent unless the person wants it in their files. */
  readonly prompt?: string;
}

/** The port to the picture work, which takes its time and memory elsewhere than on the calling thread. */
export interface Pictures {
  /** @throws PictureError when the bytes are no PNG that can be edited. */
  inspect(png: Uint8Array, signal?: AbortSignal): Promise<PictureFacts>;
  /** @throws PictureError */
  prepare(edit: PictureEdit, signal?: AbortSignal): Promise<PreparedEdit>;
  /**
   * The answer put into the picture it was made for: every pixel of blend weight 0 is the source's.
   * @throws PictureError, with reason `unaligned` when the answer has another shape than what was sent.
   */
  compose(edit: PictureEdit, answer: ImageBytes, by: Provenance, signal?: AbortSignal): Promise<ImageBytes>;
  /** A mask from a PNG of any size, by its alpha where it has any, else by its brightness. @throws PictureError */
  readMask(png: Uint8Array, signal?: AbortSignal): Promise<Mask>;
  /** As a grey PNG, white where painted; {@link readMask} gives the same mask back. */
  writeMask(mask: Mask, signal?: AbortSignal): Promise<ImageBytes>;
  /** Of a JPEG or WebP no more than what stands before the pixels is looked at. @throws PictureError */
  measure(image: ImageBytes, signal?: AbortSignal): Promise<ImageFacts>;
  /** The whole picture as a PNG of `edge` × `edge` pixels, with plain margins where it is no square. @throws PictureError */
  square(png: Uint8Array, edge: number, signal?: AbortSignal): Promise<ImageBytes>;
  /**
   * A PNG of this size, cut evenly where the picture has another shape: never distorted.
   * @param by absent: the file says nothing of where it comes from.
   * @throws PictureError
   */
  fill(png: Uint8Array, size: Size, by?: Provenance, signal?: AbortSignal): Promise<ImageBytes>;
}

export type PictureErrorReason =
  | 'notPng'
  | 'damaged'
  | 'tooLarge'
  | 'animated'
  | 'unaligned'
  | 'maskSize'
  | 'maskEmpty';

/** `message` is a sentence for a person. Recognise it by `name` and `reason`: it crosses threads. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly reason: PictureErrorReason;

  constructor(reason: PictureErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export function isPictureError(error: unknown): error is PictureError {
  return error instanceof Error && error.name === 'PictureError' && 'reason' in error;
}
