import * as vscode from 'vscode';
import { currentServer } from '../../host/server.ts';
import { readSetting } from '../../host/settings.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import type { ImageRequest } from '../../images/imageProvider.ts';
import type { ImageRecord, RecordedRequest } from '../../images/imageRecord.ts';
import { familyOf } from '../../images/models.ts';
import { estimatePrice, isAboveLimit, type PriceEstimate, sumEstimates } from '../../images/pricing.ts';

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
  const images = count === 1 ? 'an image' : `${count} images`;
  const price = estimate ? `for ${formatPrice(estimate)}` : 'at an unknown price';
  const models = [...new Set(requests.map(({ model }) => model))].join(', ');
  const generate = 'Generate';
  const answer = await vscode.window.showWarningMessage(
    `Generate ${images} ${price}?`,
    { modal: true, detail: `${models} at ${currentServer().host}` },
    generate,
  );
  return answer === generate;
}
