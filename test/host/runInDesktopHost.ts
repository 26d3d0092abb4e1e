import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { ExtensionHostRun } from './extensionHost.ts';
import { userSettings } from './userSettings.ts';

/**
 * Runs tests in desktop VS Code, downloaded on first use; `EASEL_VSCODE_VERSION` chooses another than the
 * newest stable. Returns the exit code.
 */
export async function runInDesktopHost(run: ExtensionHostRun): Promise<number> {
  const { EASEL_VSCODE_VERSION: version = 'stable' } = process.env;
  // Short, because sockets inside it have a path of at most 103 bytes on macOS.
  const dataFolder = await mkdtemp(join(tmpdir(), 'easel-'));
  const log = createWriteStream(join(run.logs, 'window.log'));
  try {
    await mkdir(join(dataFolder, 'User'));
    await writeFile(
      join(dataFolder, 'User', 'settings.json'),
      JSON.stringify({ ...userSettings, ...run.settings }),
    );
    return await runTests({
      version,
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.tests,
      extensionTestsEnv: { ...run.env, EASEL_USER_DATA: dataFolder },
      stdout: log,
      stderr: log,
      launchArgs: [
        ...(run.open ? [run.open] : []),
        ...(run.workspaceTrust ? [] : ['--disable-workspace-trust']),
        `--user-data-dir=${dataFolder}`,
        '--disable-extensions',
        '--disable-telemetry',
        '--skip-welcome',
        '--skip-release-notes',
        '--use-inmemory-secretstorage',
      ],
    });
  } finally {
    log.end();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}
