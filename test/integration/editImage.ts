import { optionsForm } from './optionsForm.ts';

export const {
  call: editImage,
  callForOne: editOne,
  failureOf: editFailure,
} = optionsForm('easel.editImage');
