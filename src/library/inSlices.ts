import { setImmediate } from 'node:timers/promises';

/** How long the extension host may be held at a stretch, in milliseconds: well below what a person notices. */
const sliceMs = 8;

/** Visits every item, and lets other work run in between. */
export async function inSlices<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
  let start = performance.now();
  for (const item of items) {
    visit(item);
    if (performance.now() - start < sliceMs) continue;
    await setImmediate();
    start = performance.now();
  }
}
