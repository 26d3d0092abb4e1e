import { join } from 'node:path';
import * as vscode from 'vscode';
import { deleteImages } from './commands/gallery/deleteImages.ts';
import { askFreeSpace } from './commands/gallery/freeSpace.ts';
import { altText, GalleryLinks } from './commands/gallery/galleryLinks.ts';
import { GalleryRuns } from './commands/gallery/galleryRuns.ts';
import { ImageComposer } from './commands/gallery/imageComposer.ts';
import { ImagesAgain } from './commands/gallery/imagesAgain.ts';
import { KeepImages } from './commands/gallery/keepImages.ts';
import { LastTextEditor } from './commands/gallery/lastTextEditor.ts';
import { promptInWords } from './commands/gallery/promptInWords.ts';
import type { ImageLinks } from './commands/generation/linkPlace.ts';
import { linkTarget } from './commands/generation/linkTarget.ts';
import type { InterruptedJobs } from './commands/interruptedJobs.ts';
import { isOfThisWindow } from './commands/jobOrigin.ts';
import type { ApiKeys } from './host/apiKeys.ts';
import type { DisposableStore } from './host/disposable.ts';
import type { Providers } from './host/providers.ts';
import { currentServer } from './host/server.ts';
import type { ServerModels } from './host/serverModels.ts';
import { showFailure } from './host/showFailure.ts';
import type { ImageEdits } from './images/imageEdits.ts';
import type { ImageJobs } from './images/imageJobs.ts';
import type { Log } from './images/log.ts';
import type { Pictures } from './images/pictures.ts';
import type { FileSystem } from './library/files/fileSystem.ts';
import type { OpenLibrary } from './library/openLibrary.ts';
import { archiveUris } from './webviews/archiveUris.ts';
import { GalleryImages } from './webviews/gallery/galleryImages.ts';
import { GalleryPanels } from './webviews/gallery/galleryPanels.ts';
import { GalleryStatus } from './webviews/gallery/galleryStatus.ts';
import { ImageDrop } from './webviews/gallery/imageDrop.ts';
import { RecordsWatch } from './webviews/gallery/recordsWatch.ts';
import type { CopyImage } from './webviews/imageCopy.ts';

export interface GalleryHouse {
  readonly opened: OpenLibrary;
  readonly files: FileSystem;
  readonly keys: ApiKeys;
  readonly providers: Providers;
  readonly models: ServerModels;
  readonly jobs: ImageJobs;
  readonly edits: ImageEdits;
  readonly pictures: Pictures;
  readonly copyImage: CopyImage;
  readonly interrupted: InterruptedJobs;
  readonly loadLinks: () => Promise<ImageLinks>;
  readonly log: Log;
}

/** The gallery's part of the composition root, and what follows the user's files whether it is open or not. */
export function openGallery(
  { extensionUri, globalStorageUri, secrets, workspaceState }: vscode.ExtensionContext,
  { opened, ...house }: GalleryHouse,
  owned: DisposableStore,
): GalleryPanels {
  const { keys, jobs, loadLinks, log } = house;
  const { library, archiveRoot, thumbnailRoot } = opened;
  const recordsWatch = owned.add(new RecordsWatch(join(globalStorageUri.fsPath, 'records'), jobs));
  const { onDidChange: onDidChangeRecords } = recordsWatch;
  const images = new GalleryImages(library);
  const runs = new GalleryRuns(jobs, { ...house, library });
  const keepImages = new KeepImages({ ...house, library, archived: opened.archived });
  const panels = owned.add(
    new GalleryPanels(
      {
        ...opened,
        ...house,
        images,
        archiveUri: archiveUris(archiveRoot),
        composer: new ImageComposer({ ...house, library, runs }),
        again: new ImagesAgain({ ...house, library, keepImages, runs }),
        keepImages,
        links: new GalleryLinks(loadLinks, owned.add(new LastTextEditor())),
        promptInWords,
        deleteImages: (uris) => deleteImages(uris, library),
        freeSpace: () => askFreeSpace(opened),
        hasKey: async () => (await keys.get(currentServer().origin)) !== undefined,
        onDidChangeKeys: secrets.onDidChange,
        memento: workspaceState,
      },
      { extensionUri, archiveRoot, thumbnailRoot },
      onDidChangeRecords,
    ),
  );
  owned.add(new GalleryStatus({ jobs, library, onDidChangeRecords, isOfThisWindow, log }));
  const linked = (ids: readonly string[]) => panels.linked(ids);
  const drop = new ImageDrop({ loadLinks, linked, linkTarget, altText, showFailure });
  owned.add(vscode.languages.registerDocumentDropEditProvider('*', drop, ImageDrop.metadata));
  owned.add(
    vscode.workspace.onDidRenameFiles(async (event) => {
      const moves = event.files.map(({ oldUri, newUri }) => {
        return { from: oldUri.toString(), to: newUri.toString() };
      });
      images.moved(moves);
      await library
        .moved(moves)
        .catch((error: Error) => log.warn(`A rename was not recorded: ${error.message}`));
    }),
  );
  return panels;
}
