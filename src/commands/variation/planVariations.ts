import type { EditRequest, VariationRequest } from '../../images/imageProvider.ts';
import type { ModelFamily } from '../../images/models.ts';
import {
  type RequestSource,
  refusalOf,
  type VariationChoices,
  variationRequest,
} from './variationRequest.ts';

export interface VariationPlan<S extends RequestSource> {
  readonly planned: readonly {
    readonly source: S;
    /** Not fitted yet; see `fittedRequest`. */
    readonly request: EditRequest | VariationRequest;
  }[];
  /** Left out, each with the reason as a sentence. */
  readonly refused: readonly { readonly source: S; readonly sentence: string }[];
}

/** One request for each source that the model takes. */
export function planVariations<S extends RequestSource>(
  sources: readonly S[],
  choices: VariationChoices,
  model: string,
  family: ModelFamily,
): VariationPlan<S> {
  const all = sources.map((source) => {
    const request = variationRequest(source, choices, model, family);
    return { source, request, sentence: refusalOf(source, request, family)?.sentence };
  });
  return {
    planned: all
      .filter(({ sentence }) => sentence === undefined)
      .map(({ source, request }) => ({ source, request })),
    refused: all.flatMap(({ source, sentence }) => (sentence === undefined ? [] : [{ source, sentence }])),
  };
}
