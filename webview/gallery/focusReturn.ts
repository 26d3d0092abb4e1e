/**
 * Gives the focus back to what had it. Menus, palettes and dialogs of VS Code return it to the page alone: Chromium
 * forgets the element as soon as another document has the focus.
 *
 * @param fallback called where what had the focus is gone, or cannot have it any more.
 */
export function returnFocus(fallback: () => void): { dispose(): void } {
  const listening = new AbortController();
  const { signal } = listening;
  let last: HTMLElement | undefined;
  document.addEventListener(
    // Between two elements of the page's own it stays within their shadow tree: only leaving comes up here.
    'focusout',
    (event) => {
      const [element] = event.composedPath();
      if (element instanceof HTMLElement) last = element;
    },
    { signal },
  );
  const restore = (): void => {
    if (!last || signal.aborted || !isNowhere()) return;
    last.focus({ preventScroll: true });
    if (isNowhere()) fallback();
  };
  window.addEventListener(
    'focus',
    // A click or the Tab key brings the focus somewhere itself, in this same task.
    ({ target }) => target === window && setTimeout(restore),
    { signal },
  );
  return { dispose: () => listening.abort() };
}

function isNowhere(): boolean {
  return document.hasFocus() && document.activeElement === document.body;
}
