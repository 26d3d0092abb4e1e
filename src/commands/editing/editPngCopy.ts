import * as vscode from 'vscode';
import { uriStem } from '../../host/uriName.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import { safeName } from '../../library/destination/fileName.ts';
import type { ToPng } from '../../webviews/imageCopy.ts';
import { openMaskEditor } from './openMaskEditor.ts';

/** Writes the picture as a PNG beside its file, under a name that is free, and opens the mask editor on it. */
export async function editPngCopy(
  uri: vscode.Uri,
  { toPng, library }: { readonly toPng: ToPng; readonly library: ImageLibrary },
): Promise<void> {
  const png = await library.archive({ data: await toPng(uri), format: 'png' });
  const within = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
  const { uri: copy } = await library.keep(png, {
    folder: vscode.Uri.joinPath(uri, '..').toString(),
    name: safeName(uriStem(uri)),
    ...(within !== undefined && { within }),
  });
  await openMaskEditor(vscode.Uri.parse(copy));
}
