import { optionsOf } from './optionsForm.ts';
import { showFailure } from './showFailure.ts';

/**
 * Runs a command whose failures are shown as one sentence with the action that helps. A caller that uses the
 * options form gets the failure itself: it is a program, and nobody may be there to read.
 */
export async function runCommand(
  command: { execute(...args: unknown[]): Promise<unknown> },
  args: readonly unknown[],
): Promise<unknown> {
  try {
    return await command.execute(...args);
  } catch (error) {
    if (optionsOf(args)) throw error;
    void showFailure(error);
    return undefined;
  }
}
