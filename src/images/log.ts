/** What the domain and the adapters tell a log; VS Code's `LogOutputChannel` fits. Never keys, prompts or bytes. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
