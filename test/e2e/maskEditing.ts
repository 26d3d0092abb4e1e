import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import type { Point } from '../../src/geometry/rectangle.ts';
import type { ReceivedRequest } from '../imagesServer/receivedRequest.ts';
import { eventually } from './eventually.ts';
import { markedPicture, pictureSize } from './markedPicture.ts';
import { MaskEditorPage } from './maskEditorPage.ts';
import type { WorkbenchContext } from './openWorkbench.ts';
import { countOutside, differing, inverse, type PixelSet, pixelsWhere } from './pixelSet.ts';

/** The files of a test that edits. */
export const files = { 'harbour.png': await markedPicture() };

/** Opens the picture as a person does: by the explorer's context menu. */
export async function openMaskEditor({ workbench }: WorkbenchContext): Promise<MaskEditorPage> {
  await workbench.chooseFromContextMenu(workbench.explorerItem('harbour.png'), 'Edit Image with Mask');
  const editor = new MaskEditorPage(workbench.page);
  await editor.opened();
  return editor;
}

/** Waits for the edit with this index, from 0, until the server has all of it. */
export async function receivedEdit({ images }: WorkbenchContext, index: number): Promise<ReceivedRequest> {
  return eventually(() => {
    const request = images.requests.filter(({ path }) => path.endsWith('/edits'))[index];
    assert.ok(request?.bodyRead, 'The request has not come.');
    return request;
  });
}

/** What the server was asked to change, where it got the whole picture at its own size. */
export function receivedMask({ files: received }: ReceivedRequest): PixelSet {
  const mask = received.find(({ field }) => field === 'mask');
  assert.ok(mask, 'No mask was received.');
  const png = PNG.sync.read(mask.bytes);
  assert.deepEqual({ width: png.width, height: png.height }, pictureSize);
  return pixelsWhere(png, (at) => png.data[at + 3] === 0);
}

/** All pixels whose middle is within `radius` of the line. */
export function strokePixels(from: Point, to: Point, radius: number): PixelSet {
  const { width } = pictureSize;
  const [lineX, lineY] = [to.x - from.x, to.y - from.y];
  return pixelsWhere(pictureSize, (at) => {
    const x = ((at / 4) % width) + 0.5 - from.x;
    const y = Math.floor(at / 4 / width) + 0.5 - from.y;
    const along = Math.min(1, Math.max(0, (x * lineX + y * lineY) / (lineX ** 2 + lineY ** 2)));
    return Math.hypot(x - along * lineX, y - along * lineY) <= radius;
  });
}

export interface Composite {
  /** The PNG that Easel wrote. */
  readonly result: Buffer;
  /** The PNG that the server sent: it redraws every pixel. */
  readonly answer: Buffer | undefined;
  /** The pixels that the server was asked to change. */
  readonly asked: PixelSet;
  /** All within the outer line. */
  readonly mayChange: PixelSet;
}

/** Asserts that the result is the source outside the outer line, and the answer in all that was asked for. */
export function assertComposite({ result, answer, asked, mayChange }: Composite): void {
  assert.ok(answer, 'There was no answer.');
  const made = PNG.sync.read(result);
  const changed = differing(PNG.sync.read(files['harbour.png']), made);
  assert.equal(countOutside(changed, mayChange), 0, 'Pixels changed beyond the outer line.');
  assert.equal(countOutside(asked, changed), 0, 'Pixels that were asked for did not change.');
  const same = inverse(differing(PNG.sync.read(answer), made));
  assert.equal(countOutside(asked, same), 0, 'Pixels that were asked for are not those of the answer.');
}
