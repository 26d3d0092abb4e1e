import type { ImageRecord } from '../images/imageRecord.ts';

/**
 * US dollars spent on images made at `since` or later; images of unknown price count nothing.
 */
export function spentSince(images: readonly ImageRecord[], since: Date): number {
  const from = since.toISOString();
  return images.reduce((sum, { at, price }) => (at >= from ? sum + (price ?? 0) : sum), 0);
}
