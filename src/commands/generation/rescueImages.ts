import * as vscode from 'vscode';
import type { ImageBytes } from '../../images/imageProvider.ts';
import { promptSlug } from '../../library/destination/promptSlug.ts';
import { imageExtension } from '../../library/files/imageExtension.ts';

/** Saves images that Easel's own folder could not take: they are paid for, and exist in memory only. */
export async function rescueImages(images: readonly ImageBytes[], prompt: string): Promise<void> {
  for (const image of images) {
    while (!(await save(image, prompt)) && !(await isToBeDiscarded())) {
      // Asked again: this is the only copy.
    }
  }
}

async function save({ data, format }: ImageBytes, prompt: string): Promise<boolean> {
  const extension = imageExtension(format);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: 'Easel’s Own Folder Cannot Be Written: Save the Image Elsewhere',
    filters: { Image: [extension] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${promptSlug(prompt)}.${extension}`) }),
  });
  if (!uri) return false;
  try {
    await vscode.workspace.fs.writeFile(uri, data);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      `The image could not be saved there (${reason}). Choose another place.`,
    );
    return false;
  }
}

async function isToBeDiscarded(): Promise<boolean> {
  const save = 'Save…';
  const answer = await vscode.window.showWarningMessage(
    'Discard the image?',
    { modal: true, detail: 'It is paid for, and it exists nowhere else.' },
    { title: save },
    { title: 'Discard', isCloseAffordance: true },
  );
  return answer?.title !== save;
}
