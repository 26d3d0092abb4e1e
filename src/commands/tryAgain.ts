import type { Command } from './command.ts';
import type { Generations } from './generation/generations.ts';

/** Makes the request of a finished job once more; takes the job's id, else the last one. */
export class TryAgain implements Command {
  readonly id = 'easel.tryAgain';

  constructor(private readonly generations: Generations) {}

  async execute(job?: unknown): Promise<void> {
    await this.generations.tryAgain(typeof job === 'string' ? job : undefined);
  }
}
