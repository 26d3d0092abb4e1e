import { runProgram } from './runProgram.ts';

/**
 * Runs npm in a folder, with the same npm that runs this script where one does.
 *
 * @throws with all that npm said when it failed.
 */
export async function npm(args: readonly string[], folder: string): Promise<string> {
  const { npm_execpath: running } = process.env;
  const { code, output } = running?.endsWith('npm-cli.js')
    ? await runProgram(process.execPath, [running, ...args], { cwd: folder })
    : // On Windows npm is a `.cmd` file, which only a shell can start.
      await runProgram('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${output}`);
  }
  return output;
}
