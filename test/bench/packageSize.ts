import { stat } from 'node:fs/promises';
import { budgets, kilobyte } from '../host/sizeBudgets.ts';
import { type Measurement, measurement } from './measurement.ts';

export async function packageSize(vsix: string): Promise<Measurement> {
  const { size } = await stat(vsix);
  return measurement({
    name: '.vsix',
    value: size / kilobyte,
    unit: 'KB',
    budget: budgets.vsix / kilobyte,
  });
}
