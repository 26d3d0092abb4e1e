import * as vscode from 'vscode';
import { uriName, uriStem } from '../../host/uriName.ts';
import type { Destination } from '../../images/imageLibrary.ts';
import { assertInsideWorkspace } from '../../library/destination/insideWorkspace.ts';
import { variationDestination, variationName } from '../../library/destination/siblingDestination.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import { askFolder, programDestination } from '../generation/outputDestination.ts';

/** Where the variations of each source go, settled before anything is paid for. */
export interface VariationDestinations {
  /** As in "Saved beside cat.png". */
  readonly label: string;
  readonly of: (source: vscode.Uri) => Destination;
}

/**
 * Beside each source; where a file system cannot be written, the folder that the person chooses takes them all.
 *
 * @returns `undefined` when the person gave up.
 * @throws LibraryError when a source's folder leads out of its workspace folder.
 */
export async function siblingDestinations(
  sources: readonly vscode.Uri[],
  files: FileSystem,
): Promise<VariationDestinations | undefined> {
  if (sources.some(({ scheme }) => vscode.workspace.fs.isWritableFileSystem(scheme) === false)) {
    const folder = await askFolder();
    return (
      folder && {
        label: `Saved in ${vscode.workspace.asRelativePath(folder)}`,
        of: (source) => ({ folder: folder.toString(), name: nameFor(source) }),
      }
    );
  }
  for (const { folder, within } of sources.map(variationDestination)) {
    if (within !== undefined) await assertInsideWorkspace(folder, within, files);
  }
  const [only, ...others] = sources;
  const what = only && others.length === 0 ? uriName(only) : 'their images';
  return { label: `Saved beside ${what}`, of: variationDestination };
}

/** For a program, whose folder must lie in the workspace where there is one. @throws LibraryError */
export async function programVariationDestination(
  source: vscode.Uri,
  folder: vscode.Uri | undefined,
  files: FileSystem,
): Promise<Destination> {
  const asked = { folder: folder ?? vscode.Uri.joinPath(source, '..') };
  const output = await programDestination(asked, files);
  const anyRequest = { kind: 'generate', prompt: '', model: '', count: 1 } as const;
  return { ...(await output.of('', anyRequest)), name: nameFor(source) };
}

function nameFor(source: vscode.Uri): string {
  return variationName(uriStem(source));
}
