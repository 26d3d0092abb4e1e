import type * as vscode from 'vscode';
import { formatBytes } from '../../images/formatBytes.ts';
import { ImageProviderError } from '../../images/imageProviderError.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';

/** So many images at most, and so many bytes together: all are in memory from the box to the last answer. */
const maxImages = 50;
const maxBytes = 500_000_000;

/**
 * Looks at the files' sizes alone. One image passes, whatever its size: what models take is said once it is read.
 * @throws ImageProviderError
 */
export async function assertFewSources(
  uris: readonly vscode.Uri[],
  files: Pick<FileSystem, 'stat'>,
): Promise<void> {
  if (uris.length <= 1) return;
  if (uris.length > maxImages) {
    throw refused(
      `Easel makes variations of at most ${maxImages} images at once, and these are ${uris.length}. Select fewer.`,
    );
  }
  const sizes = await Promise.all(uris.map((uri) => sizeOf(uri, files)));
  const bytes = sizes.reduce((sum, size) => sum + size);
  if (bytes <= maxBytes) return;
  throw refused(
    `Easel makes variations of at most ${formatBytes(maxBytes)} at once, and these images have ${formatBytes(bytes)}. Select fewer.`,
  );
}

/** In bytes. Of what cannot be looked at, reading says why. */
async function sizeOf(uri: vscode.Uri, files: Pick<FileSystem, 'stat'>): Promise<number> {
  const found = await files.stat(uri.toString()).catch(() => undefined);
  return found?.bytes ?? 0;
}

function refused(sentence: string): ImageProviderError {
  return new ImageProviderError('invalidRequest', sentence, { parameter: 'source' });
}
