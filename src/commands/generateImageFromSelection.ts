import * as vscode from 'vscode';
import type { Command } from './command.ts';
import type { GenerateImages } from './generation/generateImages.ts';
import { type ImageLinks, LinkPlace } from './generation/linkPlace.ts';
import { readGenerateArguments } from './generation/readGenerateArguments.ts';

/** Each selection of the active editor becomes a prompt, and its image is linked there. */
export class GenerateImageFromSelection implements Command {
  readonly id = 'easel.generateImageFromSelection';

  constructor(
    private readonly images: GenerateImages,
    private readonly loadLinks: () => Promise<ImageLinks>,
  ) {}

  async execute(...args: unknown[]): Promise<unknown> {
    const options = readGenerateArguments(args);
    if (options) return this.images.generate(options);

    const editor = vscode.window.activeTextEditor;
    const selections = (editor?.selections ?? []).filter((selection) =>
      editor?.document.getText(selection).trim(),
    );
    if (!editor || selections.length === 0) {
      await suggestGenerateImage();
      return undefined;
    }
    const links = await this.loadLinks();
    const { document } = editor;
    const cut = selections.map((selection) =>
      links.promptFromSelection(document.getText(selection), document.languageId),
    );
    if (
      cut.some(({ truncated }) => truncated) &&
      !(await useBeginning(selections.map((selection) => document.getText(selection).length)))
    ) {
      return undefined;
    }
    const targets = selections.map((selection, index) => ({
      prompt: cut[index]?.prompt ?? '',
      place: new LinkPlace(document, selection, selections.length === 1, links),
    }));
    return this.images.ask({ targets, document });
  }
}

async function suggestGenerateImage(): Promise<void> {
  const describe = 'Describe the Image…';
  const answer = await vscode.window.showInformationMessage(
    'Select the text that the image should show, then run this again.',
    describe,
  );
  if (answer === describe) await vscode.commands.executeCommand('easel.generateImage');
}

/** What `promptFromSelection` cuts to, in characters. */
const longestPrompt = 32_000;

/** @param lengths of the selections, in characters */
async function useBeginning(lengths: readonly number[]): Promise<boolean> {
  const [most, length] = [longestPrompt, Math.max(...lengths)].map((count) => count.toLocaleString('en'));
  const use = 'Use the Beginning';
  const answer = await vscode.window.showWarningMessage(
    `The selected text has ${length} characters, and a prompt at most ${most}.`,
    use,
  );
  return answer === use;
}
