import type { ImageUri } from '../../images/imageProvider.ts';

/** Whether the document's path matches a glob; with `folder`, its path below that folder. */
export type MatchesDocument = (glob: string, folder?: ImageUri) => boolean;

/**
 * The destination that `markdown.copyFiles.destination` gives a document: the first whose glob matches. As in
 * VS Code, a leading `/` anchors the glob to a workspace folder, and any other matches at every depth.
 */
export function copyFilesDestination(
  setting: unknown,
  workspaceFolders: readonly ImageUri[],
  matches: MatchesDocument,
): string | undefined {
  if (typeof setting !== 'object' || setting === null) return undefined;
  for (const [glob, destination] of Object.entries(setting)) {
    if (typeof destination !== 'string') continue;
    const found = glob.startsWith('/')
      ? workspaceFolders.some((folder) => matches(glob.slice(1), folder))
      : matches(glob.startsWith('**') ? glob : `**/${glob}`);
    if (found) return destination;
  }
  return undefined;
}
