import type * as vscode from 'vscode';
import type { ServerModels } from '../../host/serverModels.ts';
import type { ImageEdits } from '../../images/imageEdits.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageBytes } from '../../images/imageProvider.ts';
import type { Log } from '../../images/log.ts';
import type { Pictures } from '../../images/pictures.ts';
import type { ArchiveUri } from '../archiveUris.ts';
import type { EditJobs } from './editJobs.ts';
import type { MaskDrafts } from './maskDrafts.ts';

/** What all mask editors of a window share. */
export interface MaskEditorParts {
  readonly edits: ImageEdits;
  readonly jobs: Pick<ImageJobs, 'estimate'>;
  readonly editJobs: EditJobs;
  readonly pictures: Pictures;
  readonly library: ImageLibrary;
  readonly models: Pick<ServerModels, 'listIfPossible'>;
  readonly drafts: MaskDrafts;
  readonly log: Log;
  readonly archiveUri: ArchiveUri;
  /** Asks for the server's key unless that was done before; false: the person gave up. */
  readonly askKey: () => Promise<boolean>;
  /** Makes a PNG file of another image's picture, and opens it. */
  readonly editPngCopy: (uri: vscode.Uri) => Promise<void>;
  /** Saves images that exist in memory only. */
  readonly rescue: (images: readonly ImageBytes[], prompt: string) => Promise<void>;
}
