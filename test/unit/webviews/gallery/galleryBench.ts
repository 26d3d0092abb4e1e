import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import type * as vscode from 'vscode';
import { deleteImages } from '../../../../src/commands/gallery/deleteImages.ts';
import { askFreeSpace } from '../../../../src/commands/gallery/freeSpace.ts';
import { GalleryLinks } from '../../../../src/commands/gallery/galleryLinks.ts';
import { GalleryRuns } from '../../../../src/commands/gallery/galleryRuns.ts';
import { ImageComposer } from '../../../../src/commands/gallery/imageComposer.ts';
import { ImagesAgain } from '../../../../src/commands/gallery/imagesAgain.ts';
import { KeepImages } from '../../../../src/commands/gallery/keepImages.ts';
import { promptInWords } from '../../../../src/commands/gallery/promptInWords.ts';
import { InterruptedJobs } from '../../../../src/commands/interruptedJobs.ts';
import type { ApiKey, ApiKeys } from '../../../../src/host/apiKeys.ts';
import type { Providers } from '../../../../src/host/providers.ts';
import { readSetting } from '../../../../src/host/settings.ts';
import { systemClock } from '../../../../src/images/clock.ts';
import { ImageEdits } from '../../../../src/images/imageEdits.ts';
import { ImageJobs } from '../../../../src/images/imageJobs.ts';
import type { ListedModel } from '../../../../src/images/imageProvider.ts';
import type { RecordLine } from '../../../../src/images/imageRecord.ts';
import { familyOf } from '../../../../src/images/models.ts';
import { Pace } from '../../../../src/images/pace.ts';
import { freeSpace, measureSpace } from '../../../../src/library/archive/archiveSpace.ts';
import { Thumbnails } from '../../../../src/library/archive/thumbnails.ts';
import { FileStates } from '../../../../src/library/files/fileStates.ts';
import { WorkspaceImages } from '../../../../src/library/files/workspaceImages.ts';
import type { GalleryHost, GalleryModel, GalleryView } from '../../../../src/protocol/gallery.ts';
import type { ImageCopy } from '../../../../src/protocol/imageCopy.ts';
import { connect, type Transport } from '../../../../src/protocol/rpc.ts';
import { archiveUris } from '../../../../src/webviews/archiveUris.ts';
import { GalleryImages } from '../../../../src/webviews/gallery/galleryImages.ts';
import { type GalleryOpening, GallerySession } from '../../../../src/webviews/gallery/gallerySession.ts';
import { FakePictures } from '../../images/fakePictures.ts';
import { ScriptedProvider } from '../../images/scriptedProvider.ts';
import { nodeFileSystem } from '../../library/nodeFileSystem.ts';
import { openTestLibrary } from '../../library/openTestLibrary.ts';
import { tempFolder } from '../../library/tempFolder.ts';
import { FakeEmitter, FakeUri, newFakeWindow } from '../maskEditor/fakeVscode.ts';
import { vscode as fakeVscode, newGalleryWindow } from './galleryVscode.ts';

/** The gallery as its page sees it. */
export interface OpenGallery {
  readonly host: GalleryHost;
  readonly session: GallerySession;
  /** What {@link GalleryHost.ready} gave. */
  readonly started: Awaited<ReturnType<GalleryHost['ready']>>;
  /** The one of `started`, and what came since. */
  readonly models: GalleryModel[];
  readonly previews: string[];
  readonly told: string[];
  refreshes: number;
  isVisible: boolean;
  /** The latest model. */
  model(): GalleryModel;
  close(): void;
}

/** A PNG as far as its first bytes say. */
export function png(name: string): Uint8Array {
  return new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new TextEncoder().encode(name)]);
}

/** A window with a folder, a library on disk, and a server that the test plays. */
export async function galleryBench() {
  const window = newFakeWindow();
  const gallery = newGalleryWindow();
  const root = await tempFolder();
  const site = join(root, 'site');
  await mkdir(site);
  gallery.site = site;
  const files = nodeFileSystem();
  const { library, archive, records } = openTestLibrary(root, files, () => Date.now());
  const provider = new ScriptedProvider();
  const listed: ListedModel[] = [];
  const models = { listIfPossible: async () => [...listed] };
  const keyOf = new Map<string, ApiKey>([['https://api.openai.com', { key: 'canary' }]]);
  const keys = { get: async (origin: string) => keyOf.get(origin) } as unknown as ApiKeys;
  const onDidChangeKeys = new FakeEmitter<unknown>();
  const confirm = vi.fn(async () => true);
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const jobs = new ImageJobs({
    openProvider: async () => provider,
    library,
    pace: new Pace(systemClock, () => 0),
    settings: {
      imagesPerMinute: () => 0,
      confirmAbove: () => readSetting('confirmAbove'),
      monthlyBudget: () => readSetting('monthlyBudget'),
      prices: () => readSetting('prices'),
      familyOf,
    },
    confirm,
    clock: systemClock,
    log,
  });
  const pictures = new FakePictures();
  const edits = new ImageEdits({ jobs, library, pictures, embedPrompt: () => false });
  const copyImage = async (_: unknown, { format, size }: ImageCopy) =>
    new TextEncoder().encode(`${size?.width}x${size?.height} ${format}`);
  const runs = new GalleryRuns(jobs, { library, pictures, copyImage });
  const images = new GalleryImages(library);
  const shared = { keys, providers: {} as Providers, models, jobs, library, files, runs };
  const keepImages = new KeepImages({
    library,
    pictures,
    copyImage,
    edits,
    files,
    archived: ({ hash, format, bytes }) => {
      return { hash, format, bytes, uri: pathToFileURL(archive.path(hash, format)).href };
    },
  });
  const remembered = new Map<string, unknown>();
  const memento = {
    get: (key: string, otherwise?: unknown) => remembered.get(key) ?? otherwise,
    update: async (key: string, value: unknown) => void remembered.set(key, value),
  };
  const fileStates = new FileStates(files);
  const space = { archive, load: () => library.load(), fileStates, now: () => Date.now() + 24 * 60 * 60_000 };
  const parts = {
    ...shared,
    images,
    fileStates,
    thumbnails: new Thumbnails(join(root, 'store', 'thumbnails')),
    archiveUri: archiveUris(new FakeUri(join(root, 'store', 'archive')) as unknown as vscode.Uri),
    composer: new ImageComposer(shared),
    again: new ImagesAgain({ ...shared, keepImages }),
    interrupted: new InterruptedJobs(library),
    keepImages,
    links: new GalleryLinks(() => import('../../../../src/documents/imageLink.ts'), { current: undefined }),
    promptInWords,
    deleteImages: (uris: readonly string[]) => deleteImages(uris, library),
    measureSpace: () => measureSpace(space),
    freeSpace: () =>
      askFreeSpace({
        measureSpace: () => measureSpace(space),
        freeSpace: (measured, uses) => freeSpace(measured, uses, space),
      }),
    hasKey: async () => keyOf.has('https://api.openai.com'),
    onDidChangeKeys: onDidChangeKeys.event,
    memento: memento as unknown as vscode.Memento,
    log,
  };

  /** Also those whose page has no answer yet. */
  const sessions: GallerySession[] = [];

  async function open(opening: GalleryOpening = {}): Promise<OpenGallery> {
    const [pageEnd, hostEnd] = pairedTransports();
    const workspaceImages = new WorkspaceImages(fakeVscode.workspace as never, () => {});
    const opened = { isVisible: true, refreshes: 0 };
    const session = new GallerySession(
      parts,
      {
        transport: hostEnd,
        urlOf: (uri) => `page:${uri.toString()}`,
        isVisible: () => opened.isVisible,
      },
      workspaceImages,
      opening,
    );
    sessions.push(session);
    const models: GalleryModel[] = [];
    const previews: string[] = [];
    const told: string[] = [];
    const { remote: host } = connect<GalleryView, GalleryHost>(pageEnd, {
      show: async (model) => void models.push(model),
      async refresh() {
        opened.refreshes += 1;
      },
      preview: async ({ image, mimeType }) => {
        previews.push(`${mimeType} ${new TextDecoder().decode(image)}`);
      },
      reveal: async ({ id }) => void told.push(`reveal ${id}`),
      setPrompt: async ({ prompt }) => void told.push(`prompt ${prompt}`),
      act: async ({ action }) => void told.push(`act ${action}`),
    });
    const started = await host.ready();
    models.push(started.model);
    const close = () => {
      session.dispose();
      workspaceImages.dispose();
    };
    onTestFinished(close);
    return Object.assign(opened, {
      host,
      session,
      started,
      models,
      previews,
      told,
      close,
      model() {
        const latest = models.at(-1);
        if (!latest) throw new Error('The page was told nothing.');
        return latest;
      },
    });
  }

  return {
    window,
    gallery,
    root,
    site,
    library,
    archive,
    records,
    provider,
    jobs,
    edits,
    pictures,
    images,
    listed,
    keyOf,
    confirm,
    /** What was logged, for those who look for more than the person was told. */
    logged: () => log.debug.mock.calls.flat().join('\n'),
    runs,
    memento,
    onDidChangeKeys,
    sessions,
    open,
    uriOf: (name: string) => pathToFileURL(join(site, name)).href,
    async write(name: string, content: Uint8Array): Promise<string> {
      await writeFile(join(site, name), content);
      return pathToFileURL(join(site, name)).href;
    },
    async record(...lines: readonly RecordLine[]): Promise<void> {
      for (const line of lines) await library.append(line);
    },
  };
}

export type GalleryBench = Awaited<ReturnType<typeof galleryBench>>;

/** Messages are copied, as between processes. */
function pairedTransports(): [Transport, Transport] {
  const inboxes = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const end = (own: 0 | 1, other: 0 | 1): Transport => ({
    post(message) {
      const copy = structuredClone(message);
      queueMicrotask(() => {
        for (const receive of inboxes[other]) receive(copy);
      });
    },
    listen(receive) {
      inboxes[own].add(receive);
      return { dispose: () => inboxes[own].delete(receive) };
    },
  });
  return [end(0, 1), end(1, 0)];
}
