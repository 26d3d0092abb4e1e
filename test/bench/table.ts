import type { Measurement } from './measurement.ts';

const headings = ['', 'value', 'baseline', 'ratio', 'budget', ''];

/** One line a measurement, in aligned columns. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, value, unit, baseline, ratio, budget, ok }) => [
    name,
    `${value.toFixed(2)} ${unit}`,
    baseline === null ? '' : `${baseline.toFixed(2)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    `${budget.toFixed(2)} ${unit}`,
    ok ? 'ok' : 'OVER BUDGET',
  ]);
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Words to the left, figures to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === headings.length - 1 ? cell.padEnd(width) : cell.padStart(width);
}
