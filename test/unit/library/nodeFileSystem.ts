import { copyFile, lstat, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from '../../../src/library/files/fileSystem.ts';

class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The disk as VS Code's `workspace.fs` treats it: it looks whether a name is free, and copies some time later. */
export function nodeFileSystem(changes: Partial<FileSystem> = {}): FileSystem {
  const files: FileSystem = {
    async stat(uri) {
      const found = await lstat(fileURLToPath(uri)).catch(() => undefined);
      if (!found) return undefined;
      const target = await stat(fileURLToPath(uri)).catch(() => found);
      return {
        symbolicLink: found.isSymbolicLink(),
        folder: target.isDirectory(),
        bytes: target.size,
        changedAt: target.mtimeMs,
      };
    },
    async createDirectory(uri) {
      await mkdir(fileURLToPath(uri), { recursive: true });
    },
    async copy(source, target) {
      if (await files.stat(target)) throw new FileSystemError('FileExists');
      await setImmediate();
      await copyFile(fileURLToPath(source), fileURLToPath(target));
    },
    readFile: (uri) => readFile(fileURLToPath(uri)),
    writeFile: (uri, data) => writeFile(fileURLToPath(uri), data),
    delete: (uri) => rm(fileURLToPath(uri)),
    trash: (uri) => rm(fileURLToPath(uri)),
    async realUri(uri) {
      const real = await realpath(fileURLToPath(uri)).catch(() => undefined);
      return real && pathToFileURL(real).href;
    },
    ...changes,
  };
  return files;
}
