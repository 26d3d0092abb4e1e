import { join } from 'node:path';
import type { ImageUri } from '../images/imageProvider.ts';
import type { Log } from '../images/log.ts';
import { Archive } from './archive.ts';
import type { FileSystem } from './fileSystem.ts';
import { KeptFiles } from './keptFiles.ts';
import { NameClaims } from './nameClaims.ts';
import { NewFiles } from './newFiles.ts';
import { Records } from './records.ts';
import { RemovedFiles } from './removedFiles.ts';
import { ReplacedFiles } from './replacedFiles.ts';
import { WorkspaceImageLibrary } from './workspaceImageLibrary.ts';

export interface LibraryParts {
  /** Absolute path of the folder that all windows share. */
  readonly root: string;
  /** Unique to this activation, and fit for a file name. */
  readonly window: string;
  readonly files: FileSystem;
  readonly workspaceFolderOf: (uri: ImageUri) => ImageUri | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface AssembledLibrary {
  readonly library: WorkspaceImageLibrary;
  readonly archive: Archive;
  readonly records: Records;
}

/** One window's library; nothing on disk is touched before its first use. */
export function assembleLibrary({ root, window, ...shared }: LibraryParts): AssembledLibrary {
  const { files, log, now } = shared;
  const records = new Records({ directory: join(root, 'records'), window, log, now });
  const archive = new Archive(join(root, 'archive'));
  const newFiles = new NewFiles(files, new NameClaims(join(root, 'claims')));
  const library = new WorkspaceImageLibrary({
    archive,
    records,
    keptFiles: new KeptFiles(files, newFiles),
    replacedFiles: new ReplacedFiles({ ...shared, archive, records }),
    removedFiles: new RemovedFiles({ ...shared, archive, records, newFiles }),
    log,
    now,
  });
  return { library, archive, records };
}
