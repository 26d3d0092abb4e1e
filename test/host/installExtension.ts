import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { spawnCodeServer } from './codeServerProcess.ts';

/**
 * Installs a packaged extension into a folder, for VS Code's server build to use.
 *
 * @throws with all that VS Code said when it did not install it.
 */
export async function installExtension(vsix: string, extensions: string): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'easel-install-'));
  try {
    const installation = await spawnCodeServer({ data, extensions }, ['--install-extension', vsix]);
    const said = Promise.all([text(installation.stdout), text(installation.stderr)]);
    const [code] = await once(installation, 'exit');
    if (code !== 0) {
      throw new Error(`VS Code did not install ${vsix}:\n${(await said).join('\n')}`);
    }
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
