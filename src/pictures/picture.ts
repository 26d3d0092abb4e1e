import type { Size } from '../geometry/rectangle.ts';

/** Decoded pixels as they are seen, orientation applied: RGBA interleaved, alpha not premultiplied, row by row. */
export interface Picture extends Size {
  /** 0 to 255, or 0 to 65,535 where the file has 16 bits a sample. */
  readonly data: Uint8Array | Uint16Array;
  /** What the file says of its colours, to travel into what is encoded from it; see `colorChunks.ts`. */
  readonly colorChunks: readonly PngChunk[];
}

/** A PNG chunk without length and checksum. */
export interface PngChunk {
  /** Four letters, as in `iCCP`. */
  readonly type: string;
  readonly data: Uint8Array;
}
