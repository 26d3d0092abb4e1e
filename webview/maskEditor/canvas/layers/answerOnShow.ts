import { cappedBlend } from '../../../../src/geometry/blend.ts';
import type { Size } from '../../../../src/geometry/rectangle.ts';
import type { Overlaid } from '../overlaid.ts';
import { alphaTile } from '../reach/alphaTile.ts';
import { canvasMask, type MaskSource } from '../reach/maskSource.ts';
import { ReachTiles } from '../reach/reachTiles.ts';
import { canvasInImage } from '../view/rectangles.ts';
import type { BlendedAnswer } from './blendedPicture.ts';
import { loadPicture } from './loadPicture.ts';

/** The answer over the picture: loaded, and with the shares it takes. The one before stays until the next is there. */
export class AnswerOnShow {
  private readonly shares: ReachTiles<OffscreenCanvas>;
  private wanted: Overlaid | undefined;
  private shown:
    | { readonly overlaid: Overlaid; readonly image: ImageBitmap; readonly size: Size }
    | undefined;
  private mask: { readonly of: Overlaid['mask']; readonly source: MaskSource } | undefined;

  constructor(private readonly changed: () => void) {
    this.shares = new ReachTiles(alphaTile, changed);
  }

  /** `undefined`: no answer, or it is still loading. */
  get blended(): BlendedAnswer | undefined {
    if (!this.shown) return undefined;
    const { overlaid, image, size } = this.shown;
    const { region } = overlaid.frame;
    const { left, top } = overlaid.extend;
    return {
      image,
      region: { ...region, x: region.x - left, y: region.y - top },
      canvas: canvasInImage(size, overlaid.extend),
      shares: overlaid.mask && overlaid.blend.keepUnmasked ? this.shares : undefined,
    };
  }

  /** Rejects when the answer is no image. `size` is that of the picture. */
  async show(overlaid: Overlaid | undefined, size: Size): Promise<void> {
    this.wanted = overlaid;
    if (overlaid && overlaid.url !== this.shown?.overlaid.url) {
      const image = await loadPicture(overlaid.url, overlaid.frame.region);
      if (this.wanted?.url !== overlaid.url) return image.close();
      this.take(this.wanted, image, size);
    } else if (overlaid && this.shown) {
      this.take(overlaid, this.shown.image, size);
    } else {
      this.shown?.image.close();
      this.shown = undefined;
      this.mask = undefined;
      this.shares.show(undefined, { grow: 0, feather: 0, keepUnmasked: true });
    }
    this.changed();
  }

  dispose(): void {
    this.shares.dispose();
  }

  private take(overlaid: Overlaid, image: ImageBitmap, size: Size): void {
    if (image !== this.shown?.image) this.shown?.image.close();
    this.shown = { overlaid, image, size };
    const { mask, extend, blend } = overlaid;
    if (mask !== this.mask?.of) this.mask = mask && { of: mask, source: canvasMask(mask, extend) };
    this.shares.show(this.mask?.source, cappedBlend(blend, size));
  }
}
