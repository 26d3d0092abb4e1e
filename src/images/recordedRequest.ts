import type { ImageJobSpec } from './imageJob.ts';
import type { ImageLibrary } from './imageLibrary.ts';
import type { ImageBytes, ImageOptions, ImageRequest } from './imageProvider.ts';
import type { JobRecord, RecordedRequest } from './imageRecord.ts';

/** The request without its bytes; they go to the archive, so that it can be sent again. @throws LibraryError */
export async function recordRequest(
  spec: Pick<ImageJobSpec, 'request' | 'operation' | 'sources' | 'source' | 'like' | 'recipe'>,
  library: Pick<ImageLibrary, 'archive'>,
): Promise<RecordedRequest> {
  const { request, sources = [], source, like, recipe } = spec;
  const { kind, model, count } = request;
  const operation = spec.operation ?? kind;
  const recorded: RecordedRequest = { operation, model, count, ...optionsOf(request) };
  if (request.kind === 'generate') return { ...recorded, prompt: request.prompt };
  const images = await Promise.all(inputs(request).map((image) => library.archive(image)));
  const named = images.map(({ hash, format }, index) => {
    const uri = sources[index];
    return { hash, format, ...(uri !== undefined && { uri }) };
  });
  if (request.kind === 'variation') {
    return { ...recorded, images: named, ...(source && { source }), ...(like && { like }) };
  }
  const mask = request.mask && (await library.archive(request.mask));
  return {
    ...recorded,
    prompt: request.prompt,
    images: named,
    ...(mask && { mask: mask.hash }),
    ...(source && { source }),
    ...(like && { like }),
    ...(recipe && { recipe }),
  };
}

/**
 * What was recorded as a request that can be sent again, as after an interruption.
 * @throws LibraryError when the archive no longer holds one of its images.
 */
export async function requestFromRecord(
  recorded: RecordedRequest,
  library: Pick<ImageLibrary, 'read'>,
): Promise<ImageRequest> {
  const { operation, model, count, prompt } = recorded;
  const base = { model, count, ...optionsOf(recorded) };
  if (operation === 'generate') return { kind: operation, prompt: prompt ?? '', ...base };
  const images = await Promise.all(
    (recorded.images ?? []).map(({ hash, format }) => library.read(hash, format)),
  );
  // Only variations that were sent as an edit have a prompt.
  if (operation === 'edit' || prompt !== undefined) {
    const mask = recorded.mask === undefined ? undefined : await library.read(recorded.mask, 'png');
    return { kind: 'edit', prompt: prompt ?? '', images, ...(mask && { mask }), ...base };
  }
  const [image] = images;
  if (!image) throw new TypeError('A variation was recorded without its source.');
  return { kind: operation, image, ...base };
}

/**
 * A job of the records as one that can be started again, as after an interruption.
 * @throws LibraryError when the archive no longer holds one of its images.
 */
export async function specFromRecord(
  { request, origin }: Pick<JobRecord, 'request' | 'origin'>,
  library: Pick<ImageLibrary, 'read'>,
  confirm: ImageJobSpec['confirm'],
): Promise<ImageJobSpec> {
  return {
    request: await requestFromRecord(request, library),
    confirm,
    ...(origin !== undefined && { origin }),
    ...(request.images && { sources: request.images.map(({ uri }) => uri) }),
    ...(request.operation === 'variation' && { operation: request.operation }),
    ...(request.source && { source: request.source }),
    ...(request.like && { like: request.like }),
    ...(request.recipe && { recipe: request.recipe }),
  };
}

function inputs(request: Exclude<ImageRequest, { kind: 'generate' }>): readonly ImageBytes[] {
  return request.kind === 'edit' ? request.images : [request.image];
}

/** Only these: what else the object carries is no option. */
function optionsOf({
  size,
  quality,
  background,
  format,
  compression,
  moderation,
}: ImageOptions): ImageOptions {
  return {
    ...(size !== undefined && { size }),
    ...(quality !== undefined && { quality }),
    ...(background !== undefined && { background }),
    ...(format !== undefined && { format }),
    ...(compression !== undefined && { compression }),
    ...(moderation !== undefined && { moderation }),
  };
}
