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

test('what was prepared is searched, until files or records are others', async () => {
  let records = nothing;
  const images = new GalleryImages({ load: async () => records });
  let uris = ['file:///cat-10.png', 'file:///cat-2.png'];
  const list = vi.fn(async () => ({ uris, isCut: false }));
  const queries = new GalleryQueries(images, { list });
  const ofFile = vi.spyOn(images, 'ofFile');
  const query = { source: 'workspace', text: '', state: 'all', sort: 'name' } as const;

  await queries.prepare();
  expect(ofFile).toHaveBeenCalledTimes(2);
  const { ids } = await queries.find(query);
  expect(ofFile).toHaveBeenCalledTimes(2);
  expect(ids.map((id) => images.get(id))).toMatchObject([{ uri: uris[1] }, { uri: uris[0] }]);

  uris = [...uris, 'file:///dog.png'];
  expect((await queries.find(query)).total).toBe(3);
  records = { ...nothing };
  ofFile.mockClear();
  await queries.find(query);
  expect(ofFile).toHaveBeenCalledTimes(3);
});
