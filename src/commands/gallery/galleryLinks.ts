import * as vscode from 'vscode';
import { uriStem } from '../../host/uriName.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import { promptWithoutStyle } from '../../images/promptWithoutStyle.ts';
import { type ImageLinks, LinkPlace } from '../generation/linkPlace.ts';
import { linkTarget } from '../generation/linkTarget.ts';
import type { LastTextEditor } from './lastTextEditor.ts';

/** A file to be linked to. */
export interface LinkedImage {
  readonly uri: ImageUri;
  /** What it shows, where that is known. */
  readonly prompt?: string;
}

/** Links to images of the gallery, in whatever document is beside it. */
export class GalleryLinks {
  readonly #loadLinks: () => Promise<ImageLinks>;
  readonly #lastTextEditor: Pick<LastTextEditor, 'current'>;

  constructor(loadLinks: () => Promise<ImageLinks>, lastTextEditor: Pick<LastTextEditor, 'current'>) {
    this.#loadLinks = loadLinks;
    this.#lastTextEditor = lastTextEditor;
  }

  /**
   * At the caret of the text editor that had the focus last, each link in its own place; that editor has the focus
   * then. @throws Error with a sentence when there is none, or it cannot show images.
   */
  async insert(images: readonly LinkedImage[]): Promise<void> {
    const links = await this.#loadLinks();
    const last = this.#lastTextEditor.current;
    if (!last || !links.hasImageSyntax(last.document.languageId)) {
      throw new Error(
        'Put the caret where the link belongs, in a document that can show images, then try again.',
      );
    }
    const editor = await vscode.window.showTextDocument(last.document, {
      ...(last.viewColumn !== undefined && { viewColumn: last.viewColumn }),
    });
    const place = new LinkPlace(editor.document, editor.selection, true, links);
    try {
      // Each goes right behind the place, so the last is written first.
      for (const image of images.toReversed()) {
        const path = linkTarget(editor.document, image.uri, links);
        if (path === undefined) throw new Error('No relative path leads from this document to the image.');
        const inserted = await place.insert(path, altText(image, links), 'after', images.length === 1);
        if ('link' in inserted) inserted.link.dispose();
        else throw new Error('The link could not be written. Put the caret elsewhere, then try again.');
      }
    } finally {
      place.dispose();
    }
  }

  /** Markdown, one image a line, relative to the document that had the focus last. */
  async markdown(images: readonly LinkedImage[]): Promise<string> {
    const links = await this.#loadLinks();
    const document = this.#lastTextEditor.current?.document;
    const empty = { languageId: 'markdown', text: '', eol: '\n' } as const;
    const lines = images.map((image) => {
      const path = linkTarget(document, image.uri, links) ?? image.uri;
      const link = { path, alt: altText(image, links) };
      return links.linkEdit(empty, { start: 0, end: 0 }, link, 'replace').text.trim();
    });
    return lines.join('\n');
  }
}

export function altText({ uri, prompt }: LinkedImage, links: ImageLinks): string {
  return links.altText(prompt === undefined ? uriStem(vscode.Uri.parse(uri)) : promptWithoutStyle(prompt));
}
