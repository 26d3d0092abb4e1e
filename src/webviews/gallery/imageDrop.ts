import * as vscode from 'vscode';
import type { LinkedImage } from '../../commands/gallery/galleryLinks.ts';
import type { ImageLinks } from '../../commands/generation/linkPlace.ts';

/** What the gallery's page drags: ids of images, one a line. */
export const imageMimeType = 'application/vnd.easel.image';

const most = 100;
const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('easel', 'image');

export interface ImageDropParts {
  readonly loadLinks: () => Promise<ImageLinks>;
  /** As files: what was not kept is kept first. @throws Error with a sentence. */
  readonly linked: (ids: readonly string[]) => Promise<readonly LinkedImage[]>;
  readonly linkTarget: (
    document: vscode.TextDocument,
    image: string,
    links: ImageLinks,
  ) => string | undefined;
  readonly altText: (image: LinkedImage, links: ImageLinks) => string;
  readonly showFailure: (error: unknown) => unknown;
}

/** Writes the links to images that are dropped out of the gallery, in the document's own language. */
export class ImageDrop implements vscode.DocumentDropEditProvider {
  static readonly metadata: vscode.DocumentDropEditProviderMetadata = {
    dropMimeTypes: [imageMimeType],
    providedDropEditKinds: [kind],
  };
  readonly #parts: ImageDropParts;

  constructor(parts: ImageDropParts) {
    this.#parts = parts;
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const text = await dataTransfer.get(imageMimeType)?.asString();
    const ids = text?.split('\n').filter(Boolean).slice(0, most) ?? [];
    const { loadLinks, linked, showFailure } = this.#parts;
    const links = await loadLinks();
    if (ids.length === 0 || !links.hasImageSyntax(document.languageId) || token.isCancellationRequested) {
      return undefined;
    }
    try {
      return this.#edit(document, position, await linked(ids), links);
    } catch (error) {
      void showFailure(error);
      return undefined;
    }
  }

  #edit(
    document: vscode.TextDocument,
    position: vscode.Position,
    images: readonly LinkedImage[],
    links: ImageLinks,
  ): vscode.DocumentDropEdit | undefined {
    const { linkTarget, altText } = this.#parts;
    const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const offset = document.offsetAt(position);
    const edit = new vscode.WorkspaceEdit();
    for (const image of images) {
      const path = linkTarget(document, image.uri, links);
      if (path === undefined) continue;
      const { languageId } = document;
      const link = { path, alt: altText(image, links) };
      const snapshot = { languageId, text: document.getText(), eol } as const;
      const { start, end, text } = links.linkEdit(snapshot, { start: offset, end: offset }, link, 'after');
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
        text,
      );
    }
    if (edit.size === 0) return undefined;
    // A link belongs behind the block that it was dropped on, not into its words.
    const drop = new vscode.DocumentDropEdit('', 'Insert Link', kind);
    drop.additionalEdit = edit;
    return drop;
  }
}
