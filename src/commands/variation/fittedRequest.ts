import type { EditRequest, VariationRequest } from '../../images/imageProvider.ts';
import { type ModelFamily, parseSize } from '../../images/models.ts';
import type { Pictures } from '../../images/pictures.ts';
import { squareEdges } from './variationRequest.ts';

/** The legacy contract says 4 MB; the smaller reading of a megabyte is safe with either. */
const maxSquareBytes = 4_000_000;

/**
 * The request as it is sent: the source of `/images/variations` as a square PNG of the size asked for, or of the next
 * smaller one where the file would be too large.
 * @throws PictureError
 */
export async function fittedRequest<R extends EditRequest | VariationRequest>(
  request: R,
  { sizes }: ModelFamily,
  pictures: Pick<Pictures, 'square'>,
): Promise<R> {
  if (request.kind !== 'variation') return request;
  const wanted = parseSize(request.size ?? '')?.width ?? Number.POSITIVE_INFINITY;
  const edges = squareEdges(sizes).filter((edge) => edge <= wanted);
  let image = request.image;
  for (const edge of edges.toReversed()) {
    image = await pictures.square(request.image.data, edge);
    if (image.data.length < maxSquareBytes) break;
  }
  return { ...request, image };
}
