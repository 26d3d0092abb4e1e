import type { ImageRecord } from '../../images/imageRecord.ts';
import { removePrompt } from '../../images/removePrompt.ts';
import { wordsOf } from '../../images/variationWords.ts';
import type { RecordsByFile } from '../../library/records/recordsByFile.ts';
import { describeSource } from '../variation/describeSource.ts';

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
