import type { GallerySource } from '../../../src/protocol/gallery.ts';
import type { Choice } from '../../shared/choiceField.ts';
import type { Gallery } from '../state/gallery.ts';

export const sources: readonly { readonly source: GallerySource; readonly label: string }[] = [
  { source: 'records', label: 'Made by Easel' },
  { source: 'workspace', label: 'All in workspace' },
];

const operations: readonly Choice[] = [
  { value: '', label: 'Any operation' },
  { value: 'generate', label: 'Generated' },
  { value: 'edit', label: 'Edited' },
  { value: 'variation', label: 'Variations' },
];

const states: readonly Choice[] = [
  { value: 'all', label: 'Any state' },
  { value: 'files', label: 'Files' },
  { value: 'notKept', label: 'Not kept' },
  { value: 'removed', label: 'Discarded or deleted' },
];

const sorts: readonly Choice[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'name', label: 'By name' },
];

/** What there is to choose; a model that is filtered by stays, also when it has no images any more. */
export function filterChoices({ results, query }: Gallery): {
  readonly operations: readonly Choice[];
  readonly models: readonly Choice[];
  readonly states: readonly Choice[];
  readonly sorts: readonly Choice[];
} {
  const known = results.result.models;
  const names = query.model === undefined || known.includes(query.model) ? known : [query.model, ...known];
  const models = [{ value: '', label: 'Any model' }, ...names.map((value) => ({ value, label: value }))];
  return { operations, models, states, sorts };
}
