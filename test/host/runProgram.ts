import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProgramResult {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  /** Standard output and errors, in the order they came. */
  readonly output: string;
}

/** @throws when the program cannot be started. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: Omit<SpawnOptions, 'stdio'>,
): Promise<ProgramResult> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, output: said.join('') };
}
