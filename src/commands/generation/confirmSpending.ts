import * as vscode from 'vscode';
import { currentServer } from '../../host/server.ts';
import { formatPrice } from '../../images/formatPrice.ts';
import type { ImageJobSpec } from '../../images/imageJob.ts';
import type { PriceEstimate } from '../../images/pricing.ts';

/** Asks in a dialog before a request whose price was not shown, or is not known. */
export async function confirmSpending(
  { request }: ImageJobSpec,
  estimate: PriceEstimate | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const prompt = 'prompt' in request ? request.prompt.slice(0, 400) : '';
  const isAgreed = await askToSpend(request.count, estimate, request.model, prompt);
  return isAgreed && !signal.aborted;
}

/** Asks in a dialog. @param models as they are called. @param prompt what more there is to say; empty: nothing. */
export async function askToSpend(
  count: number,
  estimate: PriceEstimate | undefined,
  models: string,
  prompt = '',
): Promise<boolean> {
  const images = count === 1 ? 'an image' : `${count} images`;
  const price = estimate ? `for ${formatPrice(estimate)}` : 'at an unknown price';
  const detail = [`${models} at ${currentServer().host}`, prompt].filter(Boolean).join('\n\n');
  const generate = 'Generate';
  const answer = await vscode.window.showWarningMessage(
    `Generate ${images} ${price}?`,
    { modal: true, detail },
    generate,
  );
  return answer === generate;
}
