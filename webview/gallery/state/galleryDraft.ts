import type { ComposerChoices, GalleryQuery, GalleryReference } from '../../../src/protocol/gallery.ts';

/** What a page keeps over hiding, closing and reloading. */
export interface GalleryDraft {
  readonly query: GalleryQuery;
  /** Of the longer side of a thumbnail, in CSS pixels. */
  readonly thumbnailSize: number;
  /** Place of the first image on screen. */
  readonly first: number;
  readonly selected: readonly string[];
  readonly active?: string;
  /** The image whose details are open. */
  readonly details?: string;
  /** As far as the person wrote one. */
  readonly prompt?: string;
  /** As far as the person made them. */
  readonly choices: Partial<ComposerChoices>;
  readonly references: readonly GalleryReference[];
}

export const thumbnailSizes = { min: 100, max: 320 } as const;

export const everything: GalleryQuery = { source: 'records', text: '', state: 'all', sort: 'newest' };

export const emptyDraft: GalleryDraft = {
  query: everything,
  thumbnailSize: 180,
  first: 0,
  selected: [],
  choices: {},
  references: [],
};

/** Raised when older drafts can no longer be read. */
const version = 1;

/** More is nothing that a person remembers to have selected. */
const maxSelected = 1000;

export function writeDraft(draft: GalleryDraft): string {
  return JSON.stringify({ version, ...draft, selected: draft.selected.slice(0, maxSelected) });
}

/** An empty one, when there is none, or none that this version understands. */
export function readDraft(text: string | undefined): GalleryDraft {
  if (text === undefined) return emptyDraft;
  try {
    const draft: Partial<GalleryDraft> & { readonly version?: number } = JSON.parse(text);
    return draft.version === version ? { ...emptyDraft, ...draft } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}
