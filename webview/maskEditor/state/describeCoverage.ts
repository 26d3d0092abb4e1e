/** As in "12 % painted"; `share` is 0 to 1. */
export function describeCoverage(share: number): string {
  if (share === 0) return 'Nothing painted';
  if (share === 1) return 'All painted';
  const percent = Math.round(share * 100);
  if (percent < 1) return 'Less than 1 % painted';
  return percent > 99 ? 'More than 99 % painted' : `${percent} % painted`;
}
