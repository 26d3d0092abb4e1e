import * as vscode from 'vscode';
import { uriName } from '../../host/uriName.ts';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ImageLibrary } from '../../images/imageLibrary.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import { inputLimits } from '../../images/inputLimits.ts';
import type { GalleryReference } from '../../protocol/gallery.ts';
import type { ReferenceOrigins } from './referenceOrigins.ts';

interface Origin {
  readonly name: string;
  readonly uri?: ImageUri;
}

/** An image to be sent along. */
export interface Reference {
  readonly data: Uint8Array;
  readonly format: ImageFormat;
  readonly uri?: ImageUri;
}

/**
 * Images that the model is to look at. They go to the archive at once, so that a page may load them wherever they
 * came from, and that they are still there after a reload: their ids are their names in it.
 */
export class GalleryReferences {
  readonly #library: Pick<ImageLibrary, 'archive' | 'read'>;
  readonly #urlOf: (hash: string, format: ImageFormat) => string;
  readonly #origins: Pick<ReferenceOrigins, 'of' | 'remember'>;

  constructor(
    library: Pick<ImageLibrary, 'archive' | 'read'>,
    urlOf: (hash: string, format: ImageFormat) => string,
    origins: Pick<ReferenceOrigins, 'of' | 'remember'>,
  ) {
    this.#library = library;
    this.#urlOf = urlOf;
    this.#origins = origins;
  }

  /** @throws Error with a sentence, LibraryError */
  async addFile(uri: vscode.Uri): Promise<GalleryReference> {
    const name = uriName(uri);
    const { size } = await existing(vscode.workspace.fs.stat(uri), name);
    assertSendable(size, name);
    const data = await existing(vscode.workspace.fs.readFile(uri), name);
    return this.#add(data, { name, uri: uri.toString() });
  }

  /** What the archive holds already. @throws Error with a sentence, LibraryError */
  async addArchived(hash: string, format: ImageFormat, name: string): Promise<GalleryReference> {
    const { data } = await this.#library.read(hash, format);
    return this.#add(data, { name });
  }

  /** @throws RangeError for what is no id, LibraryError once the archive no longer holds it. */
  async read(id: string): Promise<Reference> {
    const [, hash, format] = /^([0-9a-f]{64})\.(png|jpeg|webp)$/.exec(id) ?? [];
    if (hash === undefined) throw new RangeError('There is no such reference image. Add it again.');
    const uri = this.#origins.of(id);
    const { data } = await this.#library.read(hash, format as ImageFormat);
    return { data, format: format as ImageFormat, ...(uri !== undefined && { uri }) };
  }

  async #add(data: Uint8Array, origin: Origin): Promise<GalleryReference> {
    assertSendable(data.length, origin.name);
    const format = imageFormatOf(data);
    if (!format) throw new Error(`“${origin.name}” is no PNG, JPEG or WebP image. Choose another one.`);
    const { hash } = await this.#library.archive({ data, format });
    const id = `${hash}.${format}`;
    if (origin.uri !== undefined) this.#origins.remember(id, origin.uri);
    return { id, name: origin.name, url: this.#urlOf(hash, format) };
  }
}

/** Asks for files; none: the person gave up. */
export async function pickReferences(): Promise<readonly vscode.Uri[]> {
  const uris = await vscode.window.showOpenDialog({
    title: 'Reference Images',
    openLabel: 'Add',
    canSelectMany: true,
    filters: { Images: ['png', 'jpg', 'jpeg', 'webp'] },
  });
  return uris ?? [];
}

function assertSendable(bytes: number, name: string): void {
  if (bytes >= inputLimits.bytes) {
    throw new Error(`“${name}” has more than 50 MB, and no model takes that. Choose a smaller image.`);
  }
}

async function existing<T>(reading: Thenable<T>, name: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new Error(`“${name}” cannot be read. Check that it is still there.`, { cause: error });
  }
}
