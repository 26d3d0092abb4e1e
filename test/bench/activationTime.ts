import type { Activations } from './activations.ts';
import { type Measurement, measurement } from './measurement.ts';
import { median } from './median.ts';

const budgetMilliseconds = 5;
const budgetRatio = 1.2;

/** What the extension itself takes to become active; to an empty one every line of code is many times nothing. */
export function ownActivation({ easel, empty }: Activations): Measurement {
  return measurement({
    name: 'activate(), loading its code included',
    value: median(easel.map(({ own }) => own)),
    unit: 'ms',
    budget: budgetMilliseconds,
    baseline: median(empty.map(({ own }) => own)),
  });
}

/** What VS Code, and whoever waits for a command, takes for it, against an extension that does nothing at all. */
export function wholeActivation({ easel, empty }: Activations): Measurement {
  const baseline = median(empty.map(({ whole }) => whole));
  return measurement({
    name: `activation as VS Code awaits it, at most ${budgetRatio} × an empty extension's`,
    value: median(easel.map(({ whole }) => whole)),
    unit: 'ms',
    budget: budgetRatio * baseline,
    baseline,
  });
}
