import { realpath } from 'node:fs/promises';
import { FileSystemError, FileType, Uri, type FileSystem as VSCodeFileSystem } from 'vscode';
import { storageFailure } from '../storageFailure.ts';
import type { FileSystem } from './fileSystem.ts';

/** The user's files by `workspace.fs`, so that remote and virtual workspaces work. */
export function workspaceFileSystem(fs: VSCodeFileSystem): FileSystem {
  return {
    async stat(uri) {
      try {
        const { type, size, mtime } = await fs.stat(Uri.parse(uri));
        return {
          symbolicLink: (type & FileType.SymbolicLink) !== 0,
          folder: (type & FileType.Directory) !== 0,
          bytes: size,
          changedAt: mtime,
        };
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async createDirectory(uri) {
      await fs.createDirectory(Uri.parse(uri));
    },
    async copy(source, target) {
      await fs.copy(Uri.parse(source), Uri.parse(target), { overwrite: false });
    },
    async readFile(uri) {
      return fs.readFile(Uri.parse(uri));
    },
    async writeFile(uri, data) {
      await fs.writeFile(Uri.parse(uri), data);
    },
    async delete(uri) {
      await fs.delete(Uri.parse(uri));
    },
    async trash(uri) {
      try {
        await fs.delete(Uri.parse(uri), { useTrash: true });
      } catch {
        // Server builds have no trash and say so by a message only. Where something else is wrong, this fails too.
        await fs.delete(Uri.parse(uri));
      }
    },
    async realUri(uri) {
      try {
        return Uri.file(await realpath(Uri.parse(uri).fsPath)).toString();
      } catch (error) {
        if (storageFailure(error) === 'missing') return undefined;
        throw error;
      }
    },
  };
}
