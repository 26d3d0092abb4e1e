import type * as vscode from 'vscode';
import type { ApiKeys } from '../host/apiKeys.ts';
import type { Providers } from '../host/providers.ts';
import type { ServerModels } from '../host/serverModels.ts';
import type { ImageJobs } from '../images/imageJobs.ts';
import type { ImageLibrary } from '../images/imageLibrary.ts';
import type { Pictures } from '../images/pictures.ts';
import type { FileSystem } from '../library/files/fileSystem.ts';
import type { CopyImage } from '../webviews/imageCopy.ts';
import { ClearRecords } from './clearRecords.ts';
import type { Command } from './command.ts';
import { CreateVariation } from './createVariation.ts';
import { EditImage } from './editImage.ts';
import type { EditImages } from './editing/editImages.ts';
import { ExportRecords } from './exportRecords.ts';
import { type ActiveGallery, galleryCommands } from './galleryCommand.ts';
import { GenerateImage } from './generateImage.ts';
import { GenerateImageFromSelection } from './generateImageFromSelection.ts';
import { GenerateImageHere } from './generateImageHere.ts';
import { GenerateImages } from './generation/generateImages.ts';
import type { Generations } from './generation/generations.ts';
import type { ImageLinks } from './generation/linkPlace.ts';
import { ChoiceDefaults } from './generation/requestChoices.ts';
import { RequestPick } from './generation/requestPick.ts';
import { type ActiveMaskEditor, maskEditorCommands } from './maskEditorCommand.ts';
import { OpenGallery, type ShowGallery } from './openGallery.ts';
import { RemoveApiKey } from './removeApiKey.ts';
import { SelectModel } from './selectModel.ts';
import { SetApiKey } from './setApiKey.ts';
import { ShowLog } from './showLog.ts';
import { TryAgain } from './tryAgain.ts';
import { CreateVariations } from './variation/createVariations.ts';

export interface CommandParts {
  readonly keys: ApiKeys;
  readonly providers: Providers;
  readonly models: ServerModels;
  readonly generations: Generations;
  readonly library: ImageLibrary;
  readonly files: FileSystem;
  readonly jobs: ImageJobs;
  readonly pictures: Pictures;
  readonly copyImage: CopyImage;
  readonly loadLinks: () => Promise<ImageLinks>;
  readonly editImages: EditImages;
  readonly editPngCopy: (uri: vscode.Uri) => Promise<void>;
  readonly activeMaskEditor: ActiveMaskEditor;
  readonly showGallery: ShowGallery;
  readonly activeGallery: ActiveGallery;
  readonly log: vscode.LogOutputChannel;
}

/** Every command of the manifest. */
export function createCommands(parts: CommandParts): readonly Command[] {
  const { keys, providers, models, generations, library, loadLinks, log } = parts;
  const defaults = new ChoiceDefaults();
  const images = new GenerateImages({ ...parts, defaults, requestPick: new RequestPick(defaults, models) });
  return [
    new GenerateImageFromSelection(images, loadLinks),
    new GenerateImage(images),
    new GenerateImageHere(images),
    new EditImage(parts.editImages, parts.editPngCopy),
    new CreateVariation(new CreateVariations({ ...parts, defaults })),
    new OpenGallery(parts.showGallery, loadLinks),
    new TryAgain(generations),
    new SetApiKey(keys, providers, models),
    new RemoveApiKey(keys, models),
    new SelectModel(models, defaults),
    new ExportRecords(library),
    new ClearRecords(library),
    new ShowLog(log),
    ...maskEditorCommands(parts.activeMaskEditor),
    ...galleryCommands(parts.activeGallery),
  ];
}
