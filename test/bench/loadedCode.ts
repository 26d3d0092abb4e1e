import { budgets, kilobyte } from '../host/sizeBudgets.ts';
import type { Activations } from './activations.ts';
import { type Measurement, measurement } from './measurement.ts';

/**
 * The files of the extension that the extension host holds after an activation and did not before.
 *
 * @throws when there are none: then the host loads code in a way that this does not see.
 */
export function loadedCode({ easel }: Activations): Measurement {
  const sizes = easel.map(({ loaded }) => loaded.reduce((sum, { bytes }) => sum + bytes, 0));
  const bytes = Math.max(...sizes);
  if (Math.min(...sizes) === 0) {
    throw new Error('An activation loaded no code, which cannot be.');
  }
  return measurement({
    name: 'code loaded at activation',
    value: bytes / kilobyte,
    unit: 'KB',
    budget: budgets.activationCode / kilobyte,
  });
}
