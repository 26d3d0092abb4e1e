import * as vscode from 'vscode';
import { uriName } from '../host/uriName.ts';
import { formatOfName } from '../library/files/imageExtension.ts';
import type { Command } from './command.ts';
import type { EditImages } from './editing/editImages.ts';
import { openMaskEditor } from './editing/openMaskEditor.ts';
import { readEditArguments } from './editing/readEditArguments.ts';

/** Opens an image in the mask editor; with options it edits without one. */
export class EditImage implements Command {
  readonly id = 'easel.editImage';

  constructor(
    private readonly images: EditImages,
    private readonly editPngCopy: (uri: vscode.Uri) => Promise<void>,
  ) {}

  async execute(...args: unknown[]): Promise<unknown> {
    const options = readEditArguments(args);
    if (options) return this.images.edit(options);
    const [clicked] = args;
    const uri = clicked instanceof vscode.Uri ? clicked : activeImage();
    if (!uri) {
      await suggestImage();
      return undefined;
    }
    const format = formatOfName(uri.path);
    if (format === 'png' || format === undefined) await openMaskEditor(uri);
    else await this.#offerCopy(uri);
    return undefined;
  }

  async #offerCopy(uri: vscode.Uri): Promise<void> {
    const copy = 'Edit a PNG Copy';
    const answer = await vscode.window.showInformationMessage(
      `Easel edits PNG files. Edit a PNG copy of “${uriName(uri)}”?`,
      copy,
    );
    if (answer === copy) await this.editPngCopy(uri);
  }
}

/** What the active tab shows, when it is an image: it has a custom editor then. */
function activeImage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && formatOfName(input.uri.path) ? input.uri : undefined;
}

async function suggestImage(): Promise<void> {
  const choose = 'Choose…';
  const answer = await vscode.window.showInformationMessage('Open the PNG that you want to edit.', choose);
  if (answer !== choose) return;
  const [uri] =
    (await vscode.window.showOpenDialog({ title: 'Edit Image with Mask', filters: { PNG: ['png'] } })) ?? [];
  if (uri) await openMaskEditor(uri);
}
