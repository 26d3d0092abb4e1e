import { expect, test, vi } from 'vitest';
import { FileLooks } from '../../../../src/webviews/gallery/fileLooks.ts';
import { GalleryImages } from '../../../../src/webviews/gallery/galleryImages.ts';
import { GalleryQueries } from '../../../../src/webviews/gallery/galleryQueries.ts';
import { ImageLooks } from '../../../../src/webviews/gallery/imageLooks.ts';

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

const nothing = { images: [], jobs: [], composites: [], replacements: [], removals: [] };

test('a description that nobody waits for any more looks at no more files', async () => {
  const controller = new AbortController();
  const images = new GalleryImages({ load: async () => nothing });
  const ids = Array.from({ length: 500 }, (_, index) => images.ofFile(`file:///${index}.png`).id);
  const stat = vi.fn(async () => {
    controller.abort(new Error('Scrolled on.'));
    return undefined;
  });
  const fileStates = { placeState: async () => 'same' as const, hash: async () => undefined };
  const looks = new ImageLooks(
    images,
    { find: async () => undefined },
    new FileLooks({ stat }, fileStates, () => {}),
    () => {},
  );
  await expect(looks.ofIds(ids, controller.signal)).rejects.toThrow('Scrolled on.');
  expect(stat.mock.calls.length).toBeLessThan(100);
});

test('a query that nobody waits for any more does not list the workspace', async () => {
  const controller = new AbortController();
  const images = new GalleryImages({
    async load() {
      controller.abort(new Error('Typed on.'));
      return nothing;
    },
  });
  const list = vi.fn();
  const query = { source: 'workspace', text: '', state: 'all', sort: 'newest' } as const;
  await expect(new GalleryQueries(images, { list }).find(query, controller.signal)).rejects.toThrow(
    'Typed on.',
  );
  expect(list).not.toHaveBeenCalled();
});
