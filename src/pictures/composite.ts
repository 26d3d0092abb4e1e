import { blendWeights } from '../geometry/blendWeights.ts';
import { isEmpty, type Rectangle, type Size, whole } from '../geometry/rectangle.ts';
import type { ImageBytes } from '../images/imageProvider.ts';
import { type PictureEdit, PictureError, type Provenance } from '../images/pictures.ts';
import { blendInto } from './blendInto.ts';
import { type EditArea, editArea } from './editArea.ts';
import { onCanvas } from './onCanvas.ts';
import type { Picture } from './picture.ts';
import { decodePng, encodePng } from './png.ts';
import { replicated } from './replicated.ts';
import { type PixelSource, type Resizer, resample } from './resample.ts';
import { provenanceXmp } from './xmp.ts';

/** Share by which the shape of an answer may differ from what was sent. */
const shapeTolerance = 0.01;

/** The answer put into its picture, as a PNG. @throws PictureError */
export async function composeEdit(
  resizer: Resizer,
  edit: PictureEdit,
  answer: ImageBytes,
  by: Provenance,
): Promise<Uint8Array> {
  const source = decodePng(edit.source);
  const area = editArea(edit, source);
  const picture = await composite(resizer, source, decodePng(answer.data), edit, area);
  return encodePng(picture, { xmp: provenanceXmp(by, 'compositeWithTrainedAlgorithmicMedia') });
}

/** Only what may change is computed; every other sample is the source's. The source's pixels may be written over. */
export async function composite(
  resizer: Resizer,
  source: Picture,
  answer: Picture,
  { extend, frame }: Pick<PictureEdit, 'extend' | 'frame'>,
  area: EditArea,
): Promise<Picture> {
  const { canvas, coverage, blend, changes } = area;
  const { region } = frame;
  const aligned = await alignedAnswer(resizer, answer, frame.sent);
  const picture = onCanvas(source, extend);
  if (isEmpty(changes)) return picture;
  const part = { ...changes, x: changes.x - region.x, y: changes.y - region.y };
  const pixels = await resample(resizer, aligned, region, part);
  const weights = blendWeights(coverage ?? new Uint8Array(), canvas, changes, blend);
  blendInto(picture, changes, pixels, weights);
  return picture;
}

/** The answer in the size that was sent, whatever size it came in. */
async function alignedAnswer(resizer: Resizer, answer: Picture, sent: Size): Promise<PixelSource> {
  const shape = answer.width / answer.height / (sent.width / sent.height);
  if (Math.abs(shape - 1) > shapeTolerance) {
    const shapes = `${answer.width}×${answer.height} instead of ${sent.width}×${sent.height} pixels`;
    throw new PictureError(
      'unaligned',
      `The image came back in another shape, ${shapes}, so it cannot be put into the picture. Use it as it is, or try again.`,
    );
  }
  if (answer.width === sent.width && answer.height === sent.height) return pixelSource(answer);
  const data = await resizer.resizeBuffer({
    src: replicated(answer, whole(answer)),
    width: answer.width,
    height: answer.height,
    toWidth: sent.width,
    toHeight: sent.height,
    filter: 'lanczos3',
  });
  return pixelSource({ ...sent, data, colorChunks: [] });
}

function pixelSource(picture: Picture): PixelSource {
  const { width, height } = picture;
  return { width, height, read: (area: Rectangle) => replicated(picture, area) };
}
