import * as vscode from 'vscode';
import { isImageProviderError } from '../images/imageProviderError.ts';
import { type FailureRemedies, type FailureRemedy, failureRemedy } from './failureRemedy.ts';

export function isCancellation(error: unknown): boolean {
  if (isImageProviderError(error)) return error.reason === 'cancelled';
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}

/**
 * One sentence and the one action that helps; silent when the user cancelled. Resolves once the message is gone,
 * and never rejects: where the action fails in turn, that failure is shown.
 *
 * @returns whether the person took the action.
 */
export async function showFailure(error: unknown, remedies: FailureRemedies = {}): Promise<boolean> {
  if (isCancellation(error)) return false;
  const message = error instanceof Error ? error.message : String(error);
  const remedy = failureRemedy(error, remedies);
  const chosen = await vscode.window.showErrorMessage(message, remedy.title);
  if (chosen !== remedy.title) return false;
  try {
    await takeRemedy(remedy);
  } catch (second) {
    await showFailure(second);
  }
  return true;
}

/** Does what the button says. */
export async function takeRemedy(remedy: FailureRemedy): Promise<void> {
  if ('run' in remedy) await remedy.run();
  else if ('url' in remedy) await vscode.env.openExternal(vscode.Uri.parse(remedy.url));
  else await vscode.commands.executeCommand(remedy.command, ...(remedy.argument ? [remedy.argument] : []));
}
