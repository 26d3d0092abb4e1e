import { optionsForm } from './optionsForm.ts';

export const {
  call: createVariations,
  callForOne: createVariation,
  failureOf: variationFailure,
} = optionsForm('easel.createVariation');
