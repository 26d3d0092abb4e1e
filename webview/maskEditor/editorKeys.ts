import { hideKey, isTyped, letterKeys, pressedLetter } from './letterKeys.ts';
import type { Editing } from './state/editing.ts';
import type { EditorCommands } from './state/editorCommands.ts';

/** Single letters choose tools, H hides the mask while it is held, Escape leaves the candidate. */
export function listenToKeys(editing: Editing, commands: EditorCommands): { dispose(): void } {
  const hide = (isHidden: boolean): void => {
    if (editing.isOverlayHidden === isHidden) return;
    editing.isOverlayHidden = isHidden;
    editing.changed();
  };

  const onKeydown = (event: KeyboardEvent): void => {
    if (isTyped(event)) event.stopPropagation();
    const letter = pressedLetter(event);
    if (letter === undefined) return;
    const command = letter === 'escape' && editing.candidate ? 'editMask' : letterKeys[letter];
    if (!command && letter !== hideKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (command) void commands[command]();
    else hide(true);
  };
  const onKeyup = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === hideKey) hide(false);
  };
  const onBlur = (): void => hide(false);

  document.addEventListener('keydown', onKeydown);
  document.addEventListener('keyup', onKeyup);
  window.addEventListener('blur', onBlur);
  return {
    dispose() {
      document.removeEventListener('keydown', onKeydown);
      document.removeEventListener('keyup', onKeyup);
      window.removeEventListener('blur', onBlur);
    },
  };
}
