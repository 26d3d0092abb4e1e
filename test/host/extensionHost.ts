/** One start of VS Code that runs one folder of integration tests. */
export interface ExtensionHostRun {
  /** The folder that gets its logs. */
  readonly logs: string;
  /** The extension under development. */
  readonly extension: string;
  /** A CommonJS module with `run()`. */
  readonly tests: string;
  readonly open: string | undefined;
  readonly workspaceTrust: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Reaches the tests' `process.env`, where `EASEL_USER_DATA` is the folder of settings, storage and logs. */
  readonly env: Readonly<Record<string, string>>;
}
