import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { installCodeServer } from './installCodeServer.ts';

export type CodeServerProcess = ChildProcessByStdio<null, Readable, Readable>;

export interface CodeServerFolders {
  /** Settings, extension storage and logs. */
  readonly data: string;
  readonly extensions: string;
}

/** Starts code-server's program, installing it first where it is not. */
export async function spawnCodeServer(
  { data, extensions }: CodeServerFolders,
  args: readonly string[],
  env: Readonly<NodeJS.ProcessEnv> = {},
): Promise<CodeServerProcess> {
  const folders = [
    ...['--user-data-dir', data],
    ...['--extensions-dir', extensions],
    ...['--config', join(data, 'code-server.yaml')],
  ];
  return spawn(process.execPath, [await installCodeServer(), ...folders, ...args], {
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Without what a surrounding VS Code terminal or the machine's own code-server sets for itself, and without an
 * extension gallery, which it would ask for news.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|CODE_SERVER_|ELECTRON_|PORT$|PASSWORD$|HASHED_PASSWORD$)/.test(name),
  );
  return { ...Object.fromEntries(ours), EXTENSIONS_GALLERY: '{}' };
}
