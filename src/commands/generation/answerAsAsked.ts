import * as vscode from 'vscode';
import { readSetting } from '../../host/settings.ts';
import type { ImageJobSpec } from '../../images/imageJob.ts';
import type { ArchivedImage, ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageBytes, ImageUri } from '../../images/imageProvider.ts';
import type { ImageShape, RecordedRequest } from '../../images/imageRecord.ts';
import type { Pictures, Provenance } from '../../images/pictures.ts';
import { embedXmp } from '../../pictures/embedXmp.ts';
import { provenanceXmp } from '../../pictures/xmp.ts';
import type { CopyImage } from '../../webviews/imageCopy.ts';

export interface AnswerParts {
  readonly library: ImageLibrary;
  readonly pictures: Pictures;
  readonly copyImage: CopyImage;
}

/** In which form the answers to a request are kept. */
export interface AnswerForm {
  /** Absent: as the server sent them. */
  readonly like?: ImageShape;
  readonly model: string;
  readonly prompt?: string;
  /** The file that the answers are like. */
  readonly source?: ImageUri;
}

export interface AnswerAsAsked {
  readonly image: ArchivedImage;
  /** Why it is as it came. */
  readonly failure?: Error;
}

/** Of a request that is about to be sent. */
export function askedForm({
  request,
  like,
  sources,
}: Pick<ImageJobSpec, 'request' | 'like' | 'sources'>): AnswerForm {
  const source = sources?.[0];
  return {
    model: request.model,
    ...('prompt' in request && { prompt: request.prompt }),
    ...(like && { like }),
    ...(source !== undefined && { source }),
  };
}

/** Of one that was recorded. */
export function recordedForm({ like, model, prompt, images }: RecordedRequest): AnswerForm {
  const source = images?.[0]?.uri;
  return {
    model,
    ...(like && { like }),
    ...(prompt !== undefined && { prompt }),
    ...(source !== undefined && { source }),
  };
}

/**
 * The answer in the size and format that was asked for, archived and recorded as made of it; the answer itself where
 * it has them already, and where it cannot be brought to them: it is paid for.
 */
export async function answerAsAsked(
  answer: ArchivedImage,
  form: AnswerForm,
  parts: AnswerParts,
): Promise<AnswerAsAsked> {
  try {
    return { image: form.like ? await inShape(answer, form.like, form, parts) : answer };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failure = new Error(`The image was kept as the server sent it. ${reason}`, { cause: error });
    return { image: answer, failure };
  }
}

async function inShape(
  answer: ArchivedImage,
  like: ImageShape,
  form: AnswerForm,
  parts: AnswerParts,
): Promise<ArchivedImage> {
  const { library, pictures } = parts;
  const raw = await library.read(answer.hash, answer.format);
  const { width, height } = await pictures.measure(raw);
  if (answer.format === like.format && width === like.width && height === like.height) return answer;
  const encoded = await library.archive(await encode(raw, answer, like, form, parts));
  const at = new Date().toISOString();
  await library.append({ kind: 'composite', at, hash: encoded.hash, answer: answer.hash });
  return encoded;
}

async function encode(
  raw: ImageBytes,
  answer: ArchivedImage,
  { width, height, format }: ImageShape,
  form: AnswerForm,
  { pictures, copyImage }: AnswerParts,
): Promise<ImageBytes> {
  const [size, by] = [{ width, height }, provenance(form)];
  if (raw.format === 'png' && format === 'png') return pictures.fill(raw.data, size, by);
  const scope = form.source === undefined ? undefined : vscode.Uri.parse(form.source);
  const quality = readSetting('compression', scope) / 100;
  const data = await copyImage(vscode.Uri.parse(answer.uri), { format, size, quality });
  return embedXmp({ data, format }, provenanceXmp(by, 'trainedAlgorithmicMedia'));
}

function provenance({ model, prompt }: AnswerForm): Provenance {
  return { model, ...(prompt !== undefined && readSetting('embedPrompt') && { prompt }) };
}
