import * as vscode from 'vscode';
import type { ServerModels } from '../host/serverModels.ts';
import { readSetting, writeSetting } from '../host/settings.ts';
import type { Command } from './command.ts';
import { pickModel } from './pickModel.ts';

export class SelectModel implements Command {
  readonly id = 'easel.selectModel';

  constructor(private readonly models: ServerModels) {}

  async execute(): Promise<void> {
    const model = await pickModel(readSetting('model'), this.models);
    if (model === undefined) return;
    await writeSetting('model', model);
    vscode.window.setStatusBarMessage(
      `Images are made with ${model === 'auto' ? 'the recommended model' : model}.`,
      8000,
    );
  }
}
