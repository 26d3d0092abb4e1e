import type { Command } from './command.ts';
import { activeDocument } from './generation/activeDocument.ts';
import type { GenerateImages } from './generation/generateImages.ts';
import { readGenerateArguments } from './generation/readGenerateArguments.ts';

/** An image from a prompt of the person's own, saved where the active document's would be. */
export class GenerateImage implements Command {
  readonly id = 'easel.generateImage';

  constructor(private readonly images: GenerateImages) {}

  async execute(...args: unknown[]): Promise<unknown> {
    const options = readGenerateArguments(args);
    if (options) return this.images.generate(options);
    const document = activeDocument();
    return this.images.ask({
      targets: [{ prompt: '' }],
      ...(document && { document }),
    });
  }
}
