import * as vscode from 'vscode';
import type { ApiKeys } from '../host/apiKeys.ts';
import type { ServerModels } from '../host/serverModels.ts';
import type { Command } from './command.ts';

export class RemoveApiKey implements Command {
  readonly id = 'easel.removeApiKey';

  constructor(
    private readonly keys: ApiKeys,
    private readonly models: ServerModels,
  ) {}

  async execute(): Promise<void> {
    const origins = await this.keys.origins();
    if (origins.length === 0) {
      vscode.window.showInformationMessage('There is no API key stored.');
      return;
    }
    const origin =
      origins.length === 1
        ? origins[0]
        : await vscode.window.showQuickPick(origins, {
            title: 'Remove API Key',
            placeHolder: 'The server that is forgotten',
          });
    if (!origin) return;
    const isKeyless = (await this.keys.get(origin)) === 'none';
    const remove = isKeyless ? 'Forget' : 'Remove';
    const answer = await vscode.window.showWarningMessage(
      isKeyless ? `Forget that ${origin} needs no key?` : `Remove the API key for ${origin}?`,
      {
        modal: true,
        detail: isKeyless
          ? 'Easel asks for a key before the next image.'
          : 'Easel forgets it on this machine. It stays valid at the server.',
      },
      remove,
    );
    if (answer !== remove) return;
    await this.keys.remove(origin);
    this.models.forget();
    vscode.window.setStatusBarMessage(
      isKeyless ? `${origin} is asked about again.` : `API key for ${origin} removed.`,
      8000,
    );
  }
}
