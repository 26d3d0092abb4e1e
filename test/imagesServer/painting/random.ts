/** Numbers in [0, 1); the same seed gives the same sequence on every machine. */
export type Random = () => number;

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

export function pick<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

/** Fractal value noise along a line: x in [0, 1] to about [-1, 1]; `jagged` joins with straight lines. */
export function noiseLine(
  random: Random,
  frequency: number,
  octaves: number,
  jagged = false,
): (x: number) => number {
  const layers = Array.from({ length: octaves }, (_, octave) => {
    const steps = Math.ceil(frequency * 2 ** octave);
    return {
      steps,
      height: 0.5 ** octave,
      values: Array.from({ length: steps + 2 }, () => random() * 2 - 1),
    };
  });
  return (x) => {
    let sum = 0;
    for (const { steps, height, values } of layers) {
      const at = Math.min(Math.max(x, 0), 1) * steps;
      const cell = Math.floor(at);
      const t = at - cell;
      const eased = jagged ? t : t * t * (3 - 2 * t);
      const left = values[cell] ?? 0;
      sum += height * (left + ((values[cell + 1] ?? 0) - left) * eased);
    }
    return sum / 1.6;
  };
}
