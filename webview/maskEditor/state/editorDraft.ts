import type { Point } from '../../../src/geometry/rectangle.ts';
import { type EditorSettings, initialSettings } from './editorSettings.ts';
import type { StoredMask } from './paintedMasks.ts';

export interface View {
  /** CSS pixels per image pixel. */
  readonly zoom: number;
  readonly center: Point;
}

/** What a page keeps over hiding, closing and reloading. */
export interface EditorDraft {
  readonly settings: EditorSettings;
  /** By image id. */
  readonly masks: Readonly<Record<string, StoredMask>>;
  readonly view?: View;
}

/** Raised when older drafts can no longer be read. */
const version = 1;

export function writeDraft(draft: EditorDraft): string {
  return JSON.stringify({ version, ...draft });
}

/** An empty one, when there is none, or none that this version understands. */
export function readDraft(text: string | undefined): EditorDraft {
  const empty: EditorDraft = { settings: initialSettings, masks: {} };
  if (text === undefined) return empty;
  try {
    const draft: Partial<EditorDraft> & { readonly version?: number } = JSON.parse(text);
    if (draft.version !== version) return empty;
    return { ...empty, ...draft, settings: { ...initialSettings, ...draft.settings } };
  } catch {
    return empty;
  }
}
