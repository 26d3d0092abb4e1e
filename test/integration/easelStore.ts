import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageLine, JobLine, PlaceLine, RecordLine } from '../../src/images/imageRecord.ts';

/** VS Code's settings, storage and logs. */
export const userData = process.env['EASEL_USER_DATA'] ?? '';

/** The extension's global storage. */
export const storeFolder = join(userData, 'User', 'globalStorage', 'easel-studio.easel');

/** The lines that Easel records from now on, in their order. */
export async function watchRecords(): Promise<() => Promise<RecordedLines>> {
  const before = (await readLines()).length;
  return async () => {
    const lines = (await readLines()).slice(before);
    return {
      jobs: lines.filter((line) => line.kind === 'job'),
      images: lines.filter((line) => line.kind === 'image'),
      places: lines.filter((line) => line.kind === 'place'),
    };
  };
}

export interface RecordedLines {
  readonly jobs: readonly JobLine[];
  readonly images: readonly ImageLine[];
  readonly places: readonly PlaceLine[];
}

/** What the archive folder holds, temporary files included. */
export async function archivedNames(): Promise<readonly string[]> {
  return (await readdir(join(storeFolder, 'archive'))).sort();
}

/** One window writes one file, and each run of the tests is one window on a new store. */
async function readLines(): Promise<readonly RecordLine[]> {
  const folder = join(storeFolder, 'records');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
}
