import { truncate } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import type { AddedReferences } from '../../../../src/protocol/gallery.ts';
import { FakeUri } from '../maskEditor/fakeVscode.ts';
import { patientTest } from './eventually.ts';
import { type GalleryBench, galleryBench, png } from './galleryBench.ts';

vi.setConfig(patientTest);

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

/** Different pictures. */
function writeMany(bench: GalleryBench, count: number): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) => bench.write(`${index}.png`, png(`${index}`))),
  );
}

function namesOf({ references }: AddedReferences): readonly string[] {
  return references.map(({ name }) => name);
}

describe('references', () => {
  test('are as many as there is room for; what is left out is said, and not read', async () => {
    const bench = await galleryBench();
    const uris = await writeMany(bench, 20);
    const { host } = await bench.open();
    const dropped = await host.addReferences({ uris, ids: [], present: [] });
    expect(namesOf(dropped)).toEqual(Array.from({ length: 16 }, (_, index) => `${index}.png`));
    expect(dropped.problem).toBe('This model takes 16 reference images at most: 4 were left out.');
    expect(await bench.archive.list()).toHaveLength(16);

    bench.window.answer(uris.slice(1).map((uri) => FakeUri.parse(uri)));
    const present = dropped.references.slice(0, 15).map(({ id }) => id);
    const picked = await host.pickReferences({ present });
    expect(namesOf(picked), 'those that are there take no more room').toEqual(['15.png']);
    expect(picked.problem).toBe('This model takes 16 reference images at most: 4 were left out.');
  });

  test('are none for a model that takes none', async () => {
    const bench = await galleryBench();
    bench.window.settings.set('model', 'dall-e-3');
    const [uri = ''] = await writeMany(bench, 1);
    const { host } = await bench.open();
    expect(await host.addReferences({ uris: [uri], ids: [], present: [] })).toEqual({
      references: [],
      problem: 'This model takes no reference images.',
    });
  });

  test('that can be added are, whatever is wrong with others, which is said', async () => {
    const bench = await galleryBench();
    const [cat = '', dog = ''] = await writeMany(bench, 2);
    const text = await bench.write('text.png', new TextEncoder().encode('no image'));
    const { host } = await bench.open();
    const one = await host.addReferences({ uris: [text, cat], ids: [], present: [] });
    expect(namesOf(one)).toEqual(['0.png']);
    expect(one.problem).toBe('“text.png” is no PNG, JPEG or WebP image. Choose another one.');
    const uris = [cat, bench.uriOf('gone.png'), text, dog];
    const two = await host.addReferences({ uris, ids: ['gone'], present: [] });
    expect(namesOf(two)).toEqual(['0.png', '1.png']);
    expect(two.problem).toBe(
      '“gone.png” cannot be read. Check that it is still there. 1 more could not be added.',
    );
  });

  test('have less than 50 MB, of either kind', async () => {
    const bench = await galleryBench();
    const uri = await bench.write('large.png', png('large'));
    await truncate(fileURLToPath(uri), 50_000_000);
    const { host } = await bench.open();
    expect(await host.addReferences({ uris: [uri], ids: [], present: [] })).toMatchObject({
      references: [],
      problem: expect.stringContaining('more than 50 MB'),
    });
    await truncate(fileURLToPath(uri), 49_999_999);
    expect(await host.addReferences({ uris: [uri], ids: [], present: [] })).toMatchObject({
      references: [{ name: 'large.png' }],
    });
  });
});
