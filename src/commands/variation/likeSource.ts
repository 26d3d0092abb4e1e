import * as vscode from 'vscode';
import { readSetting } from '../../host/settings.ts';
import type { ArchivedImage, ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageBytes, ImageRequest } from '../../images/imageProvider.ts';
import type { Pictures, Provenance } from '../../images/pictures.ts';
import { embedXmp } from '../../pictures/embedXmp.ts';
import { provenanceXmp } from '../../pictures/xmp.ts';
import type { CopyImage } from '../../webviews/imageCopy.ts';
import type { VariationSource } from './variationSource.ts';

export interface LikeSourceParts {
  readonly library: ImageLibrary;
  readonly pictures: Pictures;
  readonly copyImage: CopyImage;
}

/**
 * The answer in the size and format of its source, archived and recorded as made of it; the answer itself where it has
 * them already.
 * @throws PictureError, LibraryError, or an Error with a sentence when it cannot be decoded.
 */
export async function likeSource(
  answer: ArchivedImage,
  source: Pick<VariationSource, 'uri' | 'format' | 'facts'>,
  request: ImageRequest,
  parts: LikeSourceParts,
): Promise<ArchivedImage> {
  const { library, pictures } = parts;
  const raw = await library.read(answer.hash, answer.format);
  const { width, height } = await pictures.measure(raw);
  const { facts, format } = source;
  if (answer.format === format && width === facts.width && height === facts.height) return answer;
  const encoded = await library.archive(await encode(raw, answer, source, provenance(request), parts));
  const at = new Date().toISOString();
  await library.append({ kind: 'composite', at, hash: encoded.hash, answer: answer.hash });
  return encoded;
}

async function encode(
  raw: ImageBytes,
  answer: ArchivedImage,
  { uri, format, facts: { width, height } }: Pick<VariationSource, 'uri' | 'format' | 'facts'>,
  by: Provenance,
  { pictures, copyImage }: LikeSourceParts,
): Promise<ImageBytes> {
  const size = { width, height };
  if (raw.format === 'png' && format === 'png') return pictures.fill(raw.data, size, by);
  const quality = readSetting('compression', uri) / 100;
  const data = await copyImage(vscode.Uri.parse(answer.uri), { format, size, quality });
  return embedXmp({ data, format }, provenanceXmp(by, 'trainedAlgorithmicMedia'));
}

function provenance(request: ImageRequest): Provenance {
  const prompt = 'prompt' in request && readSetting('embedPrompt') ? request.prompt : undefined;
  return { model: request.model, ...(prompt !== undefined && { prompt }) };
}
