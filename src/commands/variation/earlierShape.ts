import * as vscode from 'vscode';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageFormat } from '../../images/imageProvider.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import type { Pictures } from '../../images/pictures.ts';
import type { VariationSource } from './variationSource.ts';

export interface EarlierShapeParts {
  readonly library: Pick<ImageLibrary, 'find' | 'read'>;
  readonly pictures: Pick<Pictures, 'measure'>;
}

const formats: readonly ImageFormat[] = ['png', 'jpeg', 'webp'];

/**
 * The size and format that a variation was brought to: those of its source as it was then. `undefined` where it was
 * kept as it came, or the archive no longer holds what was made of it. @throws LibraryError, PictureError
 */
export async function earlierShape(
  { request, composites }: Pick<ImageRecord, 'request' | 'composites'>,
  { library, pictures }: EarlierShapeParts,
): Promise<Pick<VariationSource, 'uri' | 'format' | 'facts'> | undefined> {
  const hash = composites.at(-1);
  if (request.operation !== 'variation' || hash === undefined) return undefined;
  for (const format of formats) {
    const archived = await library.find(hash, format);
    if (!archived) continue;
    const facts = await pictures.measure(await library.read(hash, format));
    return { uri: vscode.Uri.parse(request.images?.[0]?.uri ?? archived.uri), format, facts };
  }
  return undefined;
}
