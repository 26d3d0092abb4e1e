import type { FrameRule } from '../geometry/frame.ts';
import { type ModelFamily, parseSize } from './models.ts';

/** What a family takes as the size of an edit. Sizes that the server calls experimental are left out. */
export function frameRule({ sizes }: ModelFamily): FrameRule {
  switch (sizes.kind) {
    case 'range': {
      const { multiple, maxEdge, maxRatio, minPixels, maxPixels, experimentalAbovePixels } = sizes;
      return {
        kind: 'range',
        multiple,
        maxEdge,
        maxRatio,
        minPixels,
        maxPixels: Math.min(maxPixels, experimentalAbovePixels),
      };
    }
    case 'list':
      return { kind: 'list', sizes: sizes.sizes.flatMap((size) => parseSize(size) ?? []) };
    case 'any':
      return { kind: 'any' };
  }
}
