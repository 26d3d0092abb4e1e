const wordlessInputs: ReadonlySet<string> = new Set(['button', 'checkbox', 'color', 'radio', 'range']);

/** True where letters are typed, or looked for in a list; the element itself, not its host. */
export function takesLetters(element: EventTarget | null | undefined): boolean {
  if (element instanceof HTMLInputElement) return !wordlessInputs.has(element.type);
  if (!(element instanceof HTMLElement)) return false;
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    element.isContentEditable ||
    element.role === 'combobox'
  );
}

/** The element with the focus, however deep in shadow trees. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
