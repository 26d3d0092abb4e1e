import type * as vscode from 'vscode';
import type { GalleryLinks } from '../../commands/gallery/galleryLinks.ts';
import type { ImageComposer } from '../../commands/gallery/imageComposer.ts';
import type { ImagesAgain } from '../../commands/gallery/imagesAgain.ts';
import type { KeepImages } from '../../commands/gallery/keepImages.ts';
import type { InterruptedJobs } from '../../commands/interruptedJobs.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { ImageRecord } from '../../images/imageRecord.ts';
import type { Log } from '../../images/log.ts';
import type { ArchiveSpace } from '../../library/archive/archiveSpace.ts';
import type { Thumbnails } from '../../library/archive/thumbnails.ts';
import type { FileStates } from '../../library/files/fileStates.ts';
import type { FileSystem } from '../../library/files/fileSystem.ts';
import type { RecordsByFile } from '../../library/records/recordsByFile.ts';
import type { ArchiveUri } from '../archiveUris.ts';
import type { GalleryImages } from './galleryImages.ts';

/** What the gallery of a window works with. */
export interface GalleryParts {
  readonly images: GalleryImages;
  readonly library: ImageLibrary;
  readonly files: FileSystem;
  readonly fileStates: FileStates;
  readonly thumbnails: Thumbnails;
  readonly archiveUri: ArchiveUri;
  readonly jobs: Pick<ImageJobs, 'jobs' | 'onDidChange'>;
  readonly composer: ImageComposer;
  readonly again: ImagesAgain;
  readonly interrupted: InterruptedJobs;
  readonly keepImages: Pick<KeepImages, 'keep'>;
  readonly links: GalleryLinks;
  /** What a person said that the image is, where anybody did. */
  readonly promptInWords: (image: ImageRecord, records: RecordsByFile) => string | undefined;
  /** Asks, then deletes. @throws Error with a sentence when some cannot be. */
  readonly deleteImages: (uris: readonly ImageUri[]) => Promise<void>;
  /** Asks what may leave the archive, and removes that. @throws LibraryError */
  readonly freeSpace: () => Promise<void>;
  /** @throws LibraryError */
  readonly measureSpace: () => Promise<ArchiveSpace>;
  /** Whether the server's key, or that it needs none, is known. @throws SettingError */
  readonly hasKey: () => Promise<boolean>;
  readonly onDidChangeKeys: vscode.Event<unknown>;
  /** Of this workspace. */
  readonly memento: vscode.Memento;
  readonly log: Log;
}
