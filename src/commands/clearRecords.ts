import * as vscode from 'vscode';
import type { ImageLibrary } from '../images/imageLibrary.ts';
import type { Command } from './command.ts';

export class ClearRecords implements Command {
  readonly id = 'easel.clearRecords';

  constructor(private readonly library: ImageLibrary) {}

  async execute(): Promise<void> {
    const { images, jobs } = await this.library.load();
    if (images.length === 0 && jobs.length === 0) {
      vscode.window.showInformationMessage('There are no records yet.');
      return;
    }
    const clear = 'Clear';
    const answer = await vscode.window.showWarningMessage(
      `Clear the records of ${images.length} images?`,
      {
        modal: true,
        detail:
          'Easel forgets their prompts, settings and prices, and what was spent this month. The images stay where they are.',
      },
      clear,
    );
    if (answer === clear) await this.library.append({ kind: 'forget', at: new Date().toISOString() });
  }
}
