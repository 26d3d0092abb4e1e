import type { Size } from '../../geometry/rectangle.ts';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import type { FileStat, FileSystem } from '../../library/files/fileSystem.ts';
import { jpegFacts } from '../../pictures/jpegFacts.ts';
import { readChunks } from '../../pictures/pngChunks.ts';
import { readHeader } from '../../pictures/pngHeader.ts';
import { webpFacts } from '../../pictures/webpFacts.ts';

/** What a file holds, whatever its name says. */
export interface FileFacts {
  readonly format: ImageFormat;
  /** As it is shown, in pixels. */
  readonly size: Size;
}

interface Known {
  readonly version: string;
  readonly facts: FileFacts | undefined;
}

/** As many as anybody looks through. */
const remembered = 500;

/** Looks into files, which are read whole; again only once they have changed, since details are asked for often. */
export class FileFactsReader {
  readonly #files: Pick<FileSystem, 'readFile'>;
  readonly #known = new Map<ImageUri, Known>();

  constructor(files: Pick<FileSystem, 'readFile'>) {
    this.#files = files;
  }

  /** `undefined` for what cannot be read, and for what is no picture. */
  async of(uri: ImageUri, { changedAt, bytes }: FileStat): Promise<FileFacts | undefined> {
    const version = `${changedAt} ${bytes}`;
    const known = this.#known.get(uri);
    if (known?.version === version) return known.facts;
    const data = await this.#files.readFile(uri).catch(() => undefined);
    const facts = data && factsOf(data);
    // What could not be read now, may be later.
    if (data) this.#remember(uri, { version, facts });
    return facts;
  }

  #remember(uri: ImageUri, known: Known): void {
    this.#known.delete(uri);
    this.#known.set(uri, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > remembered && oldest !== undefined) this.#known.delete(oldest);
  }
}

function factsOf(data: Uint8Array): FileFacts | undefined {
  try {
    const format = imageFormatOf(data);
    return format && { format, size: sizeOf(data, format) };
  } catch {
    return undefined;
  }
}

/** @throws PictureError */
function sizeOf(data: Uint8Array, format: ImageFormat): Size {
  switch (format) {
    case 'png': {
      const [header] = readChunks(data);
      return readHeader(header?.data ?? new Uint8Array());
    }
    case 'jpeg':
      return jpegFacts(data);
    case 'webp':
      return webpFacts(data);
  }
}
