import { LibraryError } from '../../images/imageLibrary.ts';
import type { ImageUri } from '../../images/imageProvider.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { isFileUri, isPathWithin, parentUri, uriPath } from './uriPath.ts';

type Links = Pick<FileSystem, 'stat' | 'realUri'>;

/**
 * Follows the links on the way to `folder`, which need not exist yet.
 *
 * On file systems that cannot say where a link leads, a link anywhere below the workspace folder is refused.
 * @throws LibraryError when writing there would write outside `workspaceFolder`.
 */
export async function assertInsideWorkspace(
  folder: ImageUri,
  workspaceFolder: ImageUri,
  files: Links,
): Promise<void> {
  if (hasDots(folder)) {
    throw new LibraryError(
      'outsideWorkspace',
      `The folder “${uriPath(folder)}” has “.” or “..” in its path. Write the path without them.`,
      folder,
    );
  }
  if (await leadsInside(folder, workspaceFolder, files)) return;
  throw new LibraryError(
    'outsideWorkspace',
    `The folder “${uriPath(folder)}” leads outside the workspace folder “${uriPath(workspaceFolder)}” through a link. ` +
      'Set easel.outputFolder to a folder that is really inside.',
    folder,
  );
}

/**
 * Whether what is written at `uri`, a file or a folder that need not exist yet, lands in `workspaceFolder`, as
 * {@link assertInsideWorkspace} says.
 */
export async function leadsInside(uri: ImageUri, workspaceFolder: ImageUri, files: Links): Promise<boolean> {
  if (hasDots(uri)) return false;
  return isFileUri(uri)
    ? isReallyInside(uri, workspaceFolder, files)
    : hasNoLinks(uri, workspaceFolder, files);
}

/**
 * Whether the path climbs: below a folder that does not exist yet, nothing says where it would end up. Windows
 * also climbs by a backslash.
 */
function hasDots(folder: ImageUri): boolean {
  return uriPath(folder)
    .split(/[\\/]/)
    .some((segment) => segment === '.' || segment === '..');
}

async function isReallyInside(folder: ImageUri, workspaceFolder: ImageUri, files: Links): Promise<boolean> {
  const root = await files.realUri(workspaceFolder);
  if (root === undefined) return false;
  for (const ancestor of ancestors(folder)) {
    let real = await files.realUri(ancestor);
    if (real === undefined) {
      if (!(await files.stat(ancestor))) continue;
      // Either somebody has just made it, or it is a link to nothing, through which nothing may be made.
      real = await files.realUri(ancestor);
    }
    return real !== undefined && isPathWithin(uriPath(real), uriPath(root));
  }
  return false;
}

async function hasNoLinks(folder: ImageUri, workspaceFolder: ImageUri, files: Links): Promise<boolean> {
  const root = uriPath(workspaceFolder);
  for (const ancestor of ancestors(folder)) {
    if (uriPath(ancestor) === root) return true;
    if ((await files.stat(ancestor))?.symbolicLink) return false;
  }
  return false;
}

/** The folder itself first, the root last. */
function* ancestors(folder: ImageUri): Generator<ImageUri> {
  for (let uri = folder, child = ''; uri !== child; ) {
    yield uri;
    child = uri;
    uri = parentUri(uri);
  }
}
