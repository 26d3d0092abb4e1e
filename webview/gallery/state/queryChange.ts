import type { GalleryQuery } from '../../../src/protocol/gallery.ts';

/** What to ask otherwise than before; a filter that is `undefined` goes off. */
export type QueryChange = { readonly [Name in keyof GalleryQuery]?: GalleryQuery[Name] | undefined };

/** Everything of a source again; the order stays. */
export const noFilters: QueryChange = {
  text: '',
  state: 'all',
  operation: undefined,
  model: undefined,
  starred: undefined,
};

export function changedQuery(query: GalleryQuery, change: QueryChange): GalleryQuery {
  const { source, text, state, sort, operation, model, starred } = { ...query, ...change };
  return {
    source: source ?? query.source,
    text: text ?? query.text,
    state: state ?? query.state,
    sort: sort ?? query.sort,
    ...(operation !== undefined && { operation }),
    ...(model !== undefined && { model }),
    ...(starred !== undefined && { starred }),
  };
}
