import * as vscode from 'vscode';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ImageBytes } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import { inputLimits } from '../../images/inputLimits.ts';

/** The images that a request shows to the model. @throws ImageProviderError when one is missing, too large or of another kind. */
export async function readReferences(uris: readonly vscode.Uri[]): Promise<readonly ImageBytes[]> {
  return Promise.all(uris.map(readReference));
}

async function readReference(uri: vscode.Uri): Promise<ImageBytes> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  let data: Uint8Array;
  try {
    data = await vscode.workspace.fs.readFile(uri);
  } catch {
    throw refused(`“${name}” cannot be read. Check that it is still there.`);
  }
  const format = imageFormatOf(data);
  if (!format) throw refused(`“${name}” is no PNG, JPEG or WebP image. Choose another reference.`);
  if (data.length >= inputLimits.bytes)
    throw refused(`“${name}” is too large: a reference has less than 50 MB. Choose a smaller one.`);
  return { data, format };
}

function refused(sentence: string): ImageProviderError {
  return new ImageProviderError('invalidRequest', sentence, { parameter: 'references' });
}
