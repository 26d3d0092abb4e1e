import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { KeepImages } from '../../../../src/commands/gallery/keepImages.ts';
import type { ImageRecord } from '../../../../src/images/imageRecord.ts';
import { FakePictures } from '../../images/fakePictures.ts';
import { imageLine, request } from '../../library/lines.ts';
import { nodeFileSystem } from '../../library/nodeFileSystem.ts';
import { openTestLibrary } from '../../library/openTestLibrary.ts';
import { tempFolder } from '../../library/tempFolder.ts';
import { newFakeWindow } from '../../webviews/maskEditor/fakeVscode.ts';

vi.mock('vscode', async () => (await import('../../webviews/gallery/galleryVscode.ts')).vscode);

/** Two windows on one folder, and a variation of `site/cat.png` that was not kept. */
async function bench() {
  const { newGalleryWindow } = await import('../../webviews/gallery/galleryVscode.ts');
  newFakeWindow();
  const root = await tempFolder();
  const site = join(root, 'site');
  await mkdir(site);
  newGalleryWindow().site = site;
  const windows = [openWindow(), openWindow()] as const;
  const image = await windows[0].library.archive({ data: new Uint8Array([1]), format: 'png' });
  const cat = pathToFileURL(join(site, 'cat.png')).href;
  const images = [{ hash: image.hash, format: 'png', uri: cat }] as const;
  const asked = { ...request, operation: 'variation', images } as const;
  await windows[0].library.append(imageLine(1, { hash: image.hash, bytes: 1, request: asked }));

  function openWindow() {
    const files = nodeFileSystem();
    const { library } = openTestLibrary(root, files, () => Date.now());
    const edits = {
      keep: () => Promise.reject(new Error('This is no edit.')),
      keepRaw: () => Promise.reject(new Error('This is no edit.')),
    };
    const parts = {
      library,
      edits,
      files,
      pictures: new FakePictures(),
      copyImage: async () => new Uint8Array(),
    };
    const keepImages = new KeepImages({ ...parts, archived: () => image });
    return { library, keepImages };
  }
  return {
    windows,
    names: async () => (await readdir(site)).sort(),
    async record(): Promise<ImageRecord> {
      const [record] = (await windows[0].library.load()).images;
      if (!record) throw new Error('Nothing is recorded.');
      return record;
    },
  };
}

test('a shortcut that is held down makes one file', async () => {
  const { windows, names, record } = await bench();
  const [{ keepImages }] = windows;
  const image = await record();
  const kept = await Promise.all([1, 2, 3].map(() => keepImages.keep({ ...image })));
  expect(await names()).toEqual(['cat-variation-1.png']);
  expect(new Set(kept.map((file) => file?.uri)).size).toBe(1);
});

test.each([
  ['the same window', 0],
  ['another window', 1],
] as const)('what was kept since by %s is not kept again', async (_, other) => {
  const { windows, names, record } = await bench();
  const image = await record();
  const kept = await windows[other].keepImages.keep(image);
  expect(await windows[0].keepImages.keep(image)).toEqual(kept);
  expect(await names()).toEqual(['cat-variation-1.png']);
});

test.each<readonly [string, (path: string) => Promise<void>]>([
  ['has gone', (path) => rm(path, { force: true })],
  ['is another file', (path) => writeFile(path, 'another')],
])('what was kept, and %s, is kept again', async (_, happens) => {
  const { windows, record } = await bench();
  const [{ keepImages }] = windows;
  const notKept = await record();
  const first = fileURLToPath((await keepImages.keep(notKept))?.uri ?? '');
  for (const known of [notKept, await record()]) {
    await happens(first);
    const again = fileURLToPath((await keepImages.keep(known))?.uri ?? '');
    expect(new Uint8Array(await readFile(again))).toEqual(new Uint8Array([1]));
    await rm(again);
  }
});

test('one that failed can be tried again', async () => {
  const { windows, names, record } = await bench();
  const [{ keepImages, library }] = windows;
  const image = await record();
  vi.spyOn(library, 'keep').mockRejectedValueOnce(new Error('The disk is full.'));
  await expect(keepImages.keep(image)).rejects.toThrow('The disk is full.');
  await keepImages.keep(image);
  expect(await names()).toHaveLength(1);
});
