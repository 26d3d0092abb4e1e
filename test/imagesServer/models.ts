export type FamilyName =
  | 'gpt-image-2.6'
  | 'gpt-image-2.5'
  | 'gpt-image-2'
  | 'gpt-image-1.5'
  | 'gpt-image-1-mini'
  | 'dall-e-3'
  | 'dall-e-2';

/** What a model takes. */
export interface Family {
  readonly gptImage: boolean;
  /** A list, or `any` inside the GPT Image 2 line's limits. */
  readonly sizes: 'any' | readonly string[];
  readonly qualities: readonly string[];
  /** Characters. */
  readonly maxPrompt: number;
  readonly maxCount: number;
  /** Images into an edit; 0: no edits. */
  readonly maxEditImages: number;
  readonly variations: boolean;
  readonly inputFidelity: readonly string[];
  readonly complexity: boolean;
  readonly style: boolean;
}

const gptImage: Family = {
  gptImage: true,
  sizes: 'any',
  qualities: ['low', 'medium', 'high', 'auto'],
  maxPrompt: 32_000,
  maxCount: 10,
  maxEditImages: 16,
  variations: false,
  inputFidelity: [],
  complexity: false,
  style: false,
};

const fixedSizes = ['1024x1024', '1536x1024', '1024x1536'];
const moreQualities = ['low', 'medium', 'high', 'xhigh', 'max', 'auto'];

export const families: Readonly<Record<FamilyName, Family>> = {
  'gpt-image-2.6': { ...gptImage, qualities: moreQualities, complexity: true },
  'gpt-image-2.5': { ...gptImage, qualities: moreQualities },
  'gpt-image-2': gptImage,
  'gpt-image-1.5': { ...gptImage, sizes: fixedSizes, inputFidelity: ['high', 'low'] },
  'gpt-image-1-mini': { ...gptImage, sizes: fixedSizes, inputFidelity: ['low'] },
  'dall-e-3': {
    ...gptImage,
    gptImage: false,
    sizes: ['1024x1024', '1792x1024', '1024x1792'],
    qualities: ['standard', 'hd'],
    maxPrompt: 4000,
    maxCount: 1,
    maxEditImages: 0,
    style: true,
  },
  'dall-e-2': {
    ...gptImage,
    gptImage: false,
    sizes: ['256x256', '512x512', '1024x1024'],
    qualities: ['standard'],
    maxPrompt: 1000,
    maxEditImages: 1,
    variations: true,
  },
};

export interface ServedModel {
  readonly id: string;
  /** Absent: not an image model, though the list has it. */
  readonly family?: FamilyName;
  /** As listed. The server goes on serving the model afterwards, as compatible servers do. */
  readonly shutdownDate?: string;
}

/** What OpenAI lists, and the two DALL·E models that live on in compatible servers. */
export const defaultModels: readonly ServedModel[] = [
  { id: 'gpt-4o' },
  { id: 'text-embedding-3-small' },
  { id: 'gpt-image-2.6-sunburst', family: 'gpt-image-2.6' },
  { id: 'gpt-image-2.6-flare', family: 'gpt-image-2.6' },
  { id: 'gpt-image-2.5-sunburst', family: 'gpt-image-2.5' },
  { id: 'gpt-image-2.5-sunburst-2026-09-08', family: 'gpt-image-2.5' },
  { id: 'gpt-image-2.5-flare', family: 'gpt-image-2.5' },
  { id: 'gpt-image-2.5-flare-2026-09-08', family: 'gpt-image-2.5' },
  { id: 'gpt-image-2', family: 'gpt-image-2' },
  { id: 'gpt-image-2-2026-04-21', family: 'gpt-image-2' },
  { id: 'gpt-image-1.5', family: 'gpt-image-1.5', shutdownDate: '2026-12-01' },
  { id: 'gpt-image-1.5-2025-12-16', family: 'gpt-image-1.5', shutdownDate: '2026-12-01' },
  { id: 'gpt-image-1-mini', family: 'gpt-image-1-mini', shutdownDate: '2026-12-01' },
  { id: 'chatgpt-image-latest', family: 'gpt-image-1.5', shutdownDate: '2026-12-01' },
  { id: 'dall-e-3', family: 'dall-e-3', shutdownDate: '2026-05-12' },
  { id: 'dall-e-2', family: 'dall-e-2', shutdownDate: '2026-05-12' },
];

const created = Date.UTC(2026, 3, 21) / 1000;

export function listedModel({ id, shutdownDate = null }: { id: string; shutdownDate?: string | null }) {
  return { id, object: 'model', created, owned_by: 'system', shutdown_date: shutdownDate };
}
