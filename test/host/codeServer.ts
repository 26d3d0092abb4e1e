import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installCodeServer } from './installCodeServer.ts';
import { userSettings } from './userSettings.ts';

const startMilliseconds = 60_000;
const stopMilliseconds = 5_000;

export interface CodeServerOptions {
  /** The folder that gets its logs. */
  readonly logs: string;
  /** User settings beside those that keep tests quiet. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Extensions installed with {@link installExtension}; none by default. */
  readonly extensionsFolder?: string;
  /** Opens folders in Restricted Mode instead of trusting them all. */
  readonly workspaceTrust?: boolean;
  /** Lets a page's address name an extension under development and its tests. */
  readonly development?: boolean;
  /** Reaches the extension host, which this server starts. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

export interface CodeServer {
  /** As in `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Settings, extension storage and logs; deleted on stop. */
  readonly dataFolder: string;
  /** Ends the server with its extension hosts and keeps their logs. */
  stop(): Promise<void>;
}

/** Starts VS Code's server build on this machine's loopback address, with a user data folder of its own. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const entry = await installCodeServer();
  const dataFolder = await mkdtemp(join(tmpdir(), 'easel-vscode-'));
  await mkdir(join(dataFolder, 'User'));
  await writeFile(
    join(dataFolder, 'User', 'settings.json'),
    JSON.stringify({ ...userSettings, ...options.settings }, undefined, 2),
  );
  const { logs } = options;

  const server = spawn(process.execPath, [entry, ...serverArguments(dataFolder, options)], {
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(logs, 'server.log'));
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });

  const stop = async (): Promise<void> => {
    await end(server);
    log.end();
    await cp(join(dataFolder, 'logs'), logs, { recursive: true, force: true }).catch(() => {});
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { origin: await listening(server), dataFolder, stop };
  } catch (error) {
    await stop();
    throw new Error(`VS Code's server did not start; see ${logs}`, { cause: error });
  }
}

/** Installs a packaged extension into a folder that {@link startCodeServer} can use. */
export async function installExtension(vsix: string, extensionsFolder: string): Promise<void> {
  const entry = await installCodeServer();
  const dataFolder = await mkdtemp(join(tmpdir(), 'easel-install-'));
  const installation = spawn(
    process.execPath,
    [entry, ...folders(dataFolder, extensionsFolder), '--install-extension', vsix],
    { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [code] = await once(installation, 'exit');
  await rm(dataFolder, { recursive: true, force: true });
  if (code !== 0) {
    throw new Error(`VS Code did not install ${vsix}.`);
  }
}

function serverArguments(dataFolder: string, options: CodeServerOptions): string[] {
  return [
    ...folders(dataFolder, options.extensionsFolder ?? join(dataFolder, 'extensions')),
    ...['--auth', 'none'],
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.development ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function folders(dataFolder: string, extensionsFolder: string): string[] {
  return [
    ...['--user-data-dir', dataFolder],
    ...['--extensions-dir', extensionsFolder],
    ...['--config', join(dataFolder, 'code-server.yaml')],
  ];
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

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No address within a minute.')), startMilliseconds);
    let said = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /HTTP server listening on (http:\/\/[\d.:]+)/.exec(said)?.[1];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`It exited with code ${code}.`)));
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), stopMilliseconds);
  await exited;
  clearTimeout(timer);
}
