import type { Blend } from '../../../src/geometry/blend.ts';
import { changeAround } from '../../../src/geometry/changeBox.ts';
import { type Frame, type FrameRule, frameFor } from '../../../src/geometry/frame.ts';
import { extended, type Rectangle, type Sides, type Size } from '../../../src/geometry/rectangle.ts';

export interface RequestFrame {
  readonly frame: Frame;
  /** The mask's surroundings alone are sent, or could be: they would keep more detail. */
  readonly canCrop: boolean;
  readonly isCropped: boolean;
}

export interface FrameQuestion {
  readonly image: Size;
  readonly extend: Sides;
  readonly rule: FrameRule;
  /** Of what is painted, in canvas pixels. */
  readonly bounds: Rectangle | undefined;
  readonly blend: Blend;
  readonly surroundingsOnly: boolean;
}

/** What a request would send. */
export function requestFrame(question: FrameQuestion): RequestFrame {
  const { image, extend, rule, bounds, blend, surroundingsOnly } = question;
  const canvas = extended(image, extend);
  const whole = frameFor(canvas, rule);
  // Without the composite the whole picture is the answer's.
  if (!bounds || !blend.keepUnmasked) return { frame: whole, canCrop: false, isCropped: false };
  const cropped = frameFor(canvas, rule, changeAround(bounds, canvas, blend));
  const canCrop = area(cropped.region) < area(whole.region);
  const isCropped = canCrop && surroundingsOnly;
  return { frame: isCropped ? cropped : whole, canCrop, isCropped };
}

/** As in "Sends 1024×768 around the mask, at full detail". */
export function describeFrame({ frame: { region, sent }, isCropped }: RequestFrame): string {
  const scale = sent.width / region.width;
  const detail = scale >= 1 ? 'full detail' : `${Math.max(Math.round(scale * 100), 1)} % of its detail`;
  const what = isCropped ? ' around the mask' : ', the whole picture';
  return `Sends ${sent.width}×${sent.height}${what}, at ${detail}`;
}

/** What is to be known of a canvas before it is sent; empty: nothing. */
export function describeLimits(canvas: Size, rule: FrameRule): string {
  const ratio = Math.max(canvas.width / canvas.height, canvas.height / canvas.width);
  if (rule.kind !== 'range' || ratio <= rule.maxRatio) return '';
  return `The model takes at most ${rule.maxRatio}:1; the rest is sent as padding.`;
}

/** How many pixels a canvas may have: as many as Easel decodes. */
export const maxCanvasPixels = 100_000_000;

function area({ width, height }: Size): number {
  return width * height;
}
