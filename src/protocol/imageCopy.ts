import type { Size } from '../geometry/rectangle.ts';

/** What a copy is to be. */
export interface ImageCopy {
  readonly format: 'png' | 'jpeg' | 'webp';
  /** 0 to 1; JPEG and WebP only. */
  readonly quality?: number;
  /** The picture fills it, cut evenly where it has another shape; absent: the picture's own. */
  readonly size?: Size;
}

/** What the page that decodes and encodes every format of the browser asks of VS Code. */
export interface ImageCopyHost {
  /** Asked once. */
  ready(): Promise<{ readonly url: string; readonly copy: ImageCopy }>;
  /** The picture as a file of the format. */
  deliver(params: { readonly image: Uint8Array }): Promise<void>;
  /** The picture cannot be decoded. */
  fail(params: { readonly message: string }): Promise<void>;
}
