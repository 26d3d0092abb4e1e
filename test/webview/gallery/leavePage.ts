/**
 * Takes the focus out of this document, as a menu of VS Code does: into the one around it.
 *
 * @returns what gives it back to the window, as VS Code does.
 */
export function leavePage(): () => void {
  const field = window.parent.document.createElement('input');
  window.parent.document.body.append(field);
  field.focus();
  return () => {
    window.focus();
    field.remove();
  };
}
