import type { Gallery } from '../state/gallery.ts';

const uriList = 'text/uri-list';
/** What VS Code's explorer adds, one URI a line, where it leaves the list out. */
const codeUriList = 'application/vnd.code.uri-list';
/** Files may be of any scheme that VS Code has a file system for; these have none. */
const webAddress = /^(https?|ftp|data|blob|about|mailto|javascript):/i;
/** A single letter is a drive. */
const anyUri = /^[a-z][a-z\d+.-]+:/i;

/** True for images of the grid and for files, as long as the model takes references at all. */
export function isDroppable({ dataTransfer }: DragEvent, { dragged, model }: Gallery): boolean {
  if (model.options.maxReferences === 0) return false;
  if (dragged.length > 0) return true;
  const types = dataTransfer?.types ?? [];
  return types.includes(uriList) || types.includes(codeUriList);
}

/** Only files of the list: a comment, or a picture of a web page, is none. */
export function referencesOf(
  { dataTransfer }: DragEvent,
  { dragged }: Gallery,
): { readonly uris: readonly string[]; readonly ids: readonly string[] } {
  if (dragged.length > 0) return { uris: [], ids: dragged };
  const list = dataTransfer?.getData(codeUriList) || dataTransfer?.getData(uriList) || '';
  const uris = list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => anyUri.test(line) && !webAddress.test(line));
  return { uris, ids: [] };
}
