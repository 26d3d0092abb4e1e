import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CodeServerProcess, spawnCodeServer } from './codeServerProcess.ts';
import { userSettings } from './userSettings.ts';

const startMilliseconds = 60_000;
const stopMilliseconds = 5_000;

export interface CodeServerOptions {
  /** The folder that gets its logs. */
  readonly logs: string;
  /** User settings beside those that keep tests quiet. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What `installExtension` filled; no extensions by default. */
  readonly extensionsFolder?: string;
  /** Opens folders in Restricted Mode instead of trusting them all. */
  readonly workspaceTrust?: boolean;
  /** Lets a page's address name an extension under development and its tests. */
  readonly development?: boolean;
  /** Reaches the extension host, which this server starts; so does `EASEL_USER_DATA`, the data folder. */
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
  const dataFolder = await mkdtemp(join(tmpdir(), 'easel-vscode-'));
  await mkdir(join(dataFolder, 'User'));
  await writeFile(
    join(dataFolder, 'User', 'settings.json'),
    JSON.stringify({ ...userSettings, ...options.settings }, undefined, 2),
  );
  const server = await spawnCodeServer(
    { data: dataFolder, extensions: options.extensionsFolder ?? join(dataFolder, 'extensions') },
    serverArguments(options),
    { ...options.env, EASEL_USER_DATA: dataFolder },
  );
  const log = createWriteStream(join(options.logs, 'server.log'));
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });

  const stop = async (): Promise<void> => {
    await end(server);
    log.end();
    await cp(join(dataFolder, 'logs'), options.logs, { recursive: true }).catch(() => {});
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { origin: await listening(server), dataFolder, stop };
  } catch (error) {
    await stop();
    throw new Error(`VS Code's server did not start; see ${options.logs}`, { cause: error });
  }
}

function serverArguments(options: CodeServerOptions): string[] {
  return [
    ...['--auth', 'none'],
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.development ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

function listening(server: CodeServerProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It named no address in time.')), startMilliseconds);
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
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

async function end(server: CodeServerProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) {
    return;
  }
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  const timer = setTimeout(() => server.kill('SIGKILL'), stopMilliseconds);
  await exited;
  clearTimeout(timer);
}
