export interface LoadedFile {
  readonly path: string;
  readonly bytes: number;
}

/** How an extension became active; times in milliseconds. */
export interface Activation {
  /** As in `easel-studio.easel`. */
  readonly id: string;
  /** VS Code's `Extension.activate()` from call to end: most of it is VS Code asking its window for stored state. */
  readonly whole: number;
  /** The extension's part of that: loading its module, and the call of its `activate()`. */
  readonly own: number;
  /** JavaScript files of the extension that were loaded meanwhile. */
  readonly loaded: readonly LoadedFile[];
}
