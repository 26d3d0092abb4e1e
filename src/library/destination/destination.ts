import { posix } from 'node:path';
import type { Destination } from '../../images/imageLibrary.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import { formatOfExtension, imageExtension } from '../files/imageExtension.ts';
import { type DestinationPathContext, destinationPath } from './destinationPath.ts';
import { safeName } from './fileName.ts';
import { uriPath, withUriPath } from './uriPath.ts';

export interface DestinationRequest {
  /** The document that asks; for a notebook's cell, the notebook. */
  readonly document?: {
    readonly uri: ImageUri;
    readonly untitled: boolean;
    /** Absent when it lies in no workspace folder. */
    readonly workspaceFolder?: ImageUri;
  };
  readonly workspaceFolders: readonly ImageUri[];
  /** The setting `easel.outputFolder`; may be empty. */
  readonly outputFolder: string;
  /** What `markdown.copyFiles.destination` says of this document, if it is Markdown and anything. */
  readonly copyFilesDestination?: string;
  /** Without extension, as `fileName` gives it. */
  readonly fileName: string;
  readonly format: ImageFormat;
  readonly now: Date;
  /** Paths that differ in case name the same file, as on Windows and macOS. */
  readonly ignoreCase: boolean;
}

export type DestinationAnswer =
  | { readonly kind: 'resolved'; readonly destination: Destination }
  /** Nothing says where: the person has to. */
  | { readonly kind: 'ask'; readonly reason: 'untitled' | 'noWorkspaceFolder' | 'severalWorkspaceFolders' };

/**
 * Where an image goes, by the settings alone; the disk is not looked at, so links are not followed.
 * @throws LibraryError when a setting leads out of the workspace folder.
 */
export function resolveDestination(request: DestinationRequest): DestinationAnswer {
  const { document, workspaceFolders, outputFolder, copyFilesDestination } = request;
  if (document?.untitled) return { kind: 'ask', reason: 'untitled' };
  const [onlyFolder, ...otherFolders] = workspaceFolders;
  if (!document && otherFolders.length > 0) return { kind: 'ask', reason: 'severalWorkspaceFolders' };
  const workspaceFolder = document ? document.workspaceFolder : onlyFolder;
  if (workspaceFolder === undefined) return { kind: 'ask', reason: 'noWorkspaceFolder' };

  if (outputFolder.trim() !== '') {
    return resolved(request, workspaceFolder, 'easel.outputFolder', outputFolder, namesFile(outputFolder));
  }
  if (copyFilesDestination !== undefined) {
    const template = copyFilesDestination.trim();
    const path = template === '' || template.endsWith('/') ? `${template}\${fileName}` : template;
    return resolved(request, workspaceFolder, 'markdown.copyFiles.destination', path, true);
  }
  return resolved(request, workspaceFolder, 'easel.outputFolder', 'images', false);
}

function resolved(
  { document, fileName, format, now, ignoreCase }: DestinationRequest,
  within: ImageUri,
  setting: DestinationPathContext['setting'],
  template: string,
  isFile: boolean,
): DestinationAnswer {
  const path = destinationPath(template, {
    setting,
    ...(document && { documentPath: uriPath(document.uri) }),
    workspaceFolderPath: uriPath(within).replace(/(?<=.)\/+$/, ''),
    fileName: `${fileName}.${imageExtension(format)}`,
    now,
    ignoreCase,
  });
  const folder = withUriPath(within, isFile ? posix.dirname(path) : path);
  const name = isFile ? safeName(withoutImageExtension(posix.basename(path))) : fileName;
  return { kind: 'resolved', destination: { folder, name, within } };
}

/** A path that ends in `${fileName}`, as people copy it from the Markdown setting, is the file's and no folder's. */
function namesFile(outputFolder: string): boolean {
  return /\$\{fileName\b[^}]*\}[^/}]*$/.test(outputFolder);
}

/** The library adds the extension of what really came back. */
function withoutImageExtension(name: string): string {
  const extension = posix.extname(name);
  return formatOfExtension(extension.slice(1)) ? posix.basename(name, extension) : name;
}
