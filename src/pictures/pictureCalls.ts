import type { Size } from '../geometry/rectangle.ts';
import type { ImageBytes } from '../images/imageProvider.ts';
import type {
  ImageFacts,
  Mask,
  PictureEdit,
  PictureFacts,
  PreparedEdit,
  Provenance,
} from '../images/pictures.ts';

/** `Pictures` as calls to the thread: one argument of plain data each. */
export interface PictureCalls {
  inspect(params: { readonly png: Uint8Array }): Promise<PictureFacts>;
  prepare(params: { readonly edit: PictureEdit }): Promise<PreparedEdit>;
  compose(params: {
    readonly edit: PictureEdit;
    readonly answer: ImageBytes;
    readonly by: Provenance;
  }): Promise<ImageBytes>;
  readMask(params: { readonly png: Uint8Array }): Promise<Mask>;
  writeMask(params: { readonly mask: Mask }): Promise<ImageBytes>;
  measure(params: { readonly image: ImageBytes }): Promise<ImageFacts>;
  square(params: { readonly png: Uint8Array; readonly edge: number }): Promise<ImageBytes>;
  fill(params: {
    readonly png: Uint8Array;
    readonly size: Size;
    readonly by?: Provenance;
  }): Promise<ImageBytes>;
}
