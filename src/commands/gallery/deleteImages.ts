import * as vscode from 'vscode';
import { uriName } from '../../host/uriName.ts';
import { doEach } from '../../images/doEach.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';

const mostNames = 10;

/** Asks, then deletes the files; all of them can be restored. @throws Error with a sentence when some cannot be. */
export async function deleteImages(
  uris: readonly ImageUri[],
  library: Pick<ImageLibrary, 'remove'>,
): Promise<void> {
  const names = uris.map((uri) => uriName(vscode.Uri.parse(uri)));
  const what = uris.length === 1 ? `“${names[0]}”` : `these ${uris.length} files`;
  const more = names.length > mostNames ? [`and ${names.length - mostNames} more`] : [];
  const remove = 'Delete';
  const answer = await vscode.window.showWarningMessage(
    `Delete ${what}?`,
    {
      modal: true,
      detail: [
        ...(uris.length === 1 ? [] : [...names.slice(0, mostNames), ...more, '']),
        'The gallery can restore what it deletes: choose “Discarded or deleted” there.',
      ].join('\n'),
    },
    remove,
  );
  if (answer !== remove) return;
  await doEach(uris, 'deleted', (uri) => library.remove(uri));
}
