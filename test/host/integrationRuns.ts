import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.ts';
import { copySampleWorkspace, type TemporaryFolder } from './sampleWorkspace.ts';

/** The folders of `test/integration`: its tests run in a window of that kind. */
export const runNames = ['folder', 'multiRoot', 'restricted', 'noFolder'] as const;

export type RunName = (typeof runNames)[number];

export interface TestWindow {
  /** The folder or `.code-workspace` file to open. */
  readonly open: string | undefined;
  readonly workspaceTrust: boolean;
  readonly files: TemporaryFolder;
}

export function testFolder(name: RunName): string {
  return join(root, 'test', 'integration', name);
}

export async function testFiles(name: RunName): Promise<string[]> {
  const names = await readdir(testFolder(name));
  return names.filter((file) => file.endsWith('.test.ts')).map((file) => join(testFolder(name), file));
}

/**
 * Makes the files of a window: a copy of the sample workspace, with the run's own `workspace` folder over it
 * where there is one.
 */
export async function prepareWindow(name: RunName): Promise<TestWindow> {
  const overlay = join(testFolder(name), 'workspace');
  const files = await copySampleWorkspace(existsSync(overlay) ? overlay : undefined);
  return { open: await whatToOpen(name, files.path), workspaceTrust: name === 'restricted', files };
}

async function whatToOpen(name: RunName, folder: string): Promise<string | undefined> {
  switch (name) {
    case 'folder':
    case 'restricted':
      return folder;
    case 'multiRoot': {
      const file = join(folder, 'sample.code-workspace');
      await writeFile(file, JSON.stringify({ folders: [{ path: 'docs' }, { path: 'site' }] }));
      return file;
    }
    case 'noFolder':
      return undefined;
  }
}
