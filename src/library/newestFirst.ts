import { inSlices } from './inSlices.ts';

/**
 * Sorts by time, newest first, a day at a stretch: sorting years of records at once would be felt.
 * Items of the same instant keep their order.
 *
 * @param at ISO 8601 UTC, whose text sorts as its time does.
 */
export async function newestFirst<T>(items: Iterable<T>, at: (item: T) => string): Promise<readonly T[]> {
  const days = new Map<string, T[]>();
  await inSlices(items, (item) => {
    const day = at(item).slice(0, 'yyyy-mm-dd'.length);
    const sameDay = days.get(day);
    if (sameDay) sameDay.push(item);
    else days.set(day, [item]);
  });
  const sorted: T[] = [];
  await inSlices([...days.keys()].sort().reverse(), (day) => {
    const items = days.get(day) ?? [];
    items.sort((a, b) => compareText(at(b), at(a)));
    for (const item of items) sorted.push(item);
  });
  return sorted;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
