import * as vscode from 'vscode';
import { formatOfName } from '../library/files/imageExtension.ts';
import type { Command } from './command.ts';
import type { CreateVariations } from './variation/createVariations.ts';
import { readVariationArguments } from './variation/readVariationArguments.ts';

/** Variations of the images that were clicked or selected, else of the one that the active tab shows. */
export class CreateVariation implements Command {
  readonly id = 'easel.createVariation';

  constructor(private readonly variations: CreateVariations) {}

  async execute(...args: unknown[]): Promise<unknown> {
    const options = readVariationArguments(args);
    if (options) return this.variations.vary(options);
    const uris = clickedImages(args) ?? activeImages();
    if (uris.length > 0) await this.variations.ask(uris);
    else await this.#suggestImage();
    return undefined;
  }

  async #suggestImage(): Promise<void> {
    const choose = 'Choose…';
    const answer = await vscode.window.showInformationMessage(
      'Open or select the images that you want variations of.',
      choose,
    );
    if (answer !== choose) return;
    const uris = await vscode.window.showOpenDialog({
      title: 'Create Variation',
      canSelectMany: true,
      filters: { Images: ['png', 'jpg', 'jpeg', 'webp'] },
    });
    if (uris && uris.length > 0) await this.variations.ask(uris);
  }
}

/** The explorer passes what was clicked, then all that is selected; the editor title something else of its own. */
function clickedImages([clicked, selected]: readonly unknown[]): readonly vscode.Uri[] | undefined {
  if (!(clicked instanceof vscode.Uri)) return undefined;
  const uris = Array.isArray(selected) ? selected.filter((uri) => uri instanceof vscode.Uri) : [];
  const images = uris.filter(isImage);
  return images.length > 0 ? images : [clicked];
}

/** An image has a custom editor, or, where that has not come yet, a text editor that cannot show it. */
function activeImages(): readonly vscode.Uri[] {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return hasUri && isImage(input.uri) ? [input.uri] : [];
}

function isImage({ path }: vscode.Uri): boolean {
  return formatOfName(path) !== undefined;
}
