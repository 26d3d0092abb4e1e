import type { ImageHash, RecordedRequest } from '../../images/imageRecord.ts';
import { removePrompt } from '../../images/removePrompt.ts';
import type { RecordsByFile } from '../../library/records/recordsByFile.ts';

/**
 * What an image was made from, in the words of whoever asked for it: for a variation those of its source, and so on.
 * `undefined` when nothing is recorded.
 * @param style is left out of the end, as each request adds it anew.
 */
export function describeSource(
  hash: ImageHash,
  records: Pick<RecordsByFile, 'of'>,
  style: string,
): string | undefined {
  const seen = new Set<ImageHash>();
  let current: ImageHash | undefined = hash;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const request: RecordedRequest | undefined = records.of(current)?.request;
    if (!request) return undefined;
    const prompt = request.operation === 'variation' ? undefined : request.prompt;
    if (prompt !== undefined && prompt !== removePrompt) return withoutStyle(prompt, style);
    current = request.source ?? request.recipe?.source ?? request.images?.[0]?.hash;
  }
  return undefined;
}

function withoutStyle(prompt: string, style: string): string {
  const ending = `\n\n${style}`;
  return style !== '' && prompt.endsWith(ending) ? prompt.slice(0, -ending.length) : prompt;
}
