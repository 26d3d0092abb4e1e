import { inSlices } from './inSlices.ts';

/** So many are sorted at a stretch: a fraction of a millisecond. */
const runLength = 512;

/** Sorts, and lets other work run in between. Items that compare equal keep their order. */
export async function sortedInSlices<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  await inSlices(starts(items.length), (start) => {
    runs.push(items.slice(start, start + runLength).sort(compare));
  });
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await mergedInSlices(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* starts(length: number): Generator<number> {
  for (let start = 0; start < length; start += runLength) yield start;
}

async function mergedInSlices<T extends object>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  if (right.length === 0) return left;
  const merged: T[] = [];
  let index = 0;
  await inSlices(starts(right.length), (start) => {
    for (const item of right.slice(start, start + runLength)) {
      for (let next = left[index]; next !== undefined && compare(next, item) <= 0; next = left[index]) {
        merged.push(next);
        index += 1;
      }
      merged.push(item);
    }
  });
  return merged.concat(left.slice(index));
}
