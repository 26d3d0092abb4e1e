import { readSetting } from '../../host/settings.ts';
import type { ImageRequest } from '../../images/imageProvider.ts';
import type { ImageRecord, RecordedRequest } from '../../images/imageRecord.ts';
import { familyOf } from '../../images/models.ts';
import { estimatePrice, isAboveLimit, type PriceEstimate, sumEstimates } from '../../images/pricing.ts';
import { askToSpend } from './confirmSpending.ts';

type Requests = readonly (ImageRequest | RecordedRequest)[];

/** What requests are likely to cost together; `undefined` when one of them is of an unknown price. */
export function estimateTotal(
  requests: Requests,
  history: readonly ImageRecord[],
): PriceEstimate | undefined {
  const [aliases, prices] = [readSetting('modelAliases'), readSetting('prices')];
  return sumEstimates(
    requests.map((request) => estimatePrice(request, familyOf(request.model, aliases), prices, history)),
  );
}

/**
 * Asks, once, before several requests whose price was not shown: each may be below the limit, and all of them far above
 * it. @returns false when the person declined.
 */
export async function agreeToTotal(requests: Requests, history: readonly ImageRecord[]): Promise<boolean> {
  const estimate = estimateTotal(requests, history);
  if (!isAboveLimit(estimate, readSetting('confirmAbove'))) return true;
  const count = requests.reduce((sum, request) => sum + request.count, 0);
  const models = [...new Set(requests.map(({ model }) => model))].join(', ');
  return askToSpend(count, estimate, models);
}
