import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs npm in a folder, with the same npm that runs this script where one does. Prints what it says only
 * when it fails.
 *
 * @throws when npm cannot be started or fails.
 */
export async function npm(args: readonly string[], folder: string): Promise<void> {
  const { npm_execpath: running } = process.env;
  const child = running?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [running, ...args], { cwd: folder })
    : // On Windows npm is a `.cmd` file, which only a shell can start.
      spawn('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${said.join('')}`);
  }
}
