/** Where two coverages differ; `undefined` when they are equal. (`toEqual` takes a second for a large one.) */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  if (a.length !== b.length) return Math.min(a.length, b.length);
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return at;
  return undefined;
}
