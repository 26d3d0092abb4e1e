import * as vscode from 'vscode';
import type { ImageBytes } from '../../images/imageProvider.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import { formatOfExtension } from '../../library/imageExtension.ts';

/** The images that a request shows to the model. @throws ImageProviderError when one is missing or of another kind. */
export async function readReferences(uris: readonly vscode.Uri[]): Promise<readonly ImageBytes[]> {
  return Promise.all(
    uris.map(async (uri) => {
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      const format = formatOfExtension(name.slice(name.lastIndexOf('.') + 1));
      if (!format) throw refused(`“${name}” is no PNG, JPEG or WebP image. Choose another reference.`);
      try {
        return { data: await vscode.workspace.fs.readFile(uri), format };
      } catch {
        throw refused(`“${name}” cannot be read. Check that it is still there.`);
      }
    }),
  );
}

function refused(sentence: string): ImageProviderError {
  return new ImageProviderError('invalidRequest', sentence, { parameter: 'references' });
}
