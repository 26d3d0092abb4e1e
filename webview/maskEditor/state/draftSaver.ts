import type { MaskEditorHost } from '../../../src/protocol/maskEditor.ts';
import { type Editing, EditingChangeEvent } from './editing.ts';
import { writeDraft } from './editorDraft.ts';

/** Long enough that a slider that moves, or a word that is typed, is saved once. */
const delay = 200;

/** Saves the draft soon after each change, and at once when the page may go. */
export function saveDrafts(editing: Editing, host: MaskEditorHost): { dispose(): void } {
  let timer: number | undefined;
  let saved = '';

  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const draft = writeDraft(editing.draft);
    if (draft === saved) return;
    saved = draft;
    // A host that is gone, or cannot write, says so itself.
    void host.saveDraft({ draft }).catch(() => {});
  };
  const later = (): void => {
    timer ??= setTimeout(save, delay);
  };
  const flush = (): void => {
    if (timer !== undefined) save();
  };

  editing.addEventListener(EditingChangeEvent.type, later);
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return {
    dispose() {
      clearTimeout(timer);
      editing.removeEventListener(EditingChangeEvent.type, later);
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    },
  };
}
