export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const noCounts: Counts = { passed: 0, failed: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** @throws when the text is not the JSON of counts. */
export function parseCounts(json: string): Counts {
  const value: unknown = JSON.parse(json);
  if (
    typeof value === 'object' &&
    value &&
    'passed' in value &&
    typeof value.passed === 'number' &&
    'failed' in value &&
    typeof value.failed === 'number'
  ) {
    return { passed: value.passed, failed: value.failed };
  }
  throw new Error(`Not the counts of a test run: ${json}`);
}

export function describeCounts({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** What {@link endWithCounts} printed; none when a program ended before. */
export function countsInLastLine(output: string): Counts {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0) };
}

/** Prints the counts as the last line; a failure, or no test at all, sets the exit code. */
export function endWithCounts(counts: Counts): void {
  if (counts.passed === 0 && counts.failed === 0) {
    console.error('No test ran.');
  }
  console.log(describeCounts(counts));
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
