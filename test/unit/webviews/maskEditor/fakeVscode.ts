import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/* As much of VS Code as mask editors use; `vi.mock('vscode', …)` puts it in place. Tests play the person and the disk. */

export class FakeUri {
  readonly scheme = 'file';
  readonly path: string;
  readonly query: string;

  constructor(path: string, query = '') {
    this.path = path;
    this.query = query;
  }

  static parse(text: string): FakeUri {
    const url = new URL(text);
    return new FakeUri(decodeURIComponent(url.pathname), url.search.slice(1));
  }

  static joinPath({ path }: FakeUri, ...segments: readonly string[]): FakeUri {
    return new FakeUri(posix.join(path, ...segments));
  }

  with({ query = this.query }: { readonly query?: string }): FakeUri {
    return new FakeUri(this.path, query);
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `file://${encodeURI(this.path)}${this.query === '' ? '' : `?${this.query}`}`;
  }
}

export class FakeFileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export class FakeEmitter<T> {
  readonly #listeners = new Set<(event: T) => unknown>();

  readonly event = (listener: (event: T) => unknown) => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

type Dialog = 'warning' | 'information' | 'error' | 'open' | 'save';

/** What the person, the disk and the settings say; each test starts with a new one. */
export class FakeWindow {
  /** Content by path. */
  readonly files = new Map<string, Uint8Array>();
  readonly settings = new Map<string, unknown>();
  readonly executed: unknown[][] = [];
  readonly shown: { readonly dialog: Dialog; readonly text: string }[] = [];
  readonly onFile = new FakeEmitter<FakeUri>();
  isWritable = true;
  hasFolder = true;
  #answers: unknown[] = [];
  #version = 0;

  /** What the person answers to the next dialogs; without one they are closed. */
  answer(...answers: readonly unknown[]): void {
    this.#answers.push(...answers);
  }

  ask(dialog: Dialog, text: string): unknown {
    this.shown.push({ dialog, text });
    return this.#answers.shift();
  }

  /** Another program writes the file, or deletes it. */
  write(path: string, content: Uint8Array | undefined): void {
    this.#version += 1;
    if (content) this.files.set(path, content);
    else this.files.delete(path);
    this.onFile.fire(new FakeUri(path));
  }

  get version(): number {
    return this.#version;
  }
}

export let fake = new FakeWindow();

export function newFakeWindow(): FakeWindow {
  fake = new FakeWindow();
  return fake;
}

const properties: Record<string, { readonly default: unknown }> = Object.assign(
  {},
  ...JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration.map(
    (section: { readonly properties: object }) => section.properties,
  ),
);

function read(path: string): Uint8Array {
  const content = fake.files.get(path);
  if (!content) throw new FakeFileSystemError('FileNotFound');
  return content;
}

const nothing = { dispose: () => {} };

/** The module. */
export const vscode = {
  Uri: FakeUri,
  EventEmitter: FakeEmitter,
  FileSystemError: FakeFileSystemError,
  RelativePattern: class {},
  window: {
    showWarningMessage: async (text: string) => fake.ask('warning', text),
    showInformationMessage: async (text: string) => fake.ask('information', text),
    showErrorMessage: async (text: string) => fake.ask('error', text),
    showOpenDialog: async () => fake.ask('open', ''),
    showSaveDialog: async () => fake.ask('save', ''),
  },
  commands: { executeCommand: async (...args: unknown[]) => void fake.executed.push(args) },
  env: { openExternal: async () => true },
  workspace: {
    fs: {
      stat: async ({ path }: FakeUri) => ({ mtime: fake.version, size: read(path).length }),
      readFile: async ({ path }: FakeUri) => read(path),
      writeFile: async ({ path }: FakeUri, content: Uint8Array) => void fake.files.set(path, content),
      isWritableFileSystem: () => fake.isWritable,
    },
    getWorkspaceFolder: ({ path }: FakeUri) =>
      fake.hasFolder && path.startsWith('/site/') ? { uri: new FakeUri('/site') } : undefined,
    asRelativePath: ({ path }: FakeUri) => path.replace(/^\/site\//, ''),
    createFileSystemWatcher: () => ({
      onDidCreate: () => nothing,
      onDidChange: (listener: (uri: FakeUri) => unknown) => fake.onFile.event(listener),
      onDidDelete: () => nothing,
      dispose: () => {},
    }),
    getConfiguration: () => ({
      get: (key: string) => fake.settings.get(key) ?? properties[`easel.${key}`]?.default,
      inspect: (key: string) => ({
        defaultValue: properties[`easel.${key}`]?.default,
        globalValue: fake.settings.get(key),
      }),
    }),
  },
};
