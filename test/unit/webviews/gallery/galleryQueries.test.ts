import { expect, test, vi } from 'vitest';
import { GalleryImages } from '../../../../src/webviews/gallery/galleryImages.ts';
import { GalleryQueries } from '../../../../src/webviews/gallery/galleryQueries.ts';

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

const nothing = { images: [], jobs: [], composites: [], replacements: [], removals: [] };

test.each([
  ['workspace', true, true],
  ['workspace', false, undefined],
  ['records', true, undefined],
] as const)('of the %s, cut: %s', async (source, isCut, expected) => {
  const images = new GalleryImages({ load: async () => nothing });
  const queries = new GalleryQueries(images, { list: async () => ({ uris: ['file:///cat.png'], isCut }) });
  const result = await queries.find({ source, text: '', state: 'all', sort: 'newest' });
  expect(result.isCut).toBe(expected);
});
