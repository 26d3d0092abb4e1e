import type * as vscode from 'vscode';
import type { Command } from './command.ts';

export class ShowLog implements Command {
  readonly id = 'easel.showLog';

  constructor(private readonly log: vscode.LogOutputChannel) {}

  async execute(): Promise<void> {
    this.log.show();
  }
}
