import { expect, test } from 'vitest';
import { failureRemedy } from '../../../src/host/failureRemedy.ts';
import { SettingError } from '../../../src/host/settingError.ts';
import {
  ImageProviderError,
  type ImageProviderErrorDetails,
  type ImageProviderErrorReason,
} from '../../../src/images/imageProviderError.ts';

const remedies = { tryAgain: () => {}, editPrompt: () => {} };
const baseUrl = { title: 'Open Settings', argument: '@id:easel.baseUrl' };
const host = 'images.example:8080';

const cases: readonly [ImageProviderErrorReason, ImageProviderErrorDetails, object][] = [
  ['missingKey', {}, { title: 'Set API Key', command: 'easel.setApiKey' }],
  ['forbidden', { forbidden: 'permission' }, { title: 'Set API Key' }],
  ['forbidden', { forbidden: 'region' }, baseUrl],
  ['forbidden', { forbidden: 'organizationNotVerified' }, { title: 'Verify Organization' }],
  ['quota', { host: 'api.openai.com' }, { title: 'Open Billing' }],
  ['quota', { host }, { title: 'Show Log' }],
  ['modelUnavailable', { status: 404 }, { title: 'Select Model' }],
  ['invalidRequest', { status: 404 }, baseUrl],
  ['invalidRequest', { status: 405 }, baseUrl],
  ['invalidRequest', { status: 400 }, { title: 'Edit Prompt', run: remedies.editPrompt }],
  ['network', { network: 'refused', host }, baseUrl],
  ['network', { network: 'certificate', host }, baseUrl],
  ['network', { network: 'offline', host }, baseUrl],
  ['network', { network: 'offline', host: 'api.openai.com' }, { title: 'Try Again' }],
  ['network', { network: 'interrupted', host }, { title: 'Try Again', run: remedies.tryAgain }],
  ['network', { network: 'proxy', host }, { title: 'Open Settings', argument: '@id:http.proxy' }],
];

test.each(cases)('%s %o', (reason, details, remedy) => {
  const error = new ImageProviderError(reason, 'A sentence.', details);
  expect(failureRemedy(error, remedies)).toMatchObject(remedy);
});

test('a wrong setting opens itself', () => {
  expect(failureRemedy(new SettingError('size', 'A sentence.'))).toMatchObject({
    argument: '@id:easel.size',
  });
});

test('without anything better there is the log', () => {
  expect(failureRemedy(new ImageProviderError('timeout', 'A sentence.'))).toMatchObject({
    title: 'Show Log',
  });
});
