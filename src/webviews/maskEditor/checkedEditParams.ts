import type { Blend } from '../../geometry/blend.ts';
import type { Frame } from '../../geometry/frame.ts';
import { extended, type Rectangle, type Sides, type Size } from '../../geometry/rectangle.ts';
import type { EditRequest, RequestChoices } from '../../protocol/maskEditor.ts';
import {
  checkFlag,
  checkNumber,
  checkParams,
  checkSize,
  checkText,
  checkWhole,
  longestEdge,
} from '../checkedParams.ts';

export function checkSides(value: unknown): Sides {
  const { top, right, bottom, left } = checkParams(value);
  return {
    top: checkWhole(top, 'top', 0, longestEdge),
    right: checkWhole(right, 'right', 0, longestEdge),
    bottom: checkWhole(bottom, 'bottom', 0, longestEdge),
    left: checkWhole(left, 'left', 0, longestEdge),
  };
}

export function checkRectangle(value: unknown): Rectangle {
  const { x, y, ...size } = checkParams(value);
  return {
    x: checkWhole(x, 'x', -longestEdge, longestEdge),
    y: checkWhole(y, 'y', -longestEdge, longestEdge),
    ...checkSize(size),
  };
}

export function checkFrame(value: unknown): Frame {
  const params = checkParams(value);
  const region = checkRectangle(params['region']);
  const sent = checkSize(params['sent']);
  if (sent.width * region.height !== sent.height * region.width) {
    throw new RangeError('The frame must have one scale for both edges.');
  }
  return { region, sent };
}

export function checkBlend(value: unknown): Blend {
  const { grow, feather, keepUnmasked } = checkParams(value);
  return {
    grow: checkNumber(grow, 'grow', 0, longestEdge),
    feather: checkNumber(feather, 'feather', 0, longestEdge),
    keepUnmasked: checkFlag(keepUnmasked, 'keepUnmasked'),
  };
}

/** @param qualities those that the model has. */
export function checkChoices(value: unknown, qualities: readonly string[]): RequestChoices {
  const { quality, count } = checkParams(value);
  if (typeof quality !== 'string' || (qualities.length > 0 && !qualities.includes(quality))) {
    throw new RangeError('There is no such quality.');
  }
  return { quality, count: checkWhole(count, 'count', 1, 10) };
}

/** One byte for each pixel of `size`; a copy that no later message can change. */
export function checkMask(value: unknown, size: Size): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('The mask must be bytes.');
  if (value.length !== size.width * size.height) {
    throw new RangeError('The mask must have one byte for each pixel of the picture and its new border.');
  }
  return new Uint8Array(value);
}

/** A request for a picture of this size. */
export function checkEditRequest(
  value: unknown,
  image: Size,
  model: { readonly qualities: readonly string[]; readonly maxPromptLength: number },
): EditRequest {
  const params = checkParams(value);
  const { pricedModel } = params;
  const extend = checkSides(params['extend']);
  const canvas = checkSize(extended(image, extend));
  const frame = checkFrame(params['frame']);
  if (!overlaps(frame.region, canvas)) throw new RangeError('The frame lies outside the picture.');
  return {
    prompt: checkText(params['prompt'], 'prompt', model.maxPromptLength).trim(),
    remove: checkFlag(params['remove'], 'remove'),
    mask: checkMask(params['mask'], canvas),
    extend,
    frame,
    blend: checkBlend(params['blend']),
    choices: checkChoices(params['choices'], model.qualities),
    ...(pricedModel !== undefined && { pricedModel: checkText(pricedModel, 'pricedModel', 200) }),
  };
}

function overlaps({ x, y, width, height }: Rectangle, canvas: Size): boolean {
  return x < canvas.width && y < canvas.height && x + width > 0 && y + height > 0;
}
