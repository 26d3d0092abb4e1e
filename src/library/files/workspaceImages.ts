import type * as vscode from 'vscode';
import { Emitter, type Event } from '../../images/emitter.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { selfAndAbove } from '../records/fileHistory.ts';
import { formatOfName } from './imageExtension.ts';

/** Globs know case on Linux. `files.exclude` counts, since no other exclusion is given in its place. */
const imageGlob = '**/*.{[pP][nN][gG],[jJ][pP][gG],[jJ][pP][eE][gG],[wW][eE][bB][pP]}';
const excludeGlob = '**/node_modules/**';
const maxImages = 50_000;
/** A checkout touches thousands of files: they are news once in so many milliseconds. */
const newsMs = 300;

/** The part of `vscode.workspace` that this needs. */
export type ImageWorkspace = Pick<
  typeof vscode.workspace,
  | 'findFiles'
  | 'createFileSystemWatcher'
  | 'onDidRenameFiles'
  | 'onDidDeleteFiles'
  | 'onDidCreateFiles'
  | 'onDidChangeWorkspaceFolders'
  | 'onDidChangeConfiguration'
>;

export interface WorkspaceImageList {
  /** In no order. */
  readonly uris: readonly ImageUri[];
  /** There are more than Easel lists. */
  readonly isCut: boolean;
}

/** The PNG, JPEG and WebP files of all workspace folders, listed without looking at any of them. */
export class WorkspaceImages {
  readonly #workspace: ImageWorkspace;
  readonly #changes: Emitter<void>;
  readonly #owned: vscode.Disposable[];
  #listing: Promise<WorkspaceImageList> | undefined;
  /** As last listed, for events about folders. */
  #listed: readonly ImageUri[] = [];
  /** Above those listed; absent until a deletion asks. */
  #folders: ReadonlySet<ImageUri> | undefined;
  /** How often files, or folders that came as a whole, were told of. */
  readonly #told = new Map<ImageUri, number>();
  #timer: NodeJS.Timeout | undefined;

  /** Images came, went or changed: list anew. */
  readonly onDidChange: Event<void>;

  constructor(workspace: ImageWorkspace, onListenerError: (error: unknown) => void) {
    this.#workspace = workspace;
    this.#changes = new Emitter(onListenerError);
    this.onDidChange = this.#changes.event;
    const anew = () => this.#changed();
    const watcher = workspace.createFileSystemWatcher('**');
    this.#owned = [
      watcher,
      watcher.onDidCreate((uri) => this.#came(uri)),
      watcher.onDidChange((uri) => isImage(uri) && this.#holdsOther(uri)),
      watcher.onDidDelete((uri) => this.#went(uri)),
      // A folder that VS Code itself moves or deletes may be told to watchers as one event or as none.
      workspace.onDidRenameFiles(({ files }) => {
        for (const { newUri } of files) this.#holdsOther(newUri);
        anew();
      }),
      workspace.onDidDeleteFiles(anew),
      workspace.onDidCreateFiles(({ files }) => {
        for (const uri of files) this.#holdsOther(uri);
        anew();
      }),
      workspace.onDidChangeWorkspaceFolders(anew),
      workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration('files.exclude') && this.#changed(),
      ),
    ];
  }

  /** Lists once until something changes. */
  list(): Promise<WorkspaceImageList> {
    if (this.#listing) return this.#listing;
    const listing = this.#find();
    this.#listing = listing;
    listing.catch(() => {
      if (this.#listing === listing) this.#listing = undefined;
    });
    return listing;
  }

  /** Lists anew when a file is not listed that somebody knows of: watchers tell late of what was just written. */
  lookFor(uri: ImageUri): void {
    if (!this.#listed.includes(uri)) this.#listing = undefined;
  }

  /** How often it was told that the file came, alone or with its folder, or changed: grown, it may hold something else. */
  timesTold(uri: ImageUri): number {
    if (this.#told.size === 0) return 0;
    let times = 0;
    for (const name of selfAndAbove(uri)) times += this.#told.get(name) ?? 0;
    return times;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const owned of this.#owned) owned.dispose();
  }

  async #find(): Promise<WorkspaceImageList> {
    const found = await this.#workspace.findFiles(imageGlob, excludeGlob, maxImages);
    const uris = found.map((uri) => uri.toString());
    this.#listed = uris;
    this.#folders = undefined;
    return { uris, isCut: uris.length >= maxImages };
  }

  #came(uri: vscode.Uri): void {
    // A folder that was moved here may be told as one event; most files have an extension.
    const isFolder = !uri.path.slice(uri.path.lastIndexOf('/') + 1).includes('.');
    if (isImage(uri) || (isFolder && !isExcluded(uri))) this.#holdsOther(uri);
  }

  #went(uri: vscode.Uri): void {
    if (isImage(uri) || (!isExcluded(uri) && this.#isAboveImages(uri.toString()))) this.#changed();
  }

  /** A build that is cleaned away deletes tens of thousands of files: none may cost a look at every image. */
  #isAboveImages(folder: ImageUri): boolean {
    this.#folders ??= foldersOf(this.#listed);
    return this.#folders.has(folder);
  }

  #holdsOther(uri: vscode.Uri): void {
    const name = uri.toString();
    this.#told.set(name, (this.#told.get(name) ?? 0) + 1);
    this.#changed();
  }

  #changed(): void {
    this.#listing = undefined;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changes.fire();
    }, newsMs);
  }
}

function isImage(uri: vscode.Uri): boolean {
  return formatOfName(uri.path) !== undefined && !isExcluded(uri);
}

function foldersOf(uris: readonly ImageUri[]): ReadonlySet<ImageUri> {
  const folders = new Set<ImageUri>();
  for (const uri of uris) {
    for (const name of selfAndAbove(uri)) {
      if (name === uri) continue;
      if (folders.has(name)) break;
      folders.add(name);
    }
  }
  return folders;
}

function isExcluded({ path }: vscode.Uri): boolean {
  return path.includes('/node_modules/');
}
