import * as vscode from 'vscode';
import type { Command } from './command.ts';
import type { GenerateImages } from './generation/generateImages.ts';
import { readGenerateArguments } from './generation/readGenerateArguments.ts';

/** An image into the folder that was clicked in the explorer. */
export class GenerateImageHere implements Command {
  readonly id = 'easel.generateImageHere';

  constructor(private readonly images: GenerateImages) {}

  async execute(...args: unknown[]): Promise<unknown> {
    const options = readGenerateArguments(args);
    if (options) return this.images.generate(options);
    const [folder] = args;
    return this.images.ask({ targets: [{ prompt: '' }], ...(folder instanceof vscode.Uri && { folder }) });
  }
}
