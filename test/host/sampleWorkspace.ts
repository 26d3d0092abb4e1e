import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that a test may change. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A new copy of the sample workspace, with the files of `overlay` over its own. */
export async function copySampleWorkspace(overlay?: string): Promise<TemporaryFolder> {
  const parent = await mkdtemp(join(tmpdir(), 'easel-workspace-'));
  const path = join(parent, 'sample');
  await cp(join(import.meta.dirname, 'workspace'), path, { recursive: true });
  if (overlay) {
    await cp(overlay, path, { recursive: true });
  }
  return { path, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
