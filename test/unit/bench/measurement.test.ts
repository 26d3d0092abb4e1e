import { expect, test } from 'vitest';
import { measurement } from '../../bench/measurement.ts';
import { median } from '../../bench/median.ts';
import { table } from '../../bench/table.ts';

const size = { name: 'the package', unit: 'KB', budget: 500 } as const;

test('a value at its budget is ok, one above is not', () => {
  expect(measurement({ ...size, value: 500 })).toEqual({
    ...size,
    value: 500,
    baseline: null,
    ratio: null,
    ok: true,
  });
  expect(measurement({ ...size, value: 500.1 }).ok).toBe(false);
});

test('the ratio is that of value and baseline, unless it is told', () => {
  expect(measurement({ ...size, value: 6, baseline: 4 }).ratio).toBe(1.5);
  expect(measurement({ ...size, value: 6, baseline: 4, ratio: 2.5 }).ratio).toBe(2.5);
});

test('what cannot be measured is not ok', () => {
  expect(measurement({ ...size, value: Number.NaN }).ok).toBe(false);
});

test('the median stands in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 1, 4, 2])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test('the table says what is over budget', () => {
  const rows = table([
    measurement({ ...size, value: 12 }),
    measurement({ ...size, value: 900, baseline: 450 }),
  ]);
  const [headings, small, large] = rows.split('\n');
  expect(headings).toMatch(/value +baseline +ratio +budget/);
  expect(small).toMatch(/^the package +12\.00 KB +500\.00 KB +ok$/);
  expect(large).toMatch(/^the package +900\.00 KB +450\.00 KB +2\.00 × +500\.00 KB +OVER BUDGET$/);
});
