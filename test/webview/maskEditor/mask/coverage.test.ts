import { describe, expect, test } from 'vitest';
import { Coverage } from '../../../../webview/maskEditor/mask/coverage.ts';
import { firstDifference } from './firstDifference.ts';
import { randomFrom } from './random.ts';

const sizes = [
  { width: 1, height: 1 },
  { width: 127, height: 3 },
  { width: 128, height: 128 },
  { width: 129, height: 130 },
  { width: 261, height: 259 },
  { width: 7, height: 300 },
];

/** Paints and erases at random, also outside. */
function scribble(coverage: Coverage, random: (below: number) => number, spans: number): void {
  const { width, height } = coverage.size;
  for (let span = 0; span < spans; span++) {
    const from = random(width + 40) - 20;
    coverage.fillSpan(random(height + 10) - 5, from, from + random(width), random(3) === 0 ? 0 : 255);
  }
}

function slowMeasure({ data, size: { width, height } }: Coverage) {
  const columns = new Set<number>();
  const rows = new Set<number>();
  let count = 0;
  for (let at = 0; at < width * height; at++) {
    if (data[at] !== 255) continue;
    count++;
    columns.add(at % width);
    rows.add(Math.floor(at / width));
  }
  if (count === 0) return { count, box: undefined };
  const [x, y] = [Math.min(...columns), Math.min(...rows)];
  return { count, box: { x, y, width: Math.max(...columns) - x + 1, height: Math.max(...rows) - y + 1 } };
}

describe.each(sizes)('$width × $height', (size) => {
  test('what is put back is what was there, and back again', () => {
    const random = randomFrom(size.width);
    const coverage = new Coverage(size);
    for (let round = 0; round < 30; round++) {
      const before = coverage.data.slice();
      const patch = coverage.recording(() => {
        if (round % 7 === 3) coverage.invert();
        if (round % 11 === 5) coverage.clear();
        scribble(coverage, random, 1 + random(40));
      });
      const after = coverage.data.slice();
      const other = coverage.put(patch);
      expect(firstDifference(coverage.data, before)).toBeUndefined();
      coverage.put(other);
      expect(firstDifference(coverage.data, after)).toBeUndefined();
    }
  });

  test('a snapshot brings everything back', () => {
    const random = randomFrom(size.height);
    const coverage = new Coverage(size);
    scribble(coverage, random, 300);
    const before = coverage.data.slice();
    const snapshot = coverage.snapshot();
    coverage.invert();
    coverage.put(snapshot);
    expect(firstDifference(coverage.data, before)).toBeUndefined();
  });

  test('a tile of one value takes one value, cut or not', () => {
    const coverage = new Coverage(size);
    expect(new Set(coverage.snapshot().values())).toEqual(new Set([0]));
    coverage.invert();
    expect(new Set(coverage.snapshot().values())).toEqual(new Set([255]));
  });

  test('it is measured right after every change', () => {
    const random = randomFrom(size.width * 3);
    const coverage = new Coverage(size);
    expect(coverage.measure()).toEqual({ count: 0, box: undefined });
    for (let round = 0; round < 25; round++) {
      const patch = coverage.recording(() => {
        if (round % 9 === 8) coverage.clear();
        else if (round % 9 === 4) coverage.invert();
        else scribble(coverage, random, 1 + random(8));
        expect(coverage.measure()).toEqual(slowMeasure(coverage));
        scribble(coverage, random, 1);
      });
      expect(coverage.measure()).toEqual(slowMeasure(coverage));
      if (round % 3 === 0) coverage.put(patch);
      expect(coverage.measure()).toEqual(slowMeasure(coverage));
    }
  });

  test('the dirty box holds every pixel that changed, and nothing twice', () => {
    const random = randomFrom(size.height * 5);
    const coverage = new Coverage(size);
    for (let round = 0; round < 25; round++) {
      const before = coverage.data.slice();
      scribble(coverage, random, random(3));
      const dirty = coverage.takeDirty();
      coverage.data.forEach((value, at) => {
        const x = at % size.width;
        const y = Math.floor(at / size.width);
        const isInside =
          x >= dirty.x && y >= dirty.y && x < dirty.x + dirty.width && y < dirty.y + dirty.height;
        if (value !== before[at]) expect(isInside).toBe(true);
      });
      expect(coverage.takeDirty()).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    }
  });
});

test('a recording keeps only the tiles that were touched', () => {
  const coverage = new Coverage({ width: 1000, height: 1000 });
  const patch = coverage.recording(() => {
    coverage.fillSpan(0, 0, 1, 255);
    coverage.fillSpan(999, 990, 2000, 255);
    coverage.fillSpan(500, 100, 300, 255);
    coverage.fillSpan(-1, 0, 1000, 255);
    coverage.fillSpan(0, -50, 0, 255);
  });
  expect([...patch.keys()].sort((a, b) => a - b)).toEqual([0, 24, 25, 26, 63]);
});

test('the dirty box of a span is the span within the image', () => {
  const coverage = new Coverage({ width: 50, height: 40 });
  coverage.fillSpan(7, -3, 12, 255);
  coverage.fillSpan(9, 45, 80, 255);
  expect(coverage.takeDirty()).toEqual({ x: 0, y: 7, width: 50, height: 3 });
});
