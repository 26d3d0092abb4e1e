import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { hashOf } from '../../images/memoryLibrary.ts';
import { finalImage, picture } from '../../images/scriptedProvider.ts';
import { eventually, patientTest } from './eventually.ts';
import { galleryBench, png } from './galleryBench.ts';
import { generated, onlyItem, request } from './galleryFlow.ts';

vi.setConfig(patientTest);

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

describe('an image whose file is another picture by now', () => {
  test('leaves that file alone', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    const { host, session } = gallery;
    await generated(bench, gallery, ['one']);
    const path = join(bench.site, 'images', 'a-lighthouse-at-dusk.png');
    await writeFile(path, 'another picture');
    const { id, badge, actions, url } = await onlyItem(gallery);
    expect(badge).toBe('Changed since');
    expect(actions).toEqual(['open', 'keep', 'copyImage', 'reveal', 'generateAgain', 'star']);
    const archived = bench.archive.path(hashOf(picture('one').data), 'png');
    expect(url).toBe(`page:${pathToFileURL(archived)}`);
    bench.window.answer('Delete');
    for (const action of ['delete', 'createVariation', 'editWithMask', 'insertLink', 'copyMarkdown'] as const)
      await expect(host.act({ action, ids: [id] })).rejects.toThrow(/is another picture by now/);
    await expect(session.linked([id])).rejects.toThrow(/is another picture by now/);
    expect(bench.window.shown).toEqual([]);
    expect(bench.window.executed).toEqual([]);

    expect((await host.details({ id }))?.url).toBe(url);
    await host.act({ action: 'open', ids: [id] });
    expect(String(bench.window.executed[0]?.[1])).toBe(String(pathToFileURL(archived)));
    await host.act({ action: 'keep', ids: [id] });
    expect((await readFile(join(bench.site, 'images', 'a-lighthouse-at-dusk-1.png'))).toString()).toBe('one');
    expect(await onlyItem(gallery)).toMatchObject({ id, name: 'a-lighthouse-at-dusk-1.png' });
    expect((await readFile(path)).toString()).toBe('another picture');
  });

  test('is sent along as it is shown', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    const data = png('one');
    await gallery.host.generate(request());
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    bench.provider.latest.send({ ...finalImage('one'), image: { data, format: 'png' } });
    bench.provider.latest.end();
    await eventually(async () => expect((await onlyItem(gallery)).badge).toBeUndefined());
    await bench.write('images/a-lighthouse-at-dusk.png', png('another picture'));
    const ids = [(await onlyItem(gallery)).id];
    const { references } = await gallery.host.addReferences({ uris: [], ids, present: [] });
    expect(references[0]?.id).toBe(`${hashOf(data)}.png`);
  });

  test('is its file once the archive no longer holds what it was', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const uri = await bench.write('images/a-lighthouse-at-dusk.png', png('another picture'));
    await rm(bench.archive.path(hashOf(picture('one').data), 'png'));
    const { id, actions } = await onlyItem(gallery);
    expect(actions).toEqual(['open', 'copyImage', 'reveal', 'generateAgain', 'star']);
    const { url, rows } = (await gallery.host.details({ id })) ?? {};
    expect(url).toContain(`page:${uri}?v=`);
    expect(rows?.find(({ label }) => label === 'Changed since')?.value).toMatch(/^This is what the file/);
    await gallery.host.act({ action: 'open', ids: [id] });
    expect(String(bench.window.executed[0]?.[1])).toBe(uri);
  });
});
