import { hostname } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { needApiKey } from './commands/askApiKey.ts';
import { createCommands } from './commands/createCommands.ts';
import { EditImages } from './commands/editing/editImages.ts';
import { editPngCopy } from './commands/editing/editPngCopy.ts';
import { confirmSpending } from './commands/generation/confirmSpending.ts';
import { Generations } from './commands/generation/generations.ts';
import { ImageDelivery } from './commands/generation/imageDelivery.ts';
import { rescueImages } from './commands/generation/rescueImages.ts';
import { InterruptedJobs } from './commands/interruptedJobs.ts';
import { UnfinishedJobs } from './commands/unfinishedJobs.ts';
import { ApiKeys } from './host/apiKeys.ts';
import { DisposableStore } from './host/disposable.ts';
import { Providers } from './host/providers.ts';
import { runCommand } from './host/runCommand.ts';
import { ServerModels } from './host/serverModels.ts';
import { readSetting } from './host/settings.ts';
import { systemClock } from './images/clock.ts';
import { ImageEdits } from './images/imageEdits.ts';
import { ImageJobs } from './images/imageJobs.ts';
import { familyOf } from './images/models.ts';
import { Pace } from './images/pace.ts';
import { workspaceFileSystem } from './library/files/workspaceFileSystem.ts';
import { openLibrary } from './library/openLibrary.ts';
import { openGallery } from './openGallery.ts';
import { PictureThread } from './pictures/pictureThread.ts';
import { archiveUris } from './webviews/archiveUris.ts';
import { candidatesPanels } from './webviews/candidatesPanel.ts';
import type { GalleryPanels } from './webviews/gallery/galleryPanels.ts';
import { imageCopies } from './webviews/imageCopy.ts';
import { EditJobs } from './webviews/maskEditor/editJobs.ts';
import { MaskDrafts } from './webviews/maskEditor/maskDrafts.ts';
import { MaskEditorProvider } from './webviews/maskEditor/maskEditorProvider.ts';

export interface Easel {
  /** Runs a command of the manifest; see {@link runCommand}. */
  execute(id: string, args: readonly unknown[]): Promise<unknown>;
  readonly maskEditors: MaskEditorProvider;
  readonly gallery: GalleryPanels;
  /** Resolves when everything that was painted or written is on disk. */
  settled(): Promise<void>;
}

/** The composition root: builds the house. The adapter and the links' grammar stay unloaded until their first use. */
export function openEasel(context: vscode.ExtensionContext): Easel {
  const owned = new DisposableStore();
  context.subscriptions.push(owned);
  const log = owned.add(vscode.window.createOutputChannel('Easel', { log: true }));
  const loadLinks = () => import('./documents/imageLink.ts');
  const loadAdapter = async () => (await import('./openai/openAIImageProvider.ts')).createOpenAIImageProvider;

  const files = workspaceFileSystem(vscode.workspace.fs);
  const opened = openLibrary(context.globalStorageUri, files, log);
  const { library, archiveRoot, archived, recordNow, prune } = opened;
  const keys = new ApiKeys(context.secrets);
  const providers = new Providers(loadAdapter, keys, log, vscode.env.remoteName && hostname());
  const models = new ServerModels(providers, log);
  const jobs = new ImageJobs({
    openProvider: () => providers.open(),
    library,
    pace: new Pace(systemClock, () => readSetting('imagesPerMinute')),
    settings: {
      imagesPerMinute: () => readSetting('imagesPerMinute'),
      confirmAbove: () => readSetting('confirmAbove'),
      monthlyBudget: () => readSetting('monthlyBudget'),
      prices: () => readSetting('prices'),
      familyOf: (model) => familyOf(model, readSetting('modelAliases')),
    },
    confirm: confirmSpending,
    clock: systemClock,
    log,
  });
  owned.add({ dispose: () => recordNow(jobs.interruptAll()) });

  const pictures = owned.add(new PictureThread(join(__dirname, 'pictureWorker.js')));
  const edits = new ImageEdits({ jobs, library, pictures, embedPrompt: () => readSetting('embedPrompt') });
  const copyImage = imageCopies(context.extensionUri);
  const toPng = (uri: vscode.Uri) => copyImage(uri, { format: 'png' });
  const editCopy = (uri: vscode.Uri) => editPngCopy(uri, { toPng, library });
  const drafts = new MaskDrafts(join(context.globalStorageUri.fsPath, 'drafts'), log);
  const editJobs = owned.add(new EditJobs(jobs, log));
  const maskEditors = owned.add(
    new MaskEditorProvider(
      {
        edits,
        jobs,
        editJobs,
        pictures,
        library,
        models,
        drafts,
        log,
        archiveUri: archiveUris(archiveRoot),
        askKey: () => needApiKey(keys, providers),
        editPngCopy: editCopy,
        rescue: rescueImages,
      },
      { extensionUri: context.extensionUri, archiveRoot },
    ),
  );
  const openCandidates = candidatesPanels({ extensionUri: context.extensionUri, archiveRoot });
  const generations = owned.add(
    new Generations(jobs, new ImageDelivery({ library, pictures, copyImage }, loadLinks, openCandidates)),
  );
  const interrupted = new InterruptedJobs(library);
  const house = {
    opened,
    files,
    keys,
    providers,
    models,
    jobs,
    edits,
    pictures,
    copyImage,
    interrupted,
    loadLinks,
    log,
  };
  const gallery = openGallery(context, house, owned);
  const commands = createCommands({
    keys,
    providers,
    models,
    generations,
    library,
    files,
    loadLinks,
    log,
    jobs,
    pictures,
    copyImage,
    editImages: new EditImages({ edits, jobs, pictures, library, models, files }),
    editPngCopy: editCopy,
    activeMaskEditor: () => maskEditors.active,
    showGallery: (opening) => gallery.open(opening),
    activeGallery: () => gallery.active,
  });
  const memento = context.globalState;
  owned.add(new UnfinishedJobs({ library, files, generations, interrupted, memento, log, archived })).start();
  prune().catch((error: Error) => log.warn(`The archive was not tidied: ${error.message}`));
  return {
    maskEditors,
    gallery,
    settled: () => drafts.settled(),
    async execute(id, args) {
      const command = commands.find((candidate) => candidate.id === id);
      return command && runCommand(command, args);
    },
  };
}
