/** One line of the benchmark's table. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'KB' | 'MB' | 'cells';
  /** The same of what it is compared with, in the same run and unit. */
  readonly baseline: number | null;
  /** Of the two. */
  readonly ratio: number | null;
  /** The largest value that passes. */
  readonly budget: number;
  readonly ok: boolean;
}

export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: Measurement['unit'];
  readonly budget: number;
  readonly baseline?: number;
  /** Where it is not value to baseline. */
  readonly ratio?: number;
}

export function measurement({ name, value, unit, budget, baseline, ratio }: Measured): Measurement {
  const compared = ratio ?? (baseline === undefined ? undefined : value / baseline);
  return {
    name,
    value,
    unit,
    baseline: baseline ?? null,
    ratio: compared ?? null,
    budget,
    ok: value <= budget,
  };
}
