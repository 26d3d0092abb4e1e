import type { RecordedRequest } from './imageRecord.ts';
import { removePrompt } from './removePrompt.ts';
import { withoutInstruction } from './variationWords.ts';

/** As much of a prompt as people wrote: what Easel says itself is the same in all variations, and in all removals. */
export function spokenPrompt({
  operation,
  prompt = '',
}: Pick<RecordedRequest, 'operation' | 'prompt'>): string {
  if (prompt === removePrompt) return '';
  return operation === 'variation' ? withoutInstruction(prompt) : prompt;
}
