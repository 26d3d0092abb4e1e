import { posix } from 'node:path';
import type { ImageUri } from '../../images/imageProvider.ts';

/** RFC 3986, appendix B: scheme and authority, path, query and fragment. */
const parts = /^([^:/?#]+:(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/s;

/** The decoded path of a URI: `/` separates, a Windows drive reads `/c:/…`. */
export function uriPath(uri: ImageUri): string {
  const path = parts.exec(uri)?.[2] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The URI with another path, encoded as `vscode.Uri.toString()` does, so that equal URIs are equal strings. */
export function withUriPath(uri: ImageUri, path: string): ImageUri {
  const [, origin = '', , rest = ''] = parts.exec(uri) ?? [];
  return origin + path.split('/').map(encodeSegment).join('/') + rest;
}

export function joinUri(folder: ImageUri, ...segments: readonly string[]): ImageUri {
  return withUriPath(folder, posix.join(uriPath(folder), ...segments));
}

export function parentUri(uri: ImageUri): ImageUri {
  return withUriPath(uri, posix.dirname(uriPath(uri)));
}

export function isFileUri(uri: ImageUri): boolean {
  return uri.startsWith('file:');
}

/** `path` is `folder` or below it; both normalised. */
export function isPathWithin(path: string, folder: string, ignoreCase = false): boolean {
  const [inner, outer] = ignoreCase ? [path.toLowerCase(), folder.toLowerCase()] : [path, folder];
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
