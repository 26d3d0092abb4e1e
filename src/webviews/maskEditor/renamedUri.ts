import type { FileMove } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';

/** What a file is called once it, or a folder above it, was renamed; `undefined` when neither was. */
export function renamedUri(uri: ImageUri, { from, to }: FileMove): ImageUri | undefined {
  return uri === from || uri.startsWith(`${from}/`) ? to + uri.slice(from.length) : undefined;
}
