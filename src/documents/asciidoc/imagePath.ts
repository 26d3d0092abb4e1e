import { encodePath } from '../encodePath.ts';

/** A target for an image macro: seen from the document's `imagesdir`, which AsciiDoc puts before it. */
export function imagePath(path: string, documentText: string): string {
  const folder = /^:imagesdir:[ \t]*(\S[^\r\n]*?)[ \t]*$/m.exec(documentText)?.[1] ?? '';
  return escapeTarget(fromFolder(path, folder.replace(/^\{docdir\}\/?/, '')));
}

/** Absolute folders, URLs and other attributes lead nowhere that is known here; there the path stays as it is. */
function fromFolder(path: string, folder: string): string {
  if (/^(?:\/|[a-z][a-z0-9+.-]*:)|[{}]/i.test(folder)) return path;
  const from = folder.split('/').filter((segment) => segment !== '' && segment !== '.');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  if (from.slice(shared).includes('..')) return path;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Inside a line AsciiDoc looks for formatting, dashes and ellipses before it looks for macros. */
function escapeTarget(path: string): string {
  return encodePath(path).replace(/~|(?<=_)_|(?<=-)-|(?<=\+)\+|(?<=\.\.)\./g, asciiCode);
}

/** `encodeURIComponent` leaves these marks alone. */
function asciiCode(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
