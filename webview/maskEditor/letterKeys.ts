import { takesLetters } from '../shared/textField.ts';
import type { EditorCommand } from './state/editorCommands.ts';

/** Keys without modifiers. VS Code's own key bindings cannot tell whether the prompt has the focus. */
export const letterKeys: Readonly<Partial<Record<string, EditorCommand>>> = {
  b: 'brush',
  e: 'eraser',
  r: 'rectangle',
  o: 'ellipse',
  l: 'lasso',
  g: 'fill',
  '[': 'smallerBrush',
  ']': 'largerBrush',
};

/** While it is held, the mask's colour is away. */
export const hideKey = 'h';

/** The letter that was pressed as a command; `undefined` while text is typed, composed, or modified. */
export function pressedLetter(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey)
    return undefined;
  return takesLetters(event.composedPath()[0]) ? undefined : event.key.toLowerCase();
}

/**
 * VS Code sees every key that reaches the window, whether or not it did something here: what is typed, and what
 * the page used, must not be a key binding too.
 */
export function isTyped(event: KeyboardEvent): boolean {
  const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  return (isText || event.isComposing) && takesLetters(event.composedPath()[0]);
}
