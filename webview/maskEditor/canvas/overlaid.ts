import type { Blend } from '../../../src/geometry/blend.ts';
import type { Frame } from '../../../src/geometry/frame.ts';
import type { Sides, Size } from '../../../src/geometry/rectangle.ts';

/** An answer, or a preview of one, over the picture. */
export interface Overlaid {
  /** Webview or blob URI. */
  readonly url: string;
  readonly extend: Sides;
  readonly frame: Frame;
  /** Coverage of the canvas at the time of the request; absent: everything could change. */
  readonly mask?: Size & { readonly data: Uint8Array };
  readonly blend: Blend;
}

/** How the candidate stands against the picture. */
export type Comparison = 'none' | 'slider' | 'sideBySide' | 'before';
