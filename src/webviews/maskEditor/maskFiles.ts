import * as vscode from 'vscode';
import type { Size } from '../../geometry/rectangle.ts';
import { uriStem } from '../../host/uriName.ts';
import type { ImageHash } from '../../images/imageRecord.ts';
import type { Mask } from '../../images/pictures.ts';
import type { LoadedMask } from '../../protocol/maskEditor.ts';
import type { MaskEditorDocument } from './maskEditorDocument.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';

const filters = { PNG: ['png'] };

/** Asks for a file and reads a mask from it; the archive keeps a copy. @throws PictureError, LibraryError */
export async function loadMask(
  document: MaskEditorDocument,
  parts: MaskEditorParts,
): Promise<LoadedMask | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: 'Load Mask',
      openLabel: 'Load',
      filters,
      defaultUri: vscode.Uri.joinPath(document.uri, '..'),
    })) ?? [];
  if (!uri) return undefined;
  const data = new Uint8Array(await vscode.workspace.fs.readFile(uri));
  const mask = await parts.pictures.readMask(data);
  const { hash } = await parts.library.archive({ data, format: 'png' });
  return { hash, ...posted(mask) };
}

/** @throws PictureError, LibraryError when the archive no longer holds it. */
export async function readMask(hash: ImageHash, { library, pictures }: MaskEditorParts): Promise<LoadedMask> {
  const { data } = await library.read(hash, 'png');
  return { hash, ...posted(await pictures.readMask(new Uint8Array(data))) };
}

/** Asks for a name and writes the mask there. @returns the name, or `undefined`. */
export async function saveMask(
  mask: Uint8Array,
  size: Size,
  document: MaskEditorDocument,
  { pictures }: MaskEditorParts,
): Promise<string | undefined> {
  const uri = await vscode.window.showSaveDialog({
    title: 'Save Mask',
    filters,
    defaultUri: vscode.Uri.joinPath(document.uri, '..', `${uriStem(document.uri)}-mask.png`),
  });
  if (!uri) return undefined;
  const { data } = await pictures.writeMask({ data: mask, ...size });
  await vscode.workspace.fs.writeFile(uri, data);
  return vscode.workspace.asRelativePath(uri);
}

/** A Buffer would arrive in the page as a plain object. */
function posted({ width, height, data }: Mask): Mask {
  return { width, height, data: new Uint8Array(data) };
}
