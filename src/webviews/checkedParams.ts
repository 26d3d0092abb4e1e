import type { Size } from '../geometry/rectangle.ts';

/*
 * A page is not trusted: all that it sends is read anew by these. Each throws a TypeError or RangeError that names
 * what is wrong.
 */

/** A picture of more pixels is not decoded either. */
const mostPixels = 100_000_000;
export const longestEdge = 100_000;

/** An object whose properties are unknown. */
export type Params = Readonly<Record<string, unknown>>;

export function checkParams(value: unknown): Params {
  if (typeof value !== 'object' || value === null) throw new TypeError('Parameters are missing.');
  return { ...value };
}

export function checkText(value: unknown, name: string, longest: number): string {
  if (typeof value !== 'string') throw new TypeError(`${name} must be a text.`);
  if (value.length > longest) throw new RangeError(`${name} must have at most ${longest} characters.`);
  return value;
}

export function checkFlag(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${name} must be true or false.`);
  return value;
}

export function checkNumber(value: unknown, name: string, low: number, high: number): number {
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    throw new RangeError(`${name} must be a number from ${low} to ${high}.`);
  }
  return value;
}

export function checkWhole(value: unknown, name: string, low: number, high: number): number {
  if (!Number.isInteger(value)) throw new RangeError(`${name} must be a whole number.`);
  return checkNumber(value, name, low, high);
}

export function checkSize(value: unknown): Size {
  const { width, height } = checkParams(value);
  const size = {
    width: checkWhole(width, 'width', 1, longestEdge),
    height: checkWhole(height, 'height', 1, longestEdge),
  };
  if (size.width * size.height > mostPixels) throw new RangeError('This is larger than 100 megapixels.');
  return size;
}
