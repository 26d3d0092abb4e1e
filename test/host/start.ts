/**
 * `npm start`: Easel in VS Code, on sample texts, with an images server that costs nothing. `--port <n>` chooses
 * VS Code's port (default: a free one), `--no-open` opens no browser.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startImagesServer } from '../imagesServer/startImagesServer.ts';
import { startCodeServer } from './codeServer.ts';
import { installExtension } from './installExtension.ts';
import { packageExtension } from './packageExtension.ts';
import { logFolder } from './paths.ts';
import { copySampleWorkspace } from './sampleWorkspace.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, open: { type: 'boolean', default: true } },
  allowNegative: true,
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  throw new Error(`--port takes a port number, not "${values.port}".`);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stopping.abort());
}

await using cleanup = new AsyncDisposableStack();
console.log('Building and packaging Easel…');
const extensionsFolder = await mkdtemp(join(tmpdir(), 'easel-extensions-'));
cleanup.defer(() => rm(extensionsFolder, { recursive: true, force: true, maxRetries: 5 }));
await installExtension(await packageExtension(), extensionsFolder);
const workspace = await copySampleWorkspace();
cleanup.defer(() => workspace.remove());
const images = await startImagesServer();
cleanup.defer(() => images.close());
const server = await startCodeServer({
  logs: await logFolder('start'),
  settings: { 'easel.baseUrl': images.url },
  extensionsFolder,
  port,
});
cleanup.defer(() => server.stop());

const address = `${server.origin}/?folder=${encodeURIComponent(workspace.path)}`;
console.log(`
VS Code with Easel:  ${address}
Images server:       ${images.url}  (any API key will do)

Open a file, select some text and run "Easel: Generate Image from Selection".
Ctrl+C ends both; the sample texts in ${workspace.path} are deleted then.
`);
const { CI } = process.env;
if (values.open && !CI) {
  openInBrowser(address);
}
if (!stopping.signal.aborted) {
  await once(stopping.signal, 'abort');
}
console.log('Stopping…');

/** Where there is no browser, the printed address is enough. */
function openInBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
