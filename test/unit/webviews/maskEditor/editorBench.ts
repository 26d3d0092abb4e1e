import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type * as vscode from 'vscode';
import { noSides } from '../../../../src/geometry/rectangle.ts';
import { ImageEdits } from '../../../../src/images/imageEdits.ts';
import type { ImageJobsSettings } from '../../../../src/images/imageJobs.ts';
import type { ListedModel } from '../../../../src/images/imageProvider.ts';
import { PictureError, type PictureFacts } from '../../../../src/images/pictures.ts';
import type {
  EditRequest,
  MaskEditorHost,
  MaskEditorModel,
  MaskEditorView,
} from '../../../../src/protocol/maskEditor.ts';
import { connect, type Transport } from '../../../../src/protocol/rpc.ts';
import { archiveUris } from '../../../../src/webviews/archiveUris.ts';
import { EditJobs } from '../../../../src/webviews/maskEditor/editJobs.ts';
import { MaskDrafts } from '../../../../src/webviews/maskEditor/maskDrafts.ts';
import { MaskEditorDocument } from '../../../../src/webviews/maskEditor/maskEditorDocument.ts';
import type { MaskEditorParts } from '../../../../src/webviews/maskEditor/maskEditorParts.ts';
import { MaskEditorSession } from '../../../../src/webviews/maskEditor/maskEditorSession.ts';
import { FakePictures, sized, text } from '../../images/fakePictures.ts';
import { jobBench } from '../../images/jobBench.ts';
import { hashOf } from '../../images/memoryLibrary.ts';
import { FakeUri, newFakeWindow } from './fakeVscode.ts';

export const path = '/site/harbour.png';
export const documentUri = `file://${path}`;
/** Of 64 × 48 pixels: a 32nd of its shorter side is 1. */
export const harbour = sized('64x48 harbour');
const uri = new FakeUri(path) as unknown as vscode.Uri;
const archive = new FakeUri('/archive') as unknown as vscode.Uri;

/** Pictures by what their bytes say: `broken` ones are refused, `glass` ones have transparent parts. */
class SayingPictures extends FakePictures {
  override async inspect(png: Uint8Array): Promise<PictureFacts> {
    const said = text(png);
    if (said.includes('broken')) throw new PictureError('damaged', 'This PNG is damaged.');
    const [, width, height] = /(\d+)x(\d+)/.exec(said) ?? [];
    return {
      width: Number(width),
      height: Number(height),
      bitDepth: 8,
      hasAlpha: said.includes('glass'),
      ...(said.includes('bright') && { transfer: 'pq' }),
    };
  }
}

/** One editor as its page sees it. */
export interface OpenEditor {
  readonly host: MaskEditorHost;
  readonly session: MaskEditorSession;
  /** What {@link MaskEditorHost.ready} gave, and what came since. */
  readonly models: MaskEditorModel[];
  readonly previews: string[];
  readonly commands: string[];
  isVisible: boolean;
  /** The latest model. */
  model(): MaskEditorModel;
  close(): void;
}

/** Mask editors on a fake disk, over a scripted server and a library in memory. */
export async function editorBench(settings: Partial<ImageJobsSettings> = {}) {
  const window = newFakeWindow();
  const { jobs, library, provider, log, confirm } = jobBench(settings);
  const pictures = new SayingPictures();
  const folder = await mkdtemp(join(tmpdir(), 'easel-drafts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const put = (content: Uint8Array) => {
    window.files.set(path, content);
    library.files.set(documentUri, hashOf(content));
  };
  put(harbour);
  const replace = library.replace.bind(library);
  library.replace = async (...args) => {
    const stored = await replace(...args);
    put((await library.read(stored.hash)).data);
    return stored;
  };
  const askKey = vi.fn(async () => true);
  const rescue = vi.fn(async () => {});
  const editPngCopy = vi.fn(async () => {});
  const listed: ListedModel[] = [];
  const shared = {
    edits: new ImageEdits({ jobs, library, pictures, embedPrompt: () => false }),
    jobs,
    editJobs: new EditJobs(jobs, log),
    pictures,
    library,
    models: { listIfPossible: async () => [...listed] },
    log,
    archiveUri: archiveUris(archive),
    askKey,
    editPngCopy,
    rescue,
  };
  let parts: MaskEditorParts = { ...shared, drafts: new MaskDrafts(folder, log) };

  /** Opens the editor, and waits for its page. */
  async function open(): Promise<OpenEditor> {
    const document = new MaskEditorDocument(uri, pictures);
    const [pageEnd, hostEnd] = pairedTransports();
    const state = { isVisible: true };
    const session = new MaskEditorSession(document, parts, {
      transport: hostEnd,
      urlOf: (resource, version) =>
        `page:${resource.toString()}${version === undefined ? '' : `?v=${version}`}`,
      isVisible: () => state.isVisible,
    });
    const models: MaskEditorModel[] = [];
    const previews: string[] = [];
    const commands: string[] = [];
    const { remote: host } = connect<MaskEditorView, MaskEditorHost>(pageEnd, {
      show: async (model) => void models.push(model),
      preview: async ({ image, mimeType }) => void previews.push(`${mimeType} ${text(image)}`),
      command: async ({ name }) => void commands.push(name),
    });
    models.push((await host.ready()).model);
    return Object.assign(state, {
      host,
      session,
      models,
      previews,
      commands,
      model() {
        const latest = models.at(-1);
        if (!latest) throw new Error('The page was told nothing.');
        return latest;
      },
      close() {
        session.dispose();
        document.dispose();
      },
    });
  }

  return {
    window,
    jobs,
    library,
    provider,
    log,
    confirm,
    pictures,
    askKey,
    rescue,
    editPngCopy,
    listed,
    open,
    /** Another program writes the file, or deletes it. */
    writeElsewhere(content: Uint8Array | undefined): void {
      if (content) library.files.set(documentUri, hashOf(content));
      window.write(path, content);
    },
    /** Only what is on disk stays. */
    async reloadWindow(): Promise<void> {
      await parts.drafts.settled();
      parts = { ...shared, drafts: new MaskDrafts(folder, log), editJobs: new EditJobs(jobs, log) };
    },
  };
}

export type EditorBench = Awaited<ReturnType<typeof editorBench>>;

/** What the page sends for the {@link harbour} with its first row painted. */
export function editRequest(changes: Partial<EditRequest> = {}): EditRequest {
  const mask = new Uint8Array(64 * 48).fill(255, 0, 64);
  return {
    prompt: 'A harbour with a boat',
    remove: false,
    mask,
    extend: noSides,
    frame: { region: { x: 0, y: 0, width: 64, height: 48 }, sent: { width: 1024, height: 768 } },
    blend: { grow: 1, feather: 1, keepUnmasked: true },
    choices: { quality: 'medium', count: 1 },
    ...changes,
  };
}

/** Messages are copied, as between processes. */
function pairedTransports(): [Transport, Transport] {
  const inboxes = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const end = (own: number, other: number): Transport => ({
    post(message) {
      const copy = structuredClone(message);
      queueMicrotask(() => {
        for (const receive of inboxes[other as 0 | 1]) receive(copy);
      });
    },
    listen(receive) {
      inboxes[own as 0 | 1].add(receive);
      return { dispose: () => inboxes[own as 0 | 1].delete(receive) };
    },
  });
  return [end(0, 1), end(1, 0)];
}
