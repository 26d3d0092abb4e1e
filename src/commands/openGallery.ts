import * as vscode from 'vscode';
import { formatOfName } from '../library/files/imageExtension.ts';
import type { Command } from './command.ts';
import type { ImageLinks } from './generation/linkPlace.ts';

/** Opens the gallery, or shows the one that is open. */
export type ShowGallery = (opening: {
  readonly prompt?: string;
  /** A file. */
  readonly reveal?: vscode.Uri;
}) => Promise<void>;

/** The gallery with what is selected as the prompt, or with the image that was clicked. */
export class OpenGallery implements Command {
  readonly id = 'easel.openGallery';

  constructor(
    private readonly show: ShowGallery,
    private readonly loadLinks: () => Promise<ImageLinks>,
  ) {}

  async execute(clicked?: unknown): Promise<void> {
    const reveal = clicked instanceof vscode.Uri && isImage(clicked) ? clicked : undefined;
    const prompt = reveal ? '' : await this.#selectedPrompt();
    await this.show({ ...(prompt !== '' && { prompt }), ...(reveal && { reveal }) });
  }

  async #selectedPrompt(): Promise<string> {
    const editor = vscode.window.activeTextEditor;
    const text = editor?.document.getText(editor.selection) ?? '';
    if (!editor || text.trim() === '') return '';
    const links = await this.loadLinks();
    return links.promptFromSelection(text, editor.document.languageId).prompt;
  }
}

function isImage({ path }: vscode.Uri): boolean {
  return formatOfName(path) !== undefined;
}
