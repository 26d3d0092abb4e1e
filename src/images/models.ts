import type {
  ImageBackground,
  ImageFormat,
  ImageModeration,
  ImageQuality,
  ImageSize,
} from './imageProvider.ts';

/** US dollars per million tokens. */
export interface TokenPrices {
  readonly textInput: number;
  readonly imageInput: number;
  readonly imageOutput: number;
}

export interface PublishedPrices extends TokenPrices {
  /** ISO date on which the figures were read. */
  readonly date: string;
  readonly source: string;
}

/** Sizes that a family takes: a fixed list, or any `WxH` inside these limits. `auto` is always extra. */
export type SizeRule =
  | { readonly kind: 'list'; readonly sizes: readonly ImageSize[]; readonly auto: boolean }
  | {
      readonly kind: 'range';
      readonly auto: boolean;
      /** Both edges are multiples of this, in pixels. */
      readonly multiple: number;
      readonly maxEdge: number;
      /** The longer edge is at most this many times the shorter. */
      readonly maxRatio: number;
      readonly minPixels: number;
      readonly maxPixels: number;
      /** Above this many pixels the server calls the size experimental. */
      readonly experimentalAbovePixels: number;
      /** What a picker offers. */
      readonly presets: readonly ImageSize[];
    }
  /** Nothing is known: any size the user set is sent. */
  | { readonly kind: 'any' };

export interface KnownModel {
  readonly id: string;
  /** As in "Sunburst". */
  readonly label: string;
  /** As in "Best detail". */
  readonly sentence: string;
  /** ISO date after which OpenAI refuses it; a past date means it lives on compatible servers only. */
  readonly shutdownDate?: string;
  readonly replacement?: string;
}

export interface ModelFamily {
  /** As in `gpt-image-2.6`; also what `easel.modelAliases` names. */
  readonly name: string;
  readonly models: readonly KnownModel[];
  readonly sizes: SizeRule;
  /** Empty: the parameter is not sent. The same holds for the lists below. */
  readonly qualities: readonly ImageQuality[];
  readonly formats: readonly ImageFormat[];
  readonly backgrounds: readonly ImageBackground[];
  readonly moderations: readonly ImageModeration[];
  /** At most this many images a request. */
  readonly maxCount: number;
  /** In characters. */
  readonly maxPromptLength: number;
  readonly generate: boolean;
  /** At most this many images into an edit; 0: no edits. */
  readonly maxEditImages: number;
  readonly mask: boolean;
  /** Has the legacy `/images/variations`. */
  readonly variations: boolean;
  /** `always` streams single images even without previews, which keeps idle proxies open. */
  readonly stream: 'always' | 'previews' | 'never';
  /** Ask for `b64_json` by `response_format`; GPT Image models refuse the parameter. */
  readonly responseFormat: boolean;
  readonly prices?: PublishedPrices;
  /** Published output tokens or dollars of one image, for estimates: by size, then quality. */
  readonly outputPrice?: Readonly<Record<string, Partial<Record<ImageQuality, number>>>>;
}
