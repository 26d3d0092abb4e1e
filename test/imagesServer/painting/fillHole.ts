import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { readPixels, scaled } from './pixels.ts';

const gridEdge = 48;
const rounds = 160;
// Pictures are mostly bands of sky, land and water: what is level with the hole continues into it most.
const levelWeight = 0.42;
const uprightWeight = 0.08;

/** A soft continuation of what surrounds the hole, as large as `picture`; `hole` is opaque where the hole is. */
export function fillHole(picture: Canvas, hole: Canvas): Canvas {
  const kept = createCanvas(picture.width, picture.height);
  const context = kept.getContext('2d');
  context.drawImage(picture, 0, 0);
  context.globalCompositeOperation = 'destination-out';
  context.drawImage(hole, 0, 0);
  const scale = gridEdge / Math.max(picture.width, picture.height);
  const width = Math.max(2, Math.round(picture.width * scale));
  const height = Math.max(2, Math.round(picture.height * scale));
  const { data } = readPixels(scaled(kept, width, height));
  const known = Array.from({ length: width * height }, (_, i) => (data[i * 4 + 3] ?? 0) > 200);
  const grid = startingGrid(data, known, width);
  for (let round = 0; round < rounds; round++) {
    diffuse(grid, known, width, height);
  }
  const small = createCanvas(width, height);
  const image = small.getContext('2d').createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    image.data.set([grid[i * 4] ?? 0, grid[i * 4 + 1] ?? 0, grid[i * 4 + 2] ?? 0, 255], i * 4);
  }
  small.getContext('2d').putImageData(image, 0, 0);
  return scaled(small, picture.width, picture.height);
}

/** Unknown cells start as the mean of the known ones level with them, or of the cell above where there is none. */
function startingGrid(data: Uint8ClampedArray, known: readonly boolean[], width: number): Float32Array {
  const grid = Float32Array.from(data);
  for (let row = 0; row < known.length; row += width) {
    const cells = Array.from({ length: width }, (_, x) => row + x);
    const level = cells.filter((cell) => known[cell]);
    for (let channel = 0; channel < 3; channel++) {
      const mean = level.reduce((sum, cell) => sum + (data[cell * 4 + channel] ?? 0), 0) / level.length;
      for (const cell of cells.filter((each) => !known[each])) {
        const above = grid[(cell - width) * 4 + channel] ?? 128;
        grid[cell * 4 + channel] = level.length > 0 ? mean : above;
      }
    }
  }
  return grid;
}

/** One round: each unknown cell becomes a weighted mean of its neighbours. */
function diffuse(grid: Float32Array, known: readonly boolean[], width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (known[at]) {
        continue;
      }
      const left = x > 0 ? at - 1 : at;
      const right = x < width - 1 ? at + 1 : at;
      const up = y > 0 ? at - width : at;
      const down = y < height - 1 ? at + width : at;
      for (let channel = 0; channel < 3; channel++) {
        const sample = (cell: number) => grid[cell * 4 + channel] ?? 0;
        grid[at * 4 + channel] =
          levelWeight * (sample(left) + sample(right)) + uprightWeight * (sample(up) + sample(down));
      }
    }
  }
}
