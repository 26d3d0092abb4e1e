/** One thing a person or another extension can ask for. Failures are thrown; `runCommand` shows them. */
export interface Command {
  /** As in the manifest, `easel.` included. */
  readonly id: string;
  execute(...args: unknown[]): Promise<unknown>;
}
