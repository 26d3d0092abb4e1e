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
  const images = request.count === 1 ? 'an image' : `${request.count} images`;
  const price = estimate ? `for ${formatPrice(estimate)}` : 'at an unknown price';
  const prompt = 'prompt' in request ? request.prompt : '';
  const generate = 'Generate';
  const answer = await vscode.window.showWarningMessage(
    `Generate ${images} ${price}?`,
    {
      modal: true,
      detail: [`${request.model} at ${currentServer().host}`, prompt.slice(0, 400)]
        .filter(Boolean)
        .join('\n\n'),
    },
    generate,
  );
  return answer === generate && !signal.aborted;
}
