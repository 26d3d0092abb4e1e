import type { ImageFormat } from '../../images/imageProvider.ts';

/** The file extension of a format, without the dot. */
export function imageExtension(format: ImageFormat): string {
  return format === 'jpeg' ? 'jpg' : format;
}

/** The format that an extension names, in any case and without the dot. */
export function formatOfExtension(extension: string): ImageFormat | undefined {
  switch (extension.toLowerCase()) {
    case 'png':
      return 'png';
    case 'jpg':
    case 'jpeg':
      return 'jpeg';
    case 'webp':
      return 'webp';
    default:
      return undefined;
  }
}

/** The format that a file's name or path says, by its extension alone. */
export function formatOfName(name: string): ImageFormat | undefined {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : formatOfExtension(name.slice(dot + 1));
}
