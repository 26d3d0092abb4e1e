import type { PriceEstimate } from './pricing.ts';

/** For a person: "about $0.05", "$0.04–$0.17", "free" or "price unknown". */
export function formatPrice(estimate: PriceEstimate | undefined): string {
  if (!estimate) return 'price unknown';
  if (estimate.high === 0) return 'free';
  const low = formatDollars(estimate.low);
  const high = formatDollars(estimate.high);
  return low === high ? `about ${high}` : `${low}–${high}`;
}

/** To the cent; below one cent to the first digit that counts, down to "$0.0001"; from a hundred dollars to the dollar. */
export function formatDollars(amount: number): string {
  if (amount <= 0) return '$0';
  if (amount >= 99.995) return `$${Math.round(amount)}`;
  if (amount >= 0.00995) return `$${amount.toFixed(2)}`;
  return `$${Number(Math.max(amount, 0.0001).toPrecision(1))}`;
}
