import type { ImageRecord } from '../../images/imageRecord.ts';
import { spokenPrompt } from '../../images/spokenPrompt.ts';
import type { GalleryQuery } from '../../protocol/gallery.ts';
import { inSlices } from '../inSlices.ts';
import { sortedInSlices } from '../sortedInSlices.ts';
import { foldedText, naturalKey } from './foldedText.ts';

/** What can be searched for of one image. */
export interface SearchableImage {
  /** File name; of what is no file, the name that it would get. */
  readonly name: string;
  /** What names are sorted by, {@link naturalKey}, where it is known already. */
  readonly nameKey?: string;
  readonly state: 'file' | 'notKept' | 'discarded' | 'deleted';
  /** Absent: Easel did not make it, and nobody knows when it came. */
  readonly record?: ImageRecord;
}

export interface FoundImages<T> {
  readonly matches: readonly T[];
  /** Before text and filters; those discarded and deleted count only when they are asked for. */
  readonly total: number;
  /** Of all images, in order of their names. */
  readonly models: readonly string[];
}

interface Match<T> {
  readonly image: T;
  readonly at: string;
  readonly index: number;
  readonly nameKey: string;
}

/**
 * Finds images by words and filters, a slice of time after the other. Every word must be in what people
 * wrote of the prompt, in the revised prompt or in the file name, in any order, whatever its case and accents. Nothing is kept for the next search: what a hundred thousand
 * prompts fold to took V8 longer to keep than it takes to fold them again.
 */
export async function searchImages<T extends SearchableImage>(
  images: readonly T[],
  query: Omit<GalleryQuery, 'source'>,
): Promise<FoundImages<T>> {
  const words = foldedText(query.text).split(/\s+/).filter(Boolean);
  const matches: Match<T>[] = [];
  const models = new Set<string>();
  let total = 0;
  await inSlices(images, (image) => {
    const { record } = image;
    if (record) models.add(record.request.model);
    if (isRemoved(image) !== (query.state === 'removed')) return;
    total += 1;
    if (!passes(image, query) || !says(image, words)) return;
    const sortsByName = query.sort === 'name' || !record;
    const nameKey = sortsByName ? (image.nameKey ?? naturalKey(image.name)) : '';
    matches.push({ image, at: record?.at ?? '', index: record?.index ?? 0, nameKey });
  });
  const sorted = await sortedInSlices(matches, orders[query.sort]);
  return { matches: sorted.map(({ image }) => image), total, models: [...models].sort() };
}

function says({ name, record }: SearchableImage, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const prompts = record ? `${spokenPrompt(record.request)}\n${record.revisedPrompt ?? ''}` : '';
  const [text, file] = [foldedText(prompts), foldedText(name)];
  return words.every((word) => text.includes(word) || file.includes(word));
}

function isRemoved({ state }: SearchableImage): boolean {
  return state === 'discarded' || state === 'deleted';
}

function passes(
  { state, record }: SearchableImage,
  query: Pick<GalleryQuery, 'operation' | 'model' | 'starred' | 'state'>,
): boolean {
  if (query.state === 'files' && state !== 'file') return false;
  if (query.state === 'notKept' && state !== 'notKept') return false;
  if (query.operation !== undefined && record?.request.operation !== query.operation) return false;
  if (query.model !== undefined && record?.request.model !== query.model) return false;
  return query.starred === undefined || (record?.starred ?? false) === query.starred;
}

/** Images of one request came at one time, in the order that the server gave them. What has no time comes last. */
const orders: Readonly<Record<GalleryQuery['sort'], (a: Match<unknown>, b: Match<unknown>) => number>> = {
  newest: (a, b) => compareText(b.at, a.at) || a.index - b.index || compareText(a.nameKey, b.nameKey),
  oldest: (a, b) => compareTimes(a.at, b.at) || a.index - b.index || compareText(a.nameKey, b.nameKey),
  name: (a, b) => compareText(a.nameKey, b.nameKey) || compareText(b.at, a.at) || a.index - b.index,
};

function compareTimes(a: string, b: string): number {
  return a === '' || b === '' ? compareText(b, a) : compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
