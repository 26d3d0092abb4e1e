import * as vscode from 'vscode';
import type { ImageFormat } from '../../images/imageProvider.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { copyFilesDestination } from './copyFilesDestination.ts';
import { type DestinationAnswer, resolveDestination } from './destination.ts';
import { assertInsideWorkspace } from './insideWorkspace.ts';

export interface WorkspaceDestinationRequest {
  /** The document that asks, if any. */
  readonly document?: vscode.TextDocument;
  /** The one that the person chose where there are several and no document decides. */
  readonly workspaceFolder?: vscode.Uri;
  /** The setting `easel.outputFolder`, read for that document. */
  readonly outputFolder: string;
  /** Without extension, as `fileName` gives it. */
  readonly fileName: string;
  readonly format: ImageFormat;
}

/**
 * Where an image goes, by this window's folders and settings, links followed.
 * @throws LibraryError when that is outside the workspace folder; better before paying than after.
 */
export async function workspaceDestination(
  request: WorkspaceDestinationRequest,
  files: FileSystem,
): Promise<DestinationAnswer> {
  const { document, workspaceFolder: chosen, ...settings } = request;
  const uri = document && documentUri(document);
  const workspaceFolder = uri && vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
  const copyFiles = document && uri && markdownDestination(document, uri);
  const answer = resolveDestination({
    ...settings,
    ...(uri && {
      document: {
        uri: uri.toString(),
        untitled: uri.scheme === 'untitled',
        ...(workspaceFolder !== undefined && { workspaceFolder }),
      },
    }),
    workspaceFolders: chosen ? [chosen.toString()] : workspaceFolders(),
    ...(copyFiles !== undefined && { copyFilesDestination: copyFiles }),
    now: new Date(),
    ignoreCase: process.platform === 'win32' || process.platform === 'darwin',
  });
  if (answer.kind === 'resolved') {
    const { folder, within } = answer.destination;
    if (within !== undefined) await assertInsideWorkspace(folder, within, files);
  }
  return answer;
}

/** A cell's document has a URI of its own, but paths are relative to its notebook. */
function documentUri({ uri }: vscode.TextDocument): vscode.Uri {
  if (uri.scheme !== 'vscode-notebook-cell') return uri;
  const notebook = vscode.workspace.notebookDocuments.find(({ uri: { path } }) => path === uri.path);
  return notebook?.uri ?? uri;
}

function markdownDestination(document: vscode.TextDocument, uri: vscode.Uri): string | undefined {
  if (document.languageId !== 'markdown') return undefined;
  const configuration = vscode.workspace.getConfiguration('markdown', uri);
  // A repository that nobody trusts yet does not say where to write.
  const setting = vscode.workspace.isTrusted
    ? configuration.get<unknown>('copyFiles.destination')
    : configuration.inspect<unknown>('copyFiles.destination')?.globalValue;
  return copyFilesDestination(setting, workspaceFolders(), (glob, folder) => {
    const pattern = folder === undefined ? glob : new vscode.RelativePattern(vscode.Uri.parse(folder), glob);
    return vscode.languages.match({ pattern }, document) > 0;
  });
}

function workspaceFolders(): readonly string[] {
  return vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()) ?? [];
}
