import * as vscode from 'vscode';
import type { ImageFormat } from '../images/imageProvider.ts';
import type { ImageHash } from '../images/imageRecord.ts';
import { imageExtension } from '../library/files/imageExtension.ts';

/** Where the archive holds bytes, if it does. */
export type ArchiveUri = (hash: ImageHash, format: ImageFormat) => vscode.Uri;

export function archiveUris(archiveRoot: vscode.Uri): ArchiveUri {
  return (hash, format) => {
    // Records are files, and a name out of one must not lead elsewhere.
    const name = /^[0-9a-f]{64}$/.test(hash) ? hash : 'unknown';
    return vscode.Uri.joinPath(archiveRoot, `${name}.${imageExtension(format)}`);
  };
}
