/** Diameters in image pixels. */
const [smallest, largest] = [1, 600];

/** The next size up or down: by about a seventh, so that small brushes and large ones change alike. */
export function steppedSize(size: number, steps: number): number {
  const factor = 1.15 ** steps;
  const next =
    steps > 0 ? Math.max(size + 1, Math.round(size * factor)) : Math.min(size - 1, Math.round(size * factor));
  return Math.min(largest, Math.max(smallest, next));
}
