import { removePrompt } from '../../host/editRequest.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import type { RecordsByFile } from '../../library/recordsByFile.ts';
import { describeSource } from '../variation/describeSource.ts';
import { wordsOf } from '../variation/variationPrompt.ts';

/**
 * What a person said that the image is. Of a prompt that Easel wrote: what they added to it, else what its source was
 * made from. `undefined` when nobody said anything.
 */
export function promptInWords(
  { hash, request }: ImageRecord,
  records: Pick<RecordsByFile, 'of'>,
): string | undefined {
  const { operation, prompt } = request;
  if (operation !== 'variation' && prompt !== removePrompt) return prompt;
  return wordsOf(prompt ?? '') ?? describeSource(hash, records, '');
}
