import * as vscode from 'vscode';
import type { Command } from './command.ts';
import type { GenerateImages } from './generation/generateImages.ts';
import { readGenerateArguments } from './generation/readGenerateArguments.ts';

/** An image from a prompt of the person's own, saved where the active document's would be. */
export class GenerateImage implements Command {
  readonly id = 'easel.generateImage';

  constructor(private readonly images: GenerateImages) {}

  async execute(...args: unknown[]): Promise<unknown> {
    const options = readGenerateArguments(args);
    if (options) return this.images.generate(options);
    const document = vscode.window.activeTextEditor?.document;
    return this.images.ask({
      targets: [{ prompt: '' }],
      ...(document && hasPlace(document) && { document }),
    });
  }
}

/** The log and the like are text documents too, but nobody keeps images beside them. */
function hasPlace({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined || uri.scheme === 'vscode-notebook-cell';
}
