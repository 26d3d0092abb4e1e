import { PNG } from 'pngjs';
import * as vscode from 'vscode';

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture in which every pixel differs from its neighbours, so that a shift or a blur shows. */
export function unevenPicture(width: number, height: number, alpha = 255): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let index = 0; index < width * height; index += 1) {
    const [x, y] = [index % width, Math.floor(index / width)];
    data.set([(x * 37 + y * 11) % 256, (x * 5 + y * 71) % 256, (x * y + 13 * x) % 256, alpha], index * 4);
  }
  return { width, height, data };
}

export async function writePicture(uri: vscode.Uri, { width, height, data }: Pixels): Promise<vscode.Uri> {
  const png = new PNG({ width, height });
  png.data.set(data);
  await vscode.workspace.fs.writeFile(uri, PNG.sync.write(png));
  return uri;
}

export async function readPicture(uri: vscode.Uri): Promise<Pixels> {
  return PNG.sync.read(Buffer.from(await vscode.workspace.fs.readFile(uri)));
}

/** How many pixels of the box differ. Of `changed`, the box's place is (`x`, `y`) further: as with new borders. */
export function differingPixels(
  source: Pixels,
  changed: Pixels,
  isCounted: (x: number, y: number) => boolean,
  offset = { x: 0, y: 0 },
): number {
  let count = 0;
  for (let y = 0; y < source.height; y += 1) {
    for (let x = 0; x < source.width; x += 1) {
      if (!isCounted(x, y)) continue;
      const before = (y * source.width + x) * 4;
      const after = ((y + offset.y) * changed.width + x + offset.x) * 4;
      const isEqual = [0, 1, 2, 3].every((part) => source.data[before + part] === changed.data[after + part]);
      if (!isEqual) count += 1;
    }
  }
  return count;
}

/** In pixels, from the nearest pixel of the box; 0 inside. */
export function distanceTo(box: Box, x: number, y: number): number {
  const dx = Math.max(box.x - x, 0, x - (box.x + box.width - 1));
  const dy = Math.max(box.y - y, 0, y - (box.y + box.height - 1));
  return Math.hypot(dx, dy);
}
