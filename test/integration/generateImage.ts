import { optionsForm } from './optionsForm.ts';

export const { call: generateImage, callForOne: generateOne, failureOf } = optionsForm('easel.generateImage');
