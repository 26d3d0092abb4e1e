import * as vscode from 'vscode';
import type { ServerModels } from '../host/serverModels.ts';
import { readSetting } from '../host/settings.ts';
import type { Command } from './command.ts';
import type { ChoiceDefaults } from './generation/requestChoices.ts';
import { pickModel } from './pickModel.ts';

export class SelectModel implements Command {
  readonly id = 'easel.selectModel';

  constructor(
    private readonly models: ServerModels,
    private readonly defaults: ChoiceDefaults,
  ) {}

  async execute(): Promise<void> {
    const model = await pickModel(readSetting('model'), this.models);
    if (model === undefined) return;
    // A change made in this window would otherwise still win over the setting.
    await this.defaults.pin('model', model);
    vscode.window.setStatusBarMessage(
      `Images are made with ${model === 'auto' ? 'the recommended model' : model}.`,
      8000,
    );
  }
}
