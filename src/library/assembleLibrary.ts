import { join } from 'node:path';
import type { ImageUri } from '../images/imageProvider.ts';
import type { Log } from '../images/log.ts';
import { Archive } from './archive/archive.ts';
import type { FileSystem } from './files/fileSystem.ts';
import { KeptFiles } from './files/keptFiles.ts';
import { NameClaims } from './files/nameClaims.ts';
import { NewFiles } from './files/newFiles.ts';
import { RemovedFiles } from './files/removedFiles.ts';
import { ReplacedFiles } from './files/replacedFiles.ts';
import { Records } from './records/records.ts';
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
