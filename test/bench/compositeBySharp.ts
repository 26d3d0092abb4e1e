import sharp from 'sharp';
import type { CompositeTask } from './compositeTask.ts';

/** zlib's; Easel's own default. */
export const deflateLevel = 6;

/** The composite as a program with `sharp`, native code on all cores, would make it. */
export async function sharpComposite({ edit, answer }: CompositeTask): Promise<Uint8Array> {
  const { width, height, data } = edit.mask;
  const { grow, feather } = edit.blend;
  const raw = { width, height, channels: 1 } as const;
  const weights = await sharp(data, { raw })
    .dilate(grow)
    .blur(feather / 4)
    .raw()
    .toBuffer();
  const overlay = await sharp(answer)
    .resize(width, height, { kernel: 'lanczos3', fit: 'fill' })
    .joinChannel(weights, { raw })
    .raw()
    .toBuffer();
  return sharp(edit.source)
    .composite([{ input: overlay, raw: { width, height, channels: 4 } }])
    .removeAlpha()
    .png({ compressionLevel: deflateLevel })
    .toBuffer();
}
