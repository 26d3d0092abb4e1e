import type { Size } from '../../geometry/rectangle.ts';
import { imageFormatOf } from '../../images/imageFormat.ts';
import type { ImageFormat, ImageUri } from '../../images/imageProvider.ts';
import type { FileSystem } from '../../library/fileSystem.ts';
import { jpegFacts } from '../../pictures/jpegFacts.ts';
import { readChunks } from '../../pictures/pngChunks.ts';
import { readHeader } from '../../pictures/pngHeader.ts';
import { webpFacts } from '../../pictures/webpFacts.ts';

/** What a file holds, by its first bytes. */
export interface FileFacts {
  readonly format: ImageFormat;
  /** As it is shown, in pixels. */
  readonly size: Size;
}

/** `undefined` for what cannot be read. */
export async function fileFacts(
  uri: ImageUri,
  files: Pick<FileSystem, 'readFile'>,
): Promise<FileFacts | undefined> {
  try {
    const data = await files.readFile(uri);
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
