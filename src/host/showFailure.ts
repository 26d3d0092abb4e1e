import * as vscode from 'vscode';
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

interface Remedy {
  readonly title: string;
  readonly run: () => unknown;
}

export function isCancellation(error: unknown): boolean {
  if (isImageProviderError(error)) return error.reason === 'cancelled';
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}

/**
 * One sentence and the one action that helps; silent when the user cancelled. Resolves once the message is gone.
 *
 * @returns whether the person took the action.
 */
export async function showFailure(error: unknown, remedies: FailureRemedies = {}): Promise<boolean> {
  if (isCancellation(error)) return false;
  const message = error instanceof Error ? error.message : String(error);
  const remedy = remedyFor(error, remedies);
  const chosen = await vscode.window.showErrorMessage(message, remedy.title);
  if (chosen !== remedy.title) return false;
  await remedy.run();
  return true;
}

function remedyFor(error: unknown, remedies: FailureRemedies): Remedy {
  if (isImageProviderError(error)) return providerRemedy(error, remedies);
  if (isBudgetError(error)) return openSetting('monthlyBudget');
  if (error instanceof SettingError) return openSetting(error.setting);
  if (isLibraryError(error)) {
    if (error.reason === 'outsideWorkspace' && !remedies.saveElsewhere) return openSetting('outputFolder');
    if (error.reason !== 'storeUnwritable' && remedies.saveElsewhere) {
      return { title: 'Save Elsewhere…', run: remedies.saveElsewhere };
    }
  }
  return showLog;
}

function providerRemedy(error: ImageProviderError, { tryAgain, editPrompt }: FailureRemedies): Remedy {
  const again = tryAgain && { title: 'Try Again', run: tryAgain };
  const edit = editPrompt && { title: 'Edit Prompt', run: editPrompt };
  switch (error.reason) {
    case 'missingKey':
    case 'invalidKey':
      return command('Set API Key', 'easel.setApiKey');
    case 'forbidden':
      return error.details.forbidden === 'organizationNotVerified'
        ? browse('Verify Organization', 'https://platform.openai.com/settings/organization/general')
        : command('Select Model', 'easel.selectModel');
    case 'quota':
      return error.details.host === 'api.openai.com'
        ? browse('Open Billing', 'https://platform.openai.com/settings/organization/billing')
        : showLog;
    case 'modelUnavailable':
      return command('Select Model', 'easel.selectModel');
    case 'moderation':
    case 'tooLarge':
    case 'invalidRequest':
      return edit ?? showLog;
    case 'network':
      return error.details.network === 'refused' ? openSetting('baseUrl') : (again ?? showLog);
    case 'rateLimit':
    case 'timeout':
    case 'server':
      return again ?? showLog;
    default:
      return showLog;
  }
}

const showLog: Remedy = { title: 'Show Log', run: () => vscode.commands.executeCommand('easel.showLog') };

function command(title: string, id: string): Remedy {
  return { title, run: () => vscode.commands.executeCommand(id) };
}

function browse(title: string, url: string): Remedy {
  return { title, run: () => vscode.env.openExternal(vscode.Uri.parse(url)) };
}

function openSetting(setting: string): Remedy {
  return {
    title: 'Open Settings',
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', `@id:easel.${setting}`),
  };
}
