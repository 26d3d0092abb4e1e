export type StorageFailure = 'exists' | 'missing' | 'notFolder' | 'diskFull' | 'readOnly' | 'other';

const failures: Readonly<Record<string, StorageFailure>> = {
  EEXIST: 'exists',
  FileExists: 'exists',
  ENOENT: 'missing',
  FileNotFound: 'missing',
  ENOTDIR: 'notFolder',
  FileNotADirectory: 'notFolder',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  NoPermissions: 'readOnly',
  EntryWriteLocked: 'readOnly',
};

/** What went wrong, from an error of `node:fs` or of VS Code's file system. */
export function storageFailure(error: unknown): StorageFailure {
  if (!(error instanceof Error)) return 'other';
  const known = 'code' in error && typeof error.code === 'string' ? failures[error.code] : undefined;
  if (known) return known;
  // VS Code has no code for a full disk, a read-only file system or file: it hands on Node's message, or names them.
  const [named = ''] =
    /\b(ENOSPC|EDQUOT|EROFS|EntryWriteLocked)\b/.exec(`${error.name} ${error.message}`) ?? [];
  return failures[named] ?? 'other';
}
