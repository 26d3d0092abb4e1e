import type { MaskCommand } from '../../src/protocol/maskEditor.ts';
import { focusedElement, takesLetters } from '../shared/textField.ts';
import type { EditorCommands } from './state/editorCommands.ts';

/** Undo and redo belong to the text while text has the focus. */
export function routeCommand(name: MaskCommand, commands: EditorCommands): void {
  const isStep = name === 'undo' || name === 'redo';
  if (isStep && takesLetters(focusedElement())) document.execCommand(name);
  else void commands[name]();
}
