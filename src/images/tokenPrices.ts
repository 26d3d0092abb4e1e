import type { ImageUsage } from './imageProvider.ts';
import type { ModelFamily, TokenPrices } from './models.ts';

/** `easel.prices`: by model id, or `*` for every model; 0 says that the server costs nothing. */
export type PriceSetting = Readonly<Record<string, 0 | TokenPrices>>;

const free: TokenPrices = { textInput: 0, imageInput: 0, imageOutput: 0 };

/** The user's own prices for the model, else those for `*`, else the published ones. */
export function pricesFor(
  model: string,
  family: ModelFamily,
  setting: PriceSetting,
): TokenPrices | undefined {
  return overridden(model, setting) ?? family.prices;
}

/** What the user set for the model; an entry that is no price is as good as none. */
export function overridden(model: string, setting: PriceSetting): TokenPrices | undefined {
  const key = [model, '*'].find((name) => Object.hasOwn(setting, name) && isPrice(setting[name]));
  if (key === undefined) return undefined;
  return setting[key] || free;
}

export function isFree(prices: TokenPrices): boolean {
  return prices.textInput === 0 && prices.imageInput === 0 && prices.imageOutput === 0;
}

/** US dollars; `undefined` where the usage does not say enough. */
export function priceOf(usage: ImageUsage | undefined, prices: TokenPrices): number | undefined {
  if (isFree(prices)) return 0;
  if (usage?.outputTokens === undefined) return undefined;
  const { inputTokens = 0, inputImageTokens = 0, outputTokens } = usage;
  const inputTextTokens = usage.inputTextTokens ?? Math.max(inputTokens - inputImageTokens, 0);
  return (
    dollars(inputTextTokens, prices.textInput) +
    dollars(inputImageTokens, prices.imageInput) +
    dollars(outputTokens, prices.imageOutput)
  );
}

/** @param perMillion is US dollars per million tokens. */
export function dollars(tokens: number, perMillion: number): number {
  return (tokens * perMillion) / 1_000_000;
}

function isPrice(value: unknown): value is 0 | TokenPrices {
  if (value === 0) return true;
  if (typeof value !== 'object' || value === null) return false;
  const amounts = Object.entries(value).filter(([name]) => name in free);
  return (
    amounts.length === 3 && amounts.every(([, amount]) => Number.isFinite(amount) && Number(amount) >= 0)
  );
}
