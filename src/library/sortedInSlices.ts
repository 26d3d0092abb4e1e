import { runInSlices } from './inSlices.ts';

/** So many are sorted or merged at a step: a fraction of a millisecond. */
const stepLength = 512;

/** Sorts, and lets other work run in between. Items that compare equal keep their order. */
export async function sortedInSlices<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  return runInSlices(mergeSort(items, compare));
}

function* mergeSort<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += stepLength) {
    runs.push(items.slice(start, start + stepLength).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T extends object>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  if (right.length === 0) return left;
  const merged: T[] = [];
  for (let [leftIndex, rightIndex] = [0, 0]; ; ) {
    const [first, second] = [left[leftIndex], right[rightIndex]];
    if (first !== undefined && (second === undefined || compare(first, second) <= 0)) {
      merged.push(first);
      leftIndex += 1;
    } else if (second !== undefined) {
      merged.push(second);
      rightIndex += 1;
    } else return merged;
    if (merged.length % stepLength === 0) yield;
  }
}
