import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { vscode as base, FakeEmitter, FakeUri, fake } from '../maskEditor/fakeVscode.ts';

/* As much of VS Code as the gallery uses, over a real folder; `vi.mock('vscode', …)` puts it in place. */

/** What {@link vscode} shows of the window; each test starts with a new one. */
export class FakeGalleryWindow {
  /** Absolute path of the only workspace folder; none: no folder is open. */
  site: string | undefined;
  #found: readonly string[] = [];
  clipboard = '';
  picked: ((items: readonly { readonly label: string }[]) => unknown) | undefined;
  readonly onFile = new FakeEmitter<FakeUri>();
  readonly onConfiguration = new FakeEmitter<unknown>();

  /** Absolute paths that `findFiles` gives. */
  get found(): readonly string[] {
    return this.#found;
  }

  /** The watcher tells, as it does of any file that comes. */
  set found(paths: readonly string[]) {
    this.#found = paths;
    for (const path of paths) this.onFile.fire(new FakeUri(path));
  }
}

export let galleryWindow = new FakeGalleryWindow();

export function newGalleryWindow(): FakeGalleryWindow {
  galleryWindow = new FakeGalleryWindow();
  return galleryWindow;
}

const nothing = { dispose: () => {} };
const never = () => nothing;

function folderOf({ path }: FakeUri) {
  const { site } = galleryWindow;
  return site !== undefined && path.startsWith(`${site}/`) ? { uri: new FakeUri(site) } : undefined;
}

async function found<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new base.FileSystemError('FileNotFound');
  });
}

/** The module. */
export const vscode = {
  ...base,
  Uri: Object.assign(FakeUri, { file: (path: string) => new FakeUri(path) }),
  ViewColumn: { Active: -1, Beside: -2 },
  FileType: { Directory: 2 },
  EndOfLine: { LF: 1, CRLF: 2 },
  StatusBarAlignment: { Right: 2 },
  window: {
    ...base.window,
    activeTextEditor: undefined,
    visibleTextEditors: [],
    onDidChangeActiveTextEditor: never,
    showQuickPick: async (items: readonly { readonly label: string }[]) => galleryWindow.picked?.(items),
  },
  env: {
    clipboard: {
      async writeText(text: string) {
        galleryWindow.clipboard = text;
      },
    },
    openExternal: async () => true,
  },
  workspace: {
    ...base.workspace,
    get workspaceFolders() {
      return galleryWindow.site === undefined ? undefined : [{ uri: new FakeUri(galleryWindow.site) }];
    },
    isTrusted: true,
    textDocuments: [],
    notebookDocuments: [],
    fs: {
      async stat({ path }: FakeUri) {
        const { mtimeMs, size } = await found(stat(path));
        return { mtime: mtimeMs, size, type: (await stat(path)).isDirectory() ? 2 : 1 };
      },
      readFile: async ({ path }: FakeUri) => found(readFile(path)),
      async writeFile({ path }: FakeUri, content: Uint8Array) {
        await mkdir(posix.dirname(path), { recursive: true });
        await writeFile(path, content);
      },
      isWritableFileSystem: () => true,
    },
    getWorkspaceFolder: folderOf,
    asRelativePath: (uri: FakeUri) => {
      const folder = folderOf(uri);
      return folder ? uri.path.slice(folder.uri.path.length + 1) : uri.path;
    },
    findFiles: async () => galleryWindow.found.map((path) => new FakeUri(path)),
    createFileSystemWatcher: () => ({
      onDidCreate: (listener: (uri: FakeUri) => unknown) => galleryWindow.onFile.event(listener),
      onDidChange: never,
      onDidDelete: never,
      dispose: () => {},
    }),
    onDidRenameFiles: never,
    onDidDeleteFiles: never,
    onDidCreateFiles: never,
    onDidChangeWorkspaceFolders: never,
    onDidChangeConfiguration: (listener: (event: unknown) => unknown) =>
      galleryWindow.onConfiguration.event(listener),
  },
};

export { fake };
