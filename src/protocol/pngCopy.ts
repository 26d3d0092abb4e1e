/** What the page that decodes other formats asks of VS Code. */
export interface PngCopyHost {
  /** Asked once. */
  ready(): Promise<{ readonly url: string }>;
  /** The picture as a PNG file. */
  deliver(params: { readonly png: Uint8Array }): Promise<void>;
  /** The picture cannot be decoded. */
  fail(params: { readonly message: string }): Promise<void>;
}
