import type { APIError } from 'openai';
import type { ImageProviderErrorDetails } from '../images/imageProviderError.ts';
import { readArray, readField, readRecord, readText } from './json.ts';

export type Moderation = NonNullable<ImageProviderErrorDetails['moderation']>;

const codes = ['moderation_blocked', 'content_policy_violation', 'content_filter', 'contentFilter'];
const azureCode = 'ResponsibleAIPolicyViolation';

/** @returns `undefined` when it was not a safety check that refused. */
export function readModeration(error: APIError): Moderation | undefined {
  const details = readRecord(error.error, 'moderation_details');
  const azure = readRecord(error.error, 'innererror');
  const isBlocked = details || codes.includes(error.code ?? '') || readText(azure, 'code') === azureCode;
  if (!isBlocked) return undefined;
  const stage = readText(details, 'moderation_stage');
  const categories = readArray(details, 'categories') ?? azureCategories(azure);
  return {
    stage: stage === 'input' || stage === 'output' ? stage : 'unknown',
    categories: categories.filter((category) => typeof category === 'string'),
  };
}

/** Azure: `{ violence: { filtered: true, severity: 'medium' }, … }`. */
function azureCategories(azure: unknown): readonly string[] {
  const result =
    readRecord(azure, 'content_filter_result') ?? readRecord(azure, 'content_filter_results') ?? {};
  return Object.keys(result).filter((category) => readField(result[category], 'filtered') === true);
}
