import type { Picture } from './picture.ts';

const subFilter = 1;

/**
 * The rows of a picture as a PNG has them before compression: each sample as its difference from the pixel on the
 * left, 16 bits with the high byte first. Of all single filters this one is the fastest to compress, and within a few
 * percent of the smallest for photographs, screenshots and drawings.
 * @param channels 3 leaves out alpha.
 */
export function filterRows({ width, height, data }: Picture, channels: 3 | 4): Uint8Array {
  const sampleBytes = data.BYTES_PER_ELEMENT;
  const rowBytes = 1 + width * channels * sampleBytes;
  const filtered = new Uint8Array(height * rowBytes);
  for (let y = 0; y < height; y++) {
    const start = y * rowBytes;
    filtered[start] = subFilter;
    if (data instanceof Uint16Array) filterWords(data, y * width * 4, width, channels, filtered, start + 1);
    else filterBytes(data, y * width * 4, width, channels, filtered, start + 1);
  }
  return filtered;
}

function filterBytes(
  data: Uint8Array,
  from: number,
  width: number,
  channels: 3 | 4,
  to: Uint8Array,
  start: number,
): void {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  let at = start;
  for (let pixel = from; pixel < from + width * 4; pixel += 4) {
    const r = data[pixel] ?? 0;
    const g = data[pixel + 1] ?? 0;
    const b = data[pixel + 2] ?? 0;
    to[at++] = r - red;
    to[at++] = g - green;
    to[at++] = b - blue;
    red = r;
    green = g;
    blue = b;
    if (channels === 4) {
      const a = data[pixel + 3] ?? 0;
      to[at++] = a - alpha;
      alpha = a;
    }
  }
}

/** A filter works on bytes, whatever samples they belong to. */
function filterWords(
  data: Uint16Array,
  from: number,
  width: number,
  channels: 3 | 4,
  to: Uint8Array,
  start: number,
): void {
  let at = start;
  for (let pixel = from; pixel < from + width * 4; pixel += 4) {
    for (let channel = 0; channel < channels; channel++) {
      const value = data[pixel + channel] ?? 0;
      const left = pixel === from ? 0 : (data[pixel + channel - 4] ?? 0);
      to[at++] = (value >> 8) - (left >> 8);
      to[at++] = (value & 255) - (left & 255);
    }
  }
}
