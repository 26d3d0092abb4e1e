import { setImmediate } from 'node:timers/promises';

/** How long the extension host may be held at a stretch, in milliseconds: well below what a person notices. */
const sliceMs = 8;

/** Visits every item, and lets other work run in between. */
export async function inSlices<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
  await runInSlices(visits(items, visit));
}

/** Takes the steps one after the other, and lets other work run in between. @returns what the last one returns. */
export async function runInSlices<Result>(steps: Iterator<void, Result>): Promise<Result> {
  for (let start = performance.now(), step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - start < sliceMs) continue;
    await setImmediate();
    start = performance.now();
  }
}

function* visits<T>(items: Iterable<T>, visit: (item: T) => void): Generator<void, void> {
  for (const item of items) {
    visit(item);
    yield;
  }
}
