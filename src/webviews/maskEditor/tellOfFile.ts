import { isPictureError } from '../../images/pictures.ts';
import type { EditorState } from './editorState.ts';
import type { FileChange } from './maskEditorDocument.ts';
import type { MaskEditorParts } from './maskEditorParts.ts';
import { tellOfColours } from './tellOfColours.ts';

/** Says that the file is another one now, or none. */
export function tellOfFile(
  { state: { picture, error }, overwritten }: FileChange,
  state: EditorState,
  { editPngCopy }: Pick<MaskEditorParts, 'editPngCopy'>,
): void {
  const { messages, document } = state;
  if (error === undefined) {
    messages.hide('file');
    tellOfColours(state);
    if (!overwritten || !picture) return;
    const [before, now] = [overwritten.facts, picture.facts];
    const isSameSize = before.width === now.width && before.height === now.height;
    const mask = isSameSize ? 'Your mask is kept.' : 'It has another size now, so the mask starts anew.';
    const text = `“${document.name}” changed on disk. ${mask}`;
    messages.show({ id: 'file', severity: 'info', text });
    return;
  }
  const text = error instanceof Error ? error.message : String(error);
  const isOtherFormat = isPictureError(error) && error.reason === 'notPng';
  messages.show(
    { id: 'file', severity: picture ? 'warning' : 'error', text },
    isOtherFormat ? { title: 'Edit a PNG Copy', run: () => editPngCopy(state.uri) } : undefined,
  );
}
