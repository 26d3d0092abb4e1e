import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import * as vscode from 'vscode';
import type { ArchivedImage, ImageLibrary } from '../images/imageLibrary.ts';
import type { ImageRecord, JobLine } from '../images/imageRecord.ts';
import type { Log } from '../images/log.ts';
import { type ArchiveSpace, freeSpace, measureSpace } from './archive/archiveSpace.ts';
import type { SpaceUse } from './archive/archiveUses.ts';
import { pruneArchive } from './archive/pruneArchive.ts';
import { Thumbnails } from './archive/thumbnails.ts';
import { assembleLibrary } from './assembleLibrary.ts';
import { FileStates } from './files/fileStates.ts';
import type { FileSystem } from './files/fileSystem.ts';

export interface OpenLibrary {
  readonly library: ImageLibrary;
  /** The folder of the archived images. */
  readonly archiveRoot: vscode.Uri;
  /** What the user's files hold now. */
  readonly fileStates: FileStates;
  readonly thumbnails: Thumbnails;
  /** The folder of the small pictures. */
  readonly thumbnailRoot: vscode.Uri;
  /** What the archive holds, and for what. @throws LibraryError */
  measureSpace(): Promise<ArchiveSpace>;
  /** Removes, of what was measured, what the person agrees to; see `freeSpace`. @throws LibraryError */
  freeSpace(measured: ArchiveSpace, uses: readonly SpaceUse[]): Promise<number>;
  /** The answer that a record is about, whether or not the archive still holds it. @throws LibraryError */
  archived(image: ImageRecord): ArchivedImage;
  /** For deactivation, where nothing may be awaited. @throws LibraryError */
  recordNow(lines: readonly JobLine[]): void;
  /** Frees what the archive need not keep; see `prunable`. @throws LibraryError */
  prune(): Promise<unknown>;
}

/** The library of this machine, below the extension's global storage; nothing on disk is touched before its first use. */
export function openLibrary(globalStorage: vscode.Uri, files: FileSystem, log: Log): OpenLibrary {
  const root = globalStorage.fsPath;
  const { library, archive, records } = assembleLibrary({
    root,
    window: randomUUID(),
    files,
    workspaceFolderOf: (uri) => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.uri.toString(),
    log,
    now: () => Date.now(),
  });
  const thumbnailRoot = vscode.Uri.joinPath(globalStorage, 'thumbnails');
  const fileStates = new FileStates(files);
  const space = { archive, load: () => records.load(), fileStates, now: () => Date.now() };
  return {
    library,
    fileStates,
    thumbnails: new Thumbnails(thumbnailRoot.fsPath),
    thumbnailRoot,
    measureSpace: () => measureSpace(space),
    freeSpace: (measured, uses) => freeSpace(measured, uses, space),
    archiveRoot: vscode.Uri.joinPath(globalStorage, 'archive'),
    archived: ({ hash, format, bytes }) => {
      return { hash, format, bytes, uri: pathToFileURL(archive.path(hash, format)).href };
    },
    recordNow: (lines) => {
      for (const line of lines) records.appendSync(line);
    },
    prune: async () => pruneArchive({ archive, fileStates }, await records.load(), new Date()),
  };
}
