/** Long enough that a slider that moves, or a word that is typed, is saved once. */
const delay = 200;

export interface Drafting {
  /** What says, by events of these types, that the draft may have changed. */
  readonly source: EventTarget;
  readonly types: readonly string[];
  write(): string;
  save(draft: string): Promise<void>;
}

/**
 * Saves the draft at once after a change, those that follow closely a little later together, and at once when the page
 * may go: VS Code ends a page that it hides, and does not always say so first.
 */
export function saveDrafts({ source, types, write, save }: Drafting): { dispose(): void } {
  let timer: number | undefined;
  let saved = '';

  const saveNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const draft = write();
    if (draft === saved) return;
    saved = draft;
    // A host that is gone, or cannot write, says so itself.
    void save(draft).catch(() => {});
  };
  const later = (): void => {
    if (timer !== undefined) return;
    saveNow();
    timer = setTimeout(saveNow, delay);
  };
  const flush = (): void => {
    if (timer !== undefined) saveNow();
  };

  for (const type of types) source.addEventListener(type, later);
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return {
    dispose() {
      clearTimeout(timer);
      for (const type of types) source.removeEventListener(type, later);
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    },
  };
}
