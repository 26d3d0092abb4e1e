import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { hashOf } from '../../images/memoryLibrary.ts';
import { picture } from '../../images/scriptedProvider.ts';
import { patientTest } from './eventually.ts';
import { galleryBench, png } from './galleryBench.ts';
import { generated, items } from './galleryFlow.ts';

vi.setConfig(patientTest);

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

test('one of several that cannot be restored leaves no other deleted, and is named', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  const { host } = gallery;
  await generated(bench, gallery, ['one', 'two', 'three']);
  const names = await readdir(join(bench.site, 'images'));
  const ids = (await items(gallery)).map(({ id }) => id);
  bench.window.answer('Delete');
  await host.act({ action: 'delete', ids });
  expect(await readdir(join(bench.site, 'images'))).toEqual([]);
  await rm(bench.archive.path(hashOf(picture('one').data), 'png'));
  await expect(host.act({ action: 'restore', ids })).rejects.toThrow(
    /^1 of 3 images was not restored\. “a-lighthouse-at-dusk.*” is no longer in Easel’s archive/,
  );
  expect(await readdir(join(bench.site, 'images'))).toHaveLength(names.length - 1);
});

test.each([
  ['editWithMask', 'Select one image to edit it with a mask.'],
  ['reveal', 'Select one image to reveal it in the explorer.'],
] as const)('%s is for one image: nobody would see which of several it took', async (action, sentence) => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  bench.gallery.found = ['cat.png', 'dog.png'].map((name) => join(bench.site, name));
  for (const name of ['cat.png', 'dog.png']) await bench.write(name, png(name));
  const ids = (await items(gallery, { source: 'workspace' })).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  await expect(gallery.host.act({ action, ids })).rejects.toThrow(sentence);
  expect(bench.window.executed).toEqual([]);
});
