import { expect } from 'vitest';
import type { ComposerRequest, GalleryItem, GalleryQuery } from '../../../../src/protocol/gallery.ts';
import { hashOf } from '../../images/memoryLibrary.ts';
import { finalImage, picture } from '../../images/scriptedProvider.ts';
import { eventually } from './eventually.ts';
import type { GalleryBench, OpenGallery } from './galleryBench.ts';

/** All that Easel made. */
export const everything: GalleryQuery = { source: 'records', text: '', state: 'all', sort: 'newest' };

/** What the composer sends. */
export function request(changes: Partial<ComposerRequest> = {}): ComposerRequest {
  return {
    prompt: 'A lighthouse at dusk',
    choices: { size: '1024x1024', quality: 'medium', background: 'auto', count: 1 },
    references: [],
    ...changes,
  };
}

/** Runs a request to its end; each answer has a name as its bytes. */
export async function generated(
  { provider, library }: GalleryBench,
  { host }: OpenGallery,
  names: readonly string[],
  changes: Partial<ComposerRequest> = {},
): Promise<void> {
  const sent = provider.exchanges.length;
  const { choices } = request();
  await host.generate(request({ choices: { ...choices, count: names.length }, ...changes }));
  await eventually(() => expect(provider.exchanges.length).toBe(sent + 1));
  provider.latest.send(...names.map((name, index) => finalImage(name, index)));
  provider.latest.end();
  await eventually(async () => {
    const { images } = await library.load();
    for (const name of names) {
      const record = images.find(({ hash }) => hash === hashOf(picture(name).data));
      expect(record?.uris).toHaveLength(1);
    }
  });
}

/** What the grid shows. */
export async function items(
  { host }: OpenGallery,
  query: Partial<GalleryQuery> = {},
): Promise<readonly GalleryItem[]> {
  const { ids } = await host.query({ ...everything, ...query });
  return host.describe({ ids });
}

export async function onlyItem(
  gallery: OpenGallery,
  query: Partial<GalleryQuery> = {},
): Promise<GalleryItem> {
  const [item, ...more] = await items(gallery, query);
  if (!item) throw new Error('There is no image.');
  expect(more).toEqual([]);
  return item;
}
