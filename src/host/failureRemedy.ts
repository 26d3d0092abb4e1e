import { isBudgetError } from '../images/budget.ts';
import { isLibraryError } from '../images/imageLibrary.ts';
import { type ImageProviderError, isImageProviderError } from '../images/imageProviderError.ts';
import { SettingError } from './settingError.ts';

/** What the one who failed can offer beyond what the error itself suggests. */
export interface FailureRemedies {
  /** Sends the same request again. */
  readonly tryAgain?: () => unknown;
  /** Shows the request again, so that the prompt can be changed. */
  readonly editPrompt?: () => unknown;
  /** Keeps images that are paid for and archived, but could not be written where they belong. */
  readonly saveElsewhere?: () => unknown;
}

/** The one action that helps, as a button: runs something, a command of VS Code, or opens a page. */
export type FailureRemedy = { readonly title: string } & (
  | { readonly run: () => unknown }
  | { readonly command: string; readonly argument?: string }
  | { readonly url: string }
);

/** The action that the error's sentence asks for. */
export function failureRemedy(error: unknown, remedies: FailureRemedies = {}): FailureRemedy {
  if (isImageProviderError(error)) return providerRemedy(error, remedies);
  if (isBudgetError(error)) return openSetting('easel.monthlyBudget');
  if (error instanceof SettingError) return openSetting(`easel.${error.setting}`);
  if (isLibraryError(error)) {
    if (error.reason === 'outsideWorkspace' && !remedies.saveElsewhere)
      return openSetting('easel.outputFolder');
    if (error.reason !== 'storeUnwritable' && remedies.saveElsewhere) {
      return { title: 'Save Elsewhere…', run: remedies.saveElsewhere };
    }
  }
  return showLog;
}

function providerRemedy(error: ImageProviderError, remedies: FailureRemedies): FailureRemedy {
  const { host, status } = error.details;
  const again = remedies.tryAgain && { title: 'Try Again', run: remedies.tryAgain };
  const edit = remedies.editPrompt && { title: 'Edit Prompt', run: remedies.editPrompt };
  switch (error.reason) {
    case 'missingKey':
    case 'invalidKey':
      return setApiKey;
    case 'forbidden':
      return forbiddenRemedy(error);
    case 'quota':
      return host === openAI
        ? { title: 'Open Billing', url: 'https://platform.openai.com/settings/organization/billing' }
        : showLog;
    case 'modelUnavailable':
      return { title: 'Select Model', command: 'easel.selectModel' };
    case 'invalidRequest':
      if (status !== undefined && nothingThere.includes(status)) return openSetting('easel.baseUrl');
      return edit ?? showLog;
    case 'moderation':
    case 'tooLarge':
      return edit ?? showLog;
    case 'network':
      return networkRemedy(error) ?? again ?? showLog;
    case 'rateLimit':
    case 'timeout':
    case 'server':
    case 'badResponse':
      return again ?? showLog;
    default:
      return showLog;
  }
}

function forbiddenRemedy({ details }: ImageProviderError): FailureRemedy {
  switch (details.forbidden) {
    case 'organizationNotVerified':
      return {
        title: 'Verify Organization',
        url: 'https://platform.openai.com/settings/organization/general',
      };
    case 'region':
      return openSetting('easel.baseUrl');
    default:
      return setApiKey;
  }
}

function networkRemedy({ details }: ImageProviderError): FailureRemedy | undefined {
  switch (details.network) {
    case 'refused':
    case 'certificate':
      return openSetting('easel.baseUrl');
    case 'offline':
      // OpenAI's address is right, so it is the connection that is missing.
      return details.host === openAI ? undefined : openSetting('easel.baseUrl');
    case 'proxy':
      return openSetting('http.proxy');
    default:
      return undefined;
  }
}

const openAI = 'api.openai.com';
/** What a server answers where the address is wrong. */
const nothingThere = [404, 405, 501];
const showLog: FailureRemedy = { title: 'Show Log', command: 'easel.showLog' };
const setApiKey: FailureRemedy = { title: 'Set API Key', command: 'easel.setApiKey' };

export function openSetting(setting: string): FailureRemedy {
  return { title: 'Open Settings', command: 'workbench.action.openSettings', argument: `@id:${setting}` };
}
