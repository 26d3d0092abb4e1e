/**
 * From the folder of a document to a file, decoded, with `/` between its parts. `undefined` when no relative path
 * leads there: another scheme, another host, another drive. Throws `URIError` when a URI is not well encoded.
 */
export function relativePath(fromDocumentUri: string, toFileUri: string): string | undefined {
  const from = locate(fromDocumentUri);
  const to = locate(toFileUri);
  if (!from || !to || from.root !== to.root) return undefined;
  const folder = from.segments.slice(0, -1);
  let shared = 0;
  while (
    shared < folder.length &&
    shared < to.segments.length - 1 &&
    folder[shared] === to.segments[shared]
  ) {
    shared += 1;
  }
  return [...folder.slice(shared).map(() => '..'), ...to.segments.slice(shared)].join('/');
}

/** Scheme, authority and drive are compared without case, as operating systems do. */
function locate(uri: string): { root: string; segments: string[] } | undefined {
  const parts = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri);
  if (!parts) return undefined;
  const [, scheme = '', authority = '', path = ''] = parts;
  const [first = '', ...segments] = path.replace(/^\//, '').split('/').map(decodeURIComponent);
  const origin = `${scheme}://${decodeURIComponent(authority)}`.toLowerCase();
  if (/^[a-z]:$/i.test(first)) return { root: `${origin}/${first.toLowerCase()}`, segments };
  return { root: origin, segments: [first, ...segments] };
}
