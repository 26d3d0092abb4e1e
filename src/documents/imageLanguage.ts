/** What an edit is computed from: a snapshot, so that nothing here waits for the editor. */
export interface LinkDocument {
  readonly languageId: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
}

/** Half-open; offsets in UTF-16 code units, as `TextDocument.offsetAt` counts them. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface ImageLink {
  /** Relative to the document, with `/` between its parts, nothing encoded or escaped. */
  readonly path: string;
  /** Plain text; escaped here. */
  readonly alt: string;
}

export type LinkMode = 'after' | 'replace';

/** A piece of source; the ranges are offsets inside `text`. */
export interface LinkText {
  readonly text: string;
  /** Missing where the language has no place for alternative text. */
  readonly altRange?: Range;
  readonly pathRange: Range;
}

/** Replaces `start` to `end` of the document with `text`. */
export interface LinkEdit extends Range, LinkText {}

/** How one language writes an image, and where. */
export interface ImageLanguage {
  /** The path as it stands in the source. Some languages resolve it against a folder that the document names. */
  path(path: string, documentText: string): string;
  edit(document: LinkDocument, selection: Range, link: ImageLink, mode: LinkMode): LinkEdit;
}
