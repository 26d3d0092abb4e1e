import type {
  ImageBackground,
  ImageFormat,
  ImageModeration,
  ImageQuality,
  ImageSize,
  ListedModel,
} from './imageProvider.ts';
import { modelTable, unknownFamily } from './modelTable.ts';

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
  /** Published US dollars for the output of one image, for estimates: by size, then quality. */
  readonly outputPrice?: Readonly<Record<string, Partial<Record<ImageQuality, number>>>>;
  /** Whose figures `outputPrice` holds, where this family's own are not published. */
  readonly outputPriceOf?: string;
}

/**
 * What a model takes. An alias, `{ "my-deployment": "gpt-image-2.6" }`, names a family or a model and wins over
 * the table; a dated snapshot (`gpt-image-2-2026-04-21`) is its model. Anything else is the unknown family, which
 * takes every option.
 */
export function familyOf(id: string, aliases: Readonly<Record<string, string>> = {}): ModelFamily {
  const target = Object.hasOwn(aliases, id) ? aliases[id] : undefined;
  return (target !== undefined ? findFamily(target) : undefined) ?? findFamily(id) ?? unknownFamily;
}

export function isKnownFamily(family: ModelFamily): boolean {
  return modelTable.includes(family);
}

/** Every model of the table, the recommended first. */
export function knownModels(): readonly KnownModel[] {
  return modelTable.flatMap(({ models }) => models);
}

/** @returns for a dated snapshot the entry of its model. */
export function knownModel(id: string): KnownModel | undefined {
  return knownModels().find((model) => isSameModel(id, model.id));
}

/**
 * What `auto` means: the first model of the table that the server lists and does not shut down by `today`, else
 * the only model that it lists. An empty list means that the server's models are not known, and gives the table's.
 */
export function recommendedModel(listed: readonly ListedModel[], today: Date): string | undefined {
  const alive = (shutdownDate: string | undefined) => !shutdownDate || shutdownDate > isoDate(today);
  if (listed.length === 0) return knownModels().find(({ shutdownDate }) => alive(shutdownDate))?.id;
  const offered = listed.filter(({ shutdownDate }) => alive(shutdownDate));
  for (const model of knownModels()) {
    const match =
      offered.find(({ id }) => id === model.id) ?? offered.find(({ id }) => isSameModel(id, model.id));
    if (match) return match.id;
  }
  return offered.length === 1 ? offered[0]?.id : undefined;
}

/**
 * The ISO date on which the model stops: what the server says, else what the table knows. A past date on a server
 * that still lists the model means that it lives on there.
 */
export function shutdownOf(id: string, listed: readonly ListedModel[]): string | undefined {
  return listed.find((model) => model.id === id)?.shutdownDate ?? knownModel(id)?.shutdownDate;
}

/** Whether the family takes the size; an unknown family takes any. */
export function isLegalSize(size: ImageSize, { sizes }: ModelFamily): boolean {
  if (size === 'auto') return sizes.kind === 'any' || sizes.auto;
  if (sizes.kind === 'list') return sizes.sizes.includes(size);
  const edges = parseSize(size);
  if (!edges) return false;
  if (sizes.kind === 'any') return true;
  const { width, height } = edges;
  const pixels = width * height;
  return (
    width % sizes.multiple === 0 &&
    height % sizes.multiple === 0 &&
    Math.max(width, height) <= sizes.maxEdge &&
    Math.max(width, height) <= Math.min(width, height) * sizes.maxRatio &&
    pixels >= sizes.minPixels &&
    pixels <= sizes.maxPixels
  );
}

/** A legal size that the server calls experimental: slower, and not always as asked. */
export function isExperimentalSize(size: ImageSize, { sizes }: ModelFamily): boolean {
  const edges = parseSize(size);
  if (sizes.kind !== 'range' || !edges) return false;
  return edges.width * edges.height > sizes.experimentalAbovePixels;
}

/** @returns `undefined` for `auto` and for what is no size. */
export function parseSize(size: string): { readonly width: number; readonly height: number } | undefined {
  const match = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(size);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

function findFamily(name: string): ModelFamily | undefined {
  return modelTable.find(
    (family) => family.name === name || family.models.some((model) => isSameModel(name, model.id)),
  );
}

function isSameModel(id: string, model: string): boolean {
  return id === model || (id.startsWith(model) && /^-\d{4}-\d{2}-\d{2}$/.test(id.slice(model.length)));
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
