import * as vscode from 'vscode';
import { readSetting } from '../../host/settings.ts';
import { type Destination, LibraryError } from '../../images/imageLibrary.ts';
import type { ImageRequest } from '../../images/imageProvider.ts';
import { fileName } from '../../library/destination/fileName.ts';
import { assertInsideWorkspace } from '../../library/destination/insideWorkspace.ts';
import { workspaceDestination } from '../../library/destination/workspaceDestination.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';

/** Who asks: at most one of a document and a folder. */
export interface Asker {
  readonly document?: vscode.TextDocument;
  readonly folder?: vscode.Uri;
  /** A program's folder must lie in the workspace, while a person may choose any. */
  readonly isProgram?: boolean;
}

/** Where images go, settled before anything is paid for; only the file name still depends on the request. */
export interface OutputDestination {
  /** The folder as the person reads it, as in `docs/images`. */
  readonly label: string;
  /** @throws LibraryError */
  of(prompt: string, request: ImageRequest): Promise<Destination>;
}

/**
 * The place that the settings say, else the one that the person chooses.
 *
 * @returns `undefined` when the person gave up.
 * @throws LibraryError when a setting leads out of the workspace.
 */
export async function outputDestination(
  asker: Asker,
  files: FileSystem,
): Promise<OutputDestination | undefined> {
  const scope = asker.document ?? asker.folder;
  const name = (prompt: string, { model, size, kind }: ImageRequest) =>
    fileName(readSetting('fileName', scope), {
      prompt,
      now: new Date(),
      model,
      size: size ?? 'auto',
      operation: kind,
    });
  const chosen = (folder: vscode.Uri, within?: string): OutputDestination => ({
    label: labelOf(folder),
    of: async (prompt, request) => ({
      folder: folder.toString(),
      name: name(prompt, request),
      ...(within !== undefined && { within }),
    }),
  });
  if (asker.folder) {
    return chosen(asker.folder, asker.isProgram ? await workspaceAround(asker.folder, files) : undefined);
  }

  const resolve = (workspaceFolder: vscode.Uri | undefined, prompt: string, request: ImageRequest) =>
    workspaceDestination(
      {
        ...(asker.document && { document: asker.document }),
        ...(workspaceFolder && { workspaceFolder }),
        outputFolder: readSetting('outputFolder', scope ?? workspaceFolder),
        fileName: name(prompt, request),
        format: request.format ?? 'png',
      },
      files,
    );
  const settled = (workspaceFolder: vscode.Uri | undefined, folder: string): OutputDestination => ({
    label: labelOf(vscode.Uri.parse(folder)),
    async of(prompt, request) {
      const answer = await resolve(workspaceFolder, prompt, request);
      if (answer.kind === 'resolved') return answer.destination;
      // Only the workspace says that a folder may be written to, and it no longer does.
      throw new LibraryError(
        'outsideWorkspace',
        `“${vscode.Uri.parse(folder).path}” is no longer in the workspace. Open its folder, then ask again.`,
        folder,
      );
    },
  });
  const answer = await resolve(undefined, '', anyRequest);
  if (answer.kind === 'resolved') return settled(undefined, answer.destination.folder);
  if (asker.isProgram) throw new LibraryError('invalidName', unsaid[answer.reason]);
  if (answer.reason === 'severalWorkspaceFolders') {
    const picked = await vscode.window.showWorkspaceFolderPick({
      placeHolder: 'The folder that the image is for',
    });
    if (!picked) return undefined;
    const inPicked = await resolve(picked.uri, '', anyRequest);
    return inPicked.kind === 'resolved' ? settled(picked.uri, inPicked.destination.folder) : undefined;
  }
  const folder = await askFolder();
  return folder && chosen(folder);
}

/** For a program, which is asked nothing. @throws LibraryError when nothing says where the images go. */
export async function programDestination(asker: Asker, files: FileSystem): Promise<OutputDestination> {
  const output = await outputDestination({ ...asker, isProgram: true }, files);
  if (!output) throw new LibraryError('invalidName', unsaid.noWorkspaceFolder);
  return output;
}

const unsaid = {
  untitled: 'Name a folder: the document is not saved yet, so there is no place beside it.',
  noWorkspaceFolder: 'Name a folder: no folder is open that the image could be saved in.',
  severalWorkspaceFolders: 'Name a folder: several are open, and no document says which one is meant.',
} as const;

/** Only the folder of the answer is used. */
const anyRequest: ImageRequest = { kind: 'generate', prompt: '', model: '', count: 1 };

/**
 * The workspace folder that a program's folder lies in, links followed; `undefined` without any workspace.
 * @throws LibraryError when it lies in none.
 */
async function workspaceAround(folder: vscode.Uri, files: FileSystem): Promise<string | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) return undefined;
  const within = vscode.workspace.getWorkspaceFolder(folder)?.uri.toString();
  if (within === undefined) {
    throw new LibraryError(
      'outsideWorkspace',
      `“${folder.path}” is not in the workspace. Name a folder that is.`,
      folder.toString(),
    );
  }
  await assertInsideWorkspace(folder.toString(), within, files);
  return within;
}

/** Asks for any folder that the person may write to. */
export async function askFolder(): Promise<vscode.Uri | undefined> {
  const base = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folders = await vscode.window.showOpenDialog({
    title: 'Where to Save the Image',
    openLabel: 'Save Here',
    canSelectFiles: false,
    canSelectFolders: true,
    ...(base && { defaultUri: base }),
  });
  return folders?.[0];
}

function labelOf(folder: vscode.Uri): string {
  return vscode.workspace.asRelativePath(folder) || folder.path;
}
