import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ImageProviderError } from '../../../../src/images/imageProviderError.ts';
import { WorkspaceImages } from '../../../../src/library/files/workspaceImages.ts';
import type { GalleryQuery } from '../../../../src/protocol/gallery.ts';
import { hashOf } from '../../images/memoryLibrary.ts';
import { finalImage, picture } from '../../images/scriptedProvider.ts';
import { randomDrawing } from '../../pictures/fixtures/drawing.ts';
import { writePng } from '../../pictures/fixtures/writePng.ts';
import { eventually, patientTest } from './eventually.ts';
import { galleryBench, type OpenGallery, png } from './galleryBench.ts';
import { everything, generated, items, onlyItem, request } from './galleryFlow.ts';

vi.setConfig(patientTest);

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

const webp = new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ');

describe('a page that starts', () => {
  test('gets what can be asked for, and what the settings ask', async () => {
    const gallery = await (await galleryBench()).open();
    expect(gallery.model()).toMatchObject({
      hasKey: true,
      hasWorkspace: true,
      options: {
        model: 'gpt-image-2.6-sunburst',
        qualities: expect.arrayContaining(['low', 'medium', 'high']),
        sizes: expect.arrayContaining(['1024x1024', 'auto']),
        maxCount: 10,
        maxPromptLength: 32_000,
        maxReferences: 16,
      },
      choices: { size: '1024x1024', quality: 'medium', background: 'auto', count: 1 },
      jobs: [],
      messages: [],
    });
    expect(await gallery.host.query(everything)).toEqual({ ids: [], total: 0, models: [] });
  });

  test('gets its draft back, and once what it was opened for', async () => {
    const bench = await galleryBench();
    const uri = await bench.write('cat.png', png('cat'));
    bench.gallery.found = [join(bench.site, 'cat.png')];
    const { FakeUri } = await import('../maskEditor/fakeVscode.ts');
    const reveal = FakeUri.parse(uri) as never;
    const first = await bench.open();
    await first.host.saveDraft({ draft: '{"version":1}' });
    await first.session.reopen({ prompt: 'A cat', reveal }, true);
    const [{ id } = { id: '' }] = await items(first, { source: 'workspace' });
    await eventually(() => expect(first.told).toEqual(['prompt A cat', `reveal ${id}`]));
    const { draft, prompt } = await first.host.ready();
    expect(draft).toBe('{"version":1}');
    expect(prompt).toBeUndefined();
    // Hidden, it asks when it is back.
    first.isVisible = false;
    await first.session.reopen({ prompt: 'A dog' }, false);
    expect((await first.host.ready()).prompt).toBe('A dog');
  });

  test('shows what was asked for while it started', async () => {
    const bench = await galleryBench();
    const uris = [await bench.write('cat.png', png('cat')), await bench.write('dog.png', png('dog'))];
    bench.gallery.found = uris.map((uri) => fileURLToPath(uri));
    const { FakeUri } = await import('../maskEditor/fakeVscode.ts');
    const [cat, dog] = uris.map((uri) => FakeUri.parse(uri) as never);
    const lookFor = vi.spyOn(WorkspaceImages.prototype, 'lookFor');
    onTestFinished(() => lookFor.mockRestore());
    lookFor.mockImplementationOnce(() => {
      if (dog) void bench.sessions[0]?.reopen({ reveal: dog }, true);
    });
    const gallery = await bench.open(cat && { reveal: cat });
    const [, { id: dogId } = { id: '' }] = await items(gallery, { source: 'workspace', sort: 'name' });
    expect(gallery.started.reveal).toBe(dogId);
  });

  test('is told that there is no key, and of one that is set', async () => {
    const bench = await galleryBench();
    bench.keyOf.clear();
    const gallery = await bench.open();
    expect(gallery.model().hasKey).toBe(false);
    bench.keyOf.set('https://api.openai.com', 'none');
    bench.onDidChangeKeys.fire(undefined);
    await eventually(() => expect(gallery.model().hasKey).toBe(true));
  });
});

describe('what a page sends', () => {
  test.each<[string, (host: OpenGallery['host']) => Promise<unknown>]>([
    ['a query of another source', (host) => host.query({ ...everything, source: 'disk' as never })],
    ['a text without end', (host) => host.query({ ...everything, text: 'x'.repeat(2000) })],
    ['too many ids', (host) => host.describe({ ids: Array.from({ length: 501 }, () => 'x') })],
    ['an id that is no text', (host) => host.details({ id: 7 as never })],
    ['another action', (host) => host.act({ action: 'format' as never, ids: [] })],
    ['a count too high', (host) => host.generate(request({ choices: { ...request().choices, count: 11 } }))],
    ['no size', (host) => host.generate(request({ choices: { ...request().choices, size: '1x1' } }))],
    ['no prompt', (host) => host.generate(request({ prompt: ' ' }))],
    ['a priced model that is no text', (host) => host.generate(request({ pricedModel: true as never }))],
    ['a reference that is none', (host) => host.generate(request({ references: ['../../etc/passwd'] }))],
    ['a thumbnail that is none', (host) => host.saveThumbnail({ id: 'x', url: '', image: 'bytes' as never })],
    ['a draft that is none', (host) => host.saveDraft({ draft: {} as never })],
    ['a job that is none', (host) => host.retryJob({ id: 'x' })],
    [
      'a list of files that is none',
      (host) => host.addReferences({ uris: 'a' as never, ids: [], present: [] }),
    ],
  ])('%s is refused, and nothing is sent', async (_, send) => {
    const bench = await galleryBench();
    const { host } = await bench.open();
    await expect(send(host)).rejects.toThrow(/./);
    expect(bench.provider.exchanges).toEqual([]);
  });
});

test('what the person decides while the rest of a job is made stays so', async () => {
  const bench = await galleryBench();
  const { provider, library } = bench;
  const gallery = await bench.open();
  await gallery.host.generate(request({ choices: { ...request().choices, count: 3 } }));
  await eventually(() => expect(provider.exchanges).toHaveLength(1));
  provider.latest.send(...['one', 'two', 'three'].map((name, index) => finalImage(name, index)));
  const idOf = async (name: string): Promise<string> => {
    const records = (await library.load()).images;
    expect(records).toHaveLength(3);
    const { ids } = await gallery.host.query(everything);
    return ids[records.findIndex(({ hash }) => hash === hashOf(picture(name).data))] ?? '';
  };
  await eventually(() => idOf('three'));
  await gallery.host.act({ action: 'keep', ids: [await idOf('one')] });
  await gallery.host.act({ action: 'discard', ids: [await idOf('two')] });
  provider.latest.end();
  await eventually(() => expect(gallery.model().jobs).toEqual([]));
  await eventually(async () => {
    const files = (await readdir(join(bench.site, 'images'))).toSorted();
    expect(files).toEqual(['a-lighthouse-at-dusk-1.png', 'a-lighthouse-at-dusk.png']);
  });
  const uris = Map.groupBy((await library.load()).images, ({ hash }) => hash);
  expect(uris.get(hashOf(picture('one').data))?.[0]?.uris).toHaveLength(1);
  expect(uris.get(hashOf(picture('two').data))?.[0]?.uris).toHaveLength(0);
});

test('an answer that an interrupted window left is kept in the form that was asked for', async () => {
  const bench = await galleryBench();
  const source = await bench.write('cat.png', png('cat'));
  const gallery = await bench.open();
  const image = { data: png('cat'), format: 'png' } as const;
  const job = bench.jobs.start({
    request: { kind: 'edit', model: 'gpt-image-2', prompt: 'Another one', count: 1, images: [image] },
    operation: 'variation',
    sources: [source],
    like: { width: 300, height: 200, format: 'png' },
    confirm: 'done',
  });
  await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
  bench.provider.latest.send(finalImage('64x64 kitten'));
  bench.provider.latest.end();
  await job.finished;
  await gallery.host.act({ action: 'keep', ids: [(await onlyItem(gallery)).id] });
  const kept = (await readFile(join(bench.site, 'cat-variation-1.png'))).toString();
  expect(JSON.parse(kept)).toMatchObject({ filled: '64x64 kitten', width: 300, height: 200 });
});

describe('the composer', () => {
  test('makes files in the output folder from one job, and says how it goes', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    expect(
      await gallery.host.estimate({ choices: request().choices, promptLength: 20, references: 0 }),
    ).toMatch(/^about \$/);
    await generated(bench, gallery, ['one', 'two']);
    expect(bench.provider.exchanges).toHaveLength(1);
    expect(bench.provider.latest.request).toMatchObject({
      kind: 'generate',
      count: 2,
      prompt: 'A lighthouse at dusk',
      size: '1024x1024',
      quality: 'medium',
    });
    expect((await readdir(join(bench.site, 'images'))).toSorted()).toEqual([
      'a-lighthouse-at-dusk-1.png',
      'a-lighthouse-at-dusk.png',
    ]);
    expect(gallery.models.flatMap(({ jobs }) => jobs.map(({ status }) => status))).toContain(
      'Generating 2 images',
    );
    await eventually(() => expect(gallery.model().jobs).toEqual([]));
    expect(bench.confirm).not.toHaveBeenCalled();
    expect((await items(gallery)).map(({ name, badge }) => `${name} ${badge}`).toSorted()).toEqual([
      'a-lighthouse-at-dusk-1.png undefined',
      'a-lighthouse-at-dusk.png undefined',
    ]);
  });

  test('asks an unknown model for what the settings say, whatever was chosen for another one', async () => {
    const bench = await galleryBench();
    bench.window.settings.set('model', 'my-model').set('quality', 'high');
    const gallery = await bench.open();
    expect(gallery.model().options).toMatchObject({ sizes: [], qualities: [], backgrounds: [] });
    const choices = { size: '3840x2160', quality: 'low', background: 'transparent', count: 2 };
    await gallery.host.generate(request({ choices }));
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    expect(bench.provider.latest.request).toEqual({
      kind: 'generate',
      model: 'my-model',
      prompt: 'A lighthouse at dusk',
      quality: 'high',
      count: 2,
    });
  });

  test('shows the image as it forms, where it is seen and the only one', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await gallery.host.generate(request());
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    expect(bench.provider.latest.request.partialImages).toBe(1);
    bench.provider.latest.send({ type: 'partial', index: 0, image: picture('sketch') });
    await eventually(() => expect(gallery.previews).toEqual(['image/png sketch']));
    const [job] = gallery.model().jobs;
    expect(job).toMatchObject({ prompt: 'A lighthouse at dusk', state: 'running', canCancel: true });
    await gallery.host.cancelJob({ id: job?.id ?? '' });
    await eventually(() => expect(gallery.model().jobs).toEqual([]));
    await eventually(() =>
      expect(gallery.model().messages).toMatchObject([{ text: expect.stringContaining('may be billed') }]),
    );
  });

  test('sends references as an edit, the first first, and records where they came from', async () => {
    const bench = await galleryBench();
    const cat = await bench.write('cat.png', png('cat'));
    const dog = await bench.write('dog.png', png('dog'));
    const gallery = await bench.open();
    const { references } = await gallery.host.addReferences({ uris: [dog, cat], ids: [], present: [] });
    expect(references.map(({ name }) => name)).toEqual(['dog.png', 'cat.png']);
    await generated(bench, gallery, ['both'], { references: references.map(({ id }) => id) });
    expect(bench.provider.latest.request).toMatchObject({
      kind: 'edit',
      images: [{ data: Buffer.from(png('dog')) }, { data: Buffer.from(png('cat')) }],
    });
    expect(bench.provider.latest.request).not.toHaveProperty('moderation');
    const item = await onlyItem(gallery);
    const { from = [] } = (await gallery.host.details({ id: item.id })) ?? {};
    expect(from.map(({ name }) => name)).toEqual(['dog.png', 'cat.png']);
    bench.gallery.found = [join(bench.site, 'cat.png')];
    const source = await onlyItem(gallery, { source: 'workspace' });
    const { cameOfIt = [] } = (await gallery.host.details({ id: source.id })) ?? {};
    expect(cameOfIt.map(({ id }) => id)).toEqual([item.id]);
  });

  test('knows where references came from also after a reload; of others it shows what was sent', async () => {
    const bench = await galleryBench();
    const cat = await bench.write('cat.png', png('cat'));
    const before = await bench.open();
    const { references } = await before.host.addReferences({ uris: [cat], ids: [], present: [] });
    const unknown = await bench.library.archive({ data: png('dog'), format: 'png' });
    before.close();
    const gallery = await bench.open();
    const ids = [...references.map(({ id }) => id), `${unknown.hash}.png`];
    await generated(bench, gallery, ['both'], { references: ids });
    const item = await onlyItem(gallery);
    const { from = [] } = (await gallery.host.details({ id: item.id })) ?? {};
    expect(from.map(({ name, badge }) => [name, badge])).toEqual([
      ['cat.png', undefined],
      ['image.png', 'As it was'],
    ]);
    const story = await gallery.host.details({ id: from[1]?.id ?? '' });
    expect(story?.url).toContain(`/archive/${unknown.hash}.png`);
    expect(story?.cameOfIt.map(({ id }) => id)).toEqual([item.id]);
  });

  test('says why requests failed, each with its own way to send it again', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    for (const prompt of ['A hill', `A tower ${'of glass '.repeat(20)}`]) {
      const sent = bench.provider.exchanges.length;
      await gallery.host.generate(request({ prompt }));
      await eventually(() => expect(bench.provider.exchanges).toHaveLength(sent + 1));
      bench.provider.latest.fail(new ImageProviderError('timeout', 'Too slow.', { bodySent: true }));
      await eventually(() => expect(gallery.model().messages).toHaveLength(sent + 1));
    }
    const [hill, tower] = gallery.model().messages;
    expect([hill, tower]).toMatchObject([
      { text: '“A hill”: Too slow.', action: 'Try Again' },
      { text: expect.stringMatching(/^“A tower of glass .{40,50}…”: Too slow\.$/), action: 'Try Again' },
    ]);
    await gallery.host.answerMessage({ id: hill?.id ?? '', take: true });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(3));
    expect(bench.provider.latest.request).toMatchObject({ prompt: 'A hill' });
    expect(gallery.model().messages).toEqual([tower]);
  });

  test.each([
    ['this price was on the button', 'gpt-image-2.6-sunburst', 0],
    ['that of another model was', 'gpt-image-2', 1],
    ['none was', undefined, 1],
  ])('above the limit, where %s, asks as often as it should', async (_, pricedModel, times) => {
    const bench = await galleryBench();
    bench.window.settings.set('confirmAbove', 0.001);
    const gallery = await bench.open();
    await gallery.host.generate(request({ ...(pricedModel !== undefined && { pricedModel }) }));
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    expect(bench.confirm).toHaveBeenCalledTimes(times);
  });

  test('says beside a hidden gallery what failed, with a way to send it again, and what may be billed', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await gallery.host.generate(request());
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    gallery.isVisible = false;
    bench.window.answer('Try Again');
    bench.provider.latest.fail(new ImageProviderError('timeout', 'Too slow.', { bodySent: true }));
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(2));
    for (const job of bench.jobs.jobs) job.cancel();
    await eventually(() =>
      expect(bench.window.shown).toEqual([
        { dialog: 'error', text: 'Too slow.' },
        { dialog: 'information', text: expect.stringContaining('may be billed') },
      ]),
    );
    // Told once: the page that comes back does not say it again.
    expect((await gallery.host.ready()).model.messages).toEqual([]);
  });

  test('over the budget nothing is sent', async () => {
    const bench = await galleryBench();
    bench.window.settings.set('monthlyBudget', 0.001);
    const gallery = await bench.open();
    await gallery.host.generate(request());
    await eventually(() => expect(gallery.model().messages).toMatchObject([{ action: 'Open Settings' }]));
    expect(bench.provider.exchanges).toEqual([]);
  });
});

describe('images', () => {
  test('are found by words and filters, and told apart from nothing', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one'], { prompt: 'A lighthouse' });
    await generated(bench, gallery, ['two'], { prompt: 'A harbour' });
    const names = async (query: Partial<GalleryQuery>) =>
      (await items(gallery, query)).map(({ description }) => description);
    expect(await names({})).toEqual(['A harbour', 'A lighthouse']);
    expect(await names({ sort: 'name' })).toEqual(['A harbour', 'A lighthouse']);
    expect(await names({ text: 'LIGHT' })).toEqual(['A lighthouse']);
    expect(await names({ operation: 'edit' })).toEqual([]);
    expect(await names({ starred: true })).toEqual([]);
    expect(await gallery.host.query({ ...everything, text: 'castle' })).toMatchObject({
      ids: [],
      total: 2,
      models: ['gpt-image-2.6-sunburst'],
    });
    const [first] = await items(gallery);
    await gallery.host.act({ action: 'star', ids: [first?.id ?? ''] });
    expect(await names({ starred: true })).toEqual(['A harbour']);
    expect((await items(gallery, { starred: true }))[0]?.actions).toContain('unstar');
  });

  test('tell their story: what was asked, what was made, and what it took', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await gallery.host.generate(request());
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    bench.provider.latest.send(
      { ...finalImage('one'), revisedPrompt: 'A lighthouse, calm', returned: { size: '1536x1024' } },
      { type: 'usage', usage: { inputTokens: 20, outputTokens: 1500 } },
    );
    bench.provider.latest.end();
    await eventually(async () => expect(await items(gallery)).toHaveLength(1));
    await eventually(async () => {
      const details = await gallery.host.details({ id: (await onlyItem(gallery)).id });
      expect(details).toMatchObject({
        prompt: 'A lighthouse at dusk',
        revisedPrompt: 'A lighthouse, calm',
        url: expect.stringMatching(/^page:file:.*\/archive\/[0-9a-f]{64}\.png$/),
        rows: expect.arrayContaining([
          { label: 'Size', value: '1536×1024', asked: '1024×1024' },
          { label: 'Quality', value: 'medium' },
          { label: 'Tokens', value: '20 in, 1,500 out' },
          { label: 'File', value: 'images/a-lighthouse-at-dusk.png' },
        ]),
      });
      expect(details?.rows.find(({ label }) => label === 'Price')?.value).toMatch(/^\$/);
    });
  });

  test('tell of a file that is not the answer what it holds, and what was sent', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const sent = [
      { label: 'Size', value: '1024×1024' },
      { label: 'File size', value: '1 KB' },
    ];
    const rows = async () => (await gallery.host.details({ id: (await onlyItem(gallery)).id }))?.rows;
    expect(await rows()).toEqual(expect.arrayContaining(sent));
    const changed = writePng(randomDrawing({ colorType: 2, bitDepth: 8, transparency: false }, 200, 100, 1));
    await bench.write('images/a-lighthouse-at-dusk.png', changed);
    expect(await rows()).toEqual(
      expect.arrayContaining([
        { label: 'Size as sent', value: '1024×1024' },
        { label: 'Changed since', value: 'The file is another picture than this one' },
        { label: 'Size', value: '200×100' },
        { label: 'Format', value: 'png' },
        { label: 'File size', value: `${Math.ceil(changed.length / 1000)} KB` },
      ]),
    );
    // What is no picture has a size in bytes alone.
    await bench.write('images/a-lighthouse-at-dusk.png', Uint8Array.of(1, 2, 3, 4));
    expect((await rows())?.map(({ label }) => label)).not.toContain('Format as sent');
  });

  test('follow their file: renamed, moved away, changed and deleted by others', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const before = await onlyItem(gallery);
    const [from, to] = ['images/a-lighthouse-at-dusk.png', 'images/tower.png'].map((name) =>
      join(bench.site, name),
    );
    await rename(from ?? '', to ?? '');
    await bench.library.moved([
      { from: bench.uriOf('images/a-lighthouse-at-dusk.png'), to: bench.uriOf('images/tower.png') },
    ]);
    expect(await onlyItem(gallery)).toMatchObject({
      id: before.id,
      name: 'tower.png',
      description: 'A lighthouse at dusk',
    });
    await gallery.host.act({ action: 'copyPath', ids: [before.id] });
    expect(bench.gallery.clipboard).toBe(to);
    await writeFile(to ?? '', 'ONE');
    // Of the same size: only its bytes tell.
    await eventually(async () => expect((await onlyItem(gallery)).badge).toBe('Changed since'));
    await rm(to ?? '');
    const missing = await onlyItem(gallery);
    expect(missing.badge).toBe('Missing');
    expect(missing.actions).toContain('keep');
    await gallery.host.act({ action: 'keep', ids: [missing.id] });
    expect((await onlyItem(gallery)).badge).toBeUndefined();
  });

  test('with equal bytes are told apart by their files', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    await gallery.host.generate(request({ prompt: 'A tower' }));
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(2));
    bench.provider.latest.send(finalImage('one'));
    bench.provider.latest.end();
    await eventually(async () => {
      expect((await items(gallery)).map(({ name, description }) => `${name}: ${description}`)).toEqual([
        'a-tower.png: A tower',
        'a-lighthouse-at-dusk.png: A lighthouse at dusk',
      ]);
    });
  });

  test.each(['a-lighthouse-at-dusk.png', 'a-tower.png'])(
    'with equal bytes lose each its own file: %s',
    async (lost) => {
      const bench = await galleryBench();
      const gallery = await bench.open();
      await generated(bench, gallery, ['one']);
      await gallery.host.generate(request({ prompt: 'A tower' }));
      await eventually(() => expect(bench.provider.exchanges).toHaveLength(2));
      bench.provider.latest.send(finalImage('one'));
      bench.provider.latest.end();
      const names = ['a-lighthouse-at-dusk.png', 'a-tower.png'];
      const shown = async (query: Partial<GalleryQuery> = {}) =>
        (await items(gallery, { sort: 'name', ...query })).map(({ name, badge }) => `${name} ${badge}`);
      await eventually(async () => expect(await shown()).toEqual(names.map((name) => `${name} undefined`)));
      const rest = names.filter((name) => name !== lost).map((name) => `${name} undefined`);

      const [item] = (await items(gallery)).filter(({ name }) => name === lost);
      bench.window.answer('Delete');
      await gallery.host.act({ action: 'delete', ids: [item?.id ?? ''] });
      expect(await shown()).toEqual(rest);
      expect(await shown({ state: 'removed' })).toEqual([`${lost} Deleted`]);
      const [removed] = await items(gallery, { state: 'removed' });
      await gallery.host.act({ action: 'restore', ids: [removed?.id ?? ''] });
      expect(await shown()).toEqual(names.map((name) => `${name} undefined`));
      expect(await shown({ state: 'removed' })).toEqual([]);

      const folder = join(bench.site, 'images');
      await rename(join(folder, lost), join(folder, 'z.png'));
      expect(await shown()).toEqual(expect.arrayContaining([...rest, `${lost} Missing`]));
      bench.gallery.found = [join(folder, 'z.png')];
      const { FakeUri } = await import('../maskEditor/fakeVscode.ts');
      bench.gallery.onFile.fire(new FakeUri(join(folder, 'z.png')));
      await eventually(async () => expect(await shown()).toEqual([...rest, 'z.png undefined']));
    },
  );

  test('with equal bytes that share one file are one file to delete', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const [record] = (await bench.library.load()).images;
    if (!record) throw new Error('There is no record.');
    const { hash, format, bytes, request: asked } = record;
    const answer = { kind: 'image', hash, format, bytes, request: asked, index: 0, returned: {} } as const;
    await bench.record({ ...answer, at: new Date().toISOString(), job: 'another' });
    const ids = (await items(gallery)).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    await gallery.host.act({ action: 'copyPath', ids });
    expect(bench.gallery.clipboard).toBe(join(bench.site, 'images', 'a-lighthouse-at-dusk.png'));
    bench.window.answer('Delete');
    await gallery.host.act({ action: 'delete', ids });
    expect(bench.window.shown.map(({ text }) => text)).toEqual(['Delete “a-lighthouse-at-dusk.png”?']);
    expect(await readdir(join(bench.site, 'images'))).toEqual([]);
  });

  test('that this window may not show say so, as long as the archive does not hold them', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const path = join(bench.root, 'elsewhere.png');
    await rename(join(bench.site, 'images', 'a-lighthouse-at-dusk.png'), path);
    const to = pathToFileURL(path).href;
    await bench.library.moved([{ from: bench.uriOf('images/a-lighthouse-at-dusk.png'), to }]);
    expect((await onlyItem(gallery)).badge).toBeUndefined();
    await rm(bench.archive.path(hashOf(picture('one').data), 'png'));
    expect((await onlyItem(gallery)).badge).toBe('Not in this workspace');
    await rename(path, join(bench.site, 'back.png'));
    await bench.library.moved([{ from: to, to: bench.uriOf('back.png') }]);
    expect(await onlyItem(gallery)).toMatchObject({ name: 'back.png' });
    expect((await onlyItem(gallery)).badge).toBeUndefined();
  });

  test('keep their story when another program moves their file', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const to = join(bench.site, 'tower.png');
    await rename(join(bench.site, 'images', 'a-lighthouse-at-dusk.png'), to);
    expect((await onlyItem(gallery)).badge).toBe('Missing');
    bench.gallery.found = [to];
    await eventually(async () => {
      const item = await onlyItem(gallery);
      expect(item).toMatchObject({ name: 'tower.png', description: 'A lighthouse at dusk' });
      expect(item.badge).toBeUndefined();
    });
  });

  test('of the workspace are listed by their files, with the story of those that have one', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    await bench.write('cat.png', png('cat'));
    await bench.write('copy.png', picture('one').data);
    bench.gallery.found = ['cat.png', 'copy.png', 'images/a-lighthouse-at-dusk.png'].map((name) =>
      join(bench.site, name),
    );
    const byName = async () =>
      (await items(gallery, { source: 'workspace', sort: 'name' })).map(
        ({ name, description }) => `${name}: ${description}`,
      );
    await eventually(async () => {
      expect(await byName()).toEqual([
        'a-lighthouse-at-dusk.png: A lighthouse at dusk',
        'cat.png: cat.png',
        'copy.png: A lighthouse at dusk',
      ]);
    });
    await rm(join(bench.site, 'cat.png'));
    expect(await byName()).toHaveLength(2);
  });
});

test('a copy has the story that its image has now', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  // Of the same size: the copy is read before it has a record.
  await generated(bench, gallery, ['two']);
  await bench.write('copy.png', picture('one').data);
  bench.gallery.found = [join(bench.site, 'copy.png')];
  const copy = () => onlyItem(gallery, { source: 'workspace' });
  expect((await copy()).description).toBe('copy.png');
  await generated(bench, gallery, ['one']);
  await eventually(async () => expect((await copy()).description).toBe('A lighthouse at dusk'));
  await gallery.host.act({ action: 'star', ids: [(await copy()).id] });
  expect((await copy()).starred).toBe(true);
  await gallery.host.act({ action: 'unstar', ids: [(await copy()).id] });
  expect((await copy()).starred).toBe(false);
  const hash = hashOf(picture('one').data);
  await bench.record({ kind: 'forget', at: new Date().toISOString(), hash });
  expect((await copy()).description).toBe('copy.png');
});

describe('deleted and discarded images', () => {
  test('deleting asks first; what is deleted can be restored, bytes as they were', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const { id } = await onlyItem(gallery);
    const path = join(bench.site, 'images', 'a-lighthouse-at-dusk.png');
    await gallery.host.act({ action: 'delete', ids: [id] });
    expect(bench.window.shown.map(({ text }) => text)).toEqual(['Delete “a-lighthouse-at-dusk.png”?']);
    expect((await readFile(path)).toString()).toBe('one');
    bench.window.answer('Delete');
    await gallery.host.act({ action: 'delete', ids: [id] });
    await expect(readFile(path)).rejects.toThrow(/ENOENT/);
    expect(await items(gallery)).toEqual([]);
    const removed = await onlyItem(gallery, { state: 'removed' });
    expect(removed).toMatchObject({ id, badge: 'Deleted', name: 'a-lighthouse-at-dusk.png' });
    await gallery.host.act({ action: 'restore', ids: [id] });
    expect((await readFile(path)).toString()).toBe('one');
    expect(await onlyItem(gallery)).toMatchObject({ id });
  });

  test('discarding takes an image that was not kept out of sight, and restoring brings it back', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    const job = bench.jobs.start({
      request: { kind: 'generate', model: 'gpt-image-2', prompt: 'A hill', count: 1 },
      confirm: 'done',
    });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    bench.provider.latest.send(finalImage('hill'));
    bench.provider.latest.end();
    await job.finished;
    const item = await onlyItem(gallery, { state: 'notKept' });
    expect(item).toMatchObject({ name: 'a-hill.png', badge: 'Not kept' });
    await gallery.host.act({ action: 'discard', ids: [item.id] });
    expect(await items(gallery)).toEqual([]);
    expect((await onlyItem(gallery, { state: 'removed' })).badge).toBe('Discarded');
    await gallery.host.act({ action: 'restore', ids: [item.id] });
    await gallery.host.act({ action: 'keep', ids: [item.id] });
    expect(await onlyItem(gallery, { state: 'files' })).toMatchObject({ id: item.id, name: 'a-hill.png' });
    expect((await readFile(join(bench.site, 'images', 'a-hill.png'))).toString()).toBe('hill');
  });
});

test('a file that was deleted elsewhere can be discarded, and restored', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  await generated(bench, gallery, ['one']);
  const path = join(bench.site, 'images', 'a-lighthouse-at-dusk.png');
  await rm(path);
  const { id } = await onlyItem(gallery);
  await gallery.host.act({ action: 'discard', ids: [id] });
  expect(await items(gallery)).toEqual([]);
  expect(await onlyItem(gallery, { state: 'removed' })).toMatchObject({ id, badge: 'Deleted' });
  await gallery.host.act({ action: 'restore', ids: [id] });
  expect((await readFile(path)).toString()).toBe('one');
  expect(await onlyItem(gallery)).toMatchObject({ id, name: 'a-lighthouse-at-dusk.png' });
});

describe('generate again', () => {
  test('sends the very request, asks as the settings say, and keeps the result', async () => {
    const bench = await galleryBench();
    bench.window.settings.set('partialImages', 0);
    const gallery = await bench.open();
    await generated(bench, gallery, ['one'], {
      choices: { size: '1536x1024', quality: 'low', background: 'opaque', count: 1 },
    });
    const first = bench.provider.latest.request;
    await gallery.host.act({ action: 'generateAgain', ids: [(await onlyItem(gallery)).id] });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(2));
    expect(bench.provider.latest.request).toEqual(first);
    expect(bench.confirm).toHaveBeenCalledTimes(1);
    bench.provider.latest.send(finalImage('again'));
    bench.provider.latest.end();
    await eventually(async () => expect(await readdir(join(bench.site, 'images'))).toHaveLength(2));
  });

  test.each([false, true])('keeps a variation in the size of its source, as before: %j', async (isBroken) => {
    const bench = await galleryBench();
    const { provider, pictures } = bench;
    const source = await bench.write('cat.png', png('cat'));
    const gallery = await bench.open();
    const image = { data: png('cat'), format: 'png' } as const;
    const job = bench.jobs.start({
      request: { kind: 'edit', model: 'gpt-image-2', prompt: 'Another one', count: 1, images: [image] },
      operation: 'variation',
      sources: [source],
      like: { width: 300, height: 200, format: 'png' },
      confirm: 'done',
    });
    await eventually(() => expect(provider.exchanges).toHaveLength(1));
    provider.latest.send(finalImage('64x64 kitten'));
    provider.latest.end();
    await job.finished;

    if (isBroken) pictures.fill = async () => Promise.reject(new Error('Out of memory.'));
    await gallery.host.act({ action: 'generateAgain', ids: [(await onlyItem(gallery)).id] });
    await eventually(() => expect(provider.exchanges).toHaveLength(2));
    provider.latest.send(finalImage('64x64 lion'));
    provider.latest.end();
    await eventually(async () => expect(await readdir(bench.site)).toContain('cat-variation-1.png'));
    const kept = (await readFile(join(bench.site, 'cat-variation-1.png'))).toString();
    if (!isBroken) {
      expect(JSON.parse(kept)).toMatchObject({ filled: '64x64 lion', width: 300, height: 200 });
      return;
    }
    expect(kept).toBe('64x64 lion');
    await eventually(() =>
      expect(gallery.model().messages).toMatchObject([
        { text: '“Variation of cat.png”: The image was kept as the server sent it. Out of memory.' },
      ]),
    );
  });

  test('is for one image: nobody would see what several cost', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one', 'two']);
    const ids = (await items(gallery)).map(({ id }) => id);
    await expect(gallery.host.act({ action: 'generateAgain', ids })).rejects.toThrow(
      'Select one image to generate it again.',
    );
    expect(bench.provider.exchanges).toHaveLength(1);
  });

  test('says what the model is not there for, and sends nothing unless the person agrees', async () => {
    const bench = await galleryBench();
    const gallery = await bench.open();
    await generated(bench, gallery, ['one']);
    const { id } = await onlyItem(gallery);
    bench.listed.push({ id: 'gpt-image-2' });
    await gallery.host.act({ action: 'generateAgain', ids: [id] });
    expect(bench.provider.exchanges).toHaveLength(1);
    expect(bench.window.shown.at(-1)?.text).toMatch(/cannot be made again with all of its settings/);
    bench.window.answer('Use gpt-image-2');
    await gallery.host.act({ action: 'generateAgain', ids: [id] });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(2));
    expect(bench.provider.latest.request).toMatchObject({
      model: 'gpt-image-2',
      prompt: 'A lighthouse at dusk',
    });
  });
});

describe('interrupted jobs', () => {
  const at = '2026-11-01T10:00:00.000Z';
  const interrupted = {
    kind: 'job',
    at,
    job: 'left',
    state: 'queued',
    request: {
      operation: 'generate',
      model: 'gpt-image-2.6-sunburst',
      count: 3,
      prompt: 'A bridge',
      size: '1024x1024',
      quality: 'medium',
    },
  } as const;

  test('say so, and are made anew for what is missing', async () => {
    const bench = await galleryBench();
    await bench.record(interrupted, {
      kind: 'job',
      at: '2026-11-01T10:00:01.000Z',
      job: 'left',
      state: 'interrupted',
      maybeBilled: true,
    });
    const gallery = await bench.open();
    expect(gallery.model().jobs).toMatchObject([
      {
        id: 'left',
        prompt: 'A bridge',
        state: 'interrupted',
        status: 'Interrupted, 3 images missing, may have been billed',
        retry: expect.stringMatching(/^Retry · about \$.*, charged again$/),
        canCancel: false,
      },
    ]);
    await gallery.host.retryJob({ id: 'left' });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    expect(bench.provider.latest.request).toMatchObject({ prompt: 'A bridge', count: 3 });
    await eventually(() => expect(gallery.model().jobs.map(({ state }) => state)).toEqual(['running']));
  });

  test('are forgotten', async () => {
    const bench = await galleryBench();
    await bench.record(interrupted, { ...interrupted, at: '2026-11-01T10:00:01.000Z', state: 'interrupted' });
    const gallery = await bench.open();
    expect(gallery.model().jobs).toHaveLength(1);
    await gallery.host.forgetJob({ id: 'left' });
    await eventually(() => expect(gallery.model().jobs).toEqual([]));
    expect((await bench.open()).model().jobs).toEqual([]);
  });
});

test('what goes wrong with nobody waiting is logged', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  vi.spyOn(bench.memento, 'update').mockRejectedValueOnce(new Error('The state is full.'));
  await gallery.host.saveDraft({ draft: '{}' });
  await eventually(() => expect(bench.logged()).toContain('The state is full.'));
  const start = bench.runs.start.bind(bench.runs);
  vi.spyOn(bench.runs, 'start').mockImplementationOnce((wish) => {
    const { job, ended } = start(wish);
    return { job, ended: ended.then(() => Promise.reject(new Error('The disk is gone.'))) };
  });
  await generated(bench, gallery, ['one']);
  await eventually(() => expect(bench.logged()).toContain('The disk is gone.'));
});

test('hundreds of images are not opened as hundreds of tabs', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  const names = Array.from({ length: 21 }, (_, index) => `${index}.png`);
  await Promise.all(names.map((name) => bench.write(name, png(name))));
  bench.gallery.found = names.map((name) => join(bench.site, name));
  const { ids } = await gallery.host.query({ ...everything, source: 'workspace' });
  await expect(gallery.host.act({ action: 'open', ids })).rejects.toThrow(/^Select at most 20 images/);
});

test('Free Space removes what was checked, and nothing else', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  await generated(bench, gallery, ['one']);
  await bench.library.archive(picture('a loaded mask'));
  const names = async () => (await bench.archive.list()).map(({ hash }) => hash);
  expect(await names()).toHaveLength(2);
  await gallery.host.freeSpace();
  expect(await names()).toHaveLength(2);
  bench.gallery.picked = (items) => items.filter(({ label }) => label === 'What no record speaks of');
  await gallery.host.freeSpace();
  expect(await names()).toEqual([hashOf(picture('one').data)]);
  expect(gallery.model().archive).toMatch(/^1 KB in the archive$/);
});

test('a file that Easel did not make can be deleted and restored, too', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  await bench.write('mine.png', png('mine'));
  bench.gallery.found = [join(bench.site, 'mine.png')];
  const { id } = await onlyItem(gallery, { source: 'workspace' });
  bench.window.answer('Delete');
  await gallery.host.act({ action: 'delete', ids: [id] });
  bench.gallery.found = [];
  for (const source of ['records', 'workspace'] as const) {
    const removed = await onlyItem(gallery, { source, state: 'removed' });
    expect(removed).toMatchObject({
      name: 'mine.png',
      badge: 'Deleted',
      actions: ['open', 'restore', 'copyImage'],
    });
  }
  const { id: removedId } = await onlyItem(gallery, { state: 'removed' });
  await gallery.host.act({ action: 'restore', ids: [removedId] });
  expect(await readFile(join(bench.site, 'mine.png'))).toEqual(Buffer.from(png('mine')));
  expect(await items(gallery, { state: 'removed' })).toEqual([]);
});

test('of an answer that was kept as two files, each can be deleted and restored', async () => {
  const bench = await galleryBench();
  const { library } = bench;
  const now = () => new Date().toISOString();
  const answer = await library.archive(picture('boat'));
  await bench.record({
    kind: 'image',
    at: now(),
    ...answer,
    job: 'job',
    index: 0,
    request: { operation: 'edit', model: 'gpt-image-2', count: 1, prompt: 'A boat' },
    returned: {},
  });
  for (const name of ['edit-1', 'edit-2']) {
    const composite = await library.archive(picture(name));
    await bench.record({ kind: 'composite', at: now(), hash: composite.hash, answer: answer.hash });
    await library.keep(composite, { folder: bench.uriOf(''), name });
  }
  const gallery = await bench.open();
  const removedNames = async (source: GalleryQuery['source']) =>
    (await items(gallery, { source, state: 'removed' })).map(({ name }) => name).toSorted();
  bench.gallery.found = ['edit-1.png', 'edit-2.png'].map((name) => join(bench.site, name));
  for (const deleted of [['edit-1.png'], ['edit-1.png', 'edit-2.png']]) {
    const [first] = await items(gallery, { source: 'workspace', sort: 'name' });
    bench.window.answer('Delete');
    await gallery.host.act({ action: 'delete', ids: [first?.id ?? ''] });
    expect(await removedNames('records')).toEqual(deleted);
    expect(await removedNames('workspace')).toEqual(deleted);
  }
  const removed = await items(gallery, { text: 'boat', state: 'removed' });
  expect(removed.map(({ badge, actions }) => [badge, actions.includes('delete')])).toEqual([
    ['Deleted', false],
    ['Deleted', false],
  ]);
  await gallery.host.act({ action: 'restore', ids: removed.map(({ id }) => id) });
  expect(await readdir(bench.site)).toEqual(['edit-1.png', 'edit-2.png']);
  expect(await removedNames('records')).toEqual([]);
});

describe('keeping', () => {
  const blend = { grow: 4, feather: 8, keepUnmasked: true };

  test('puts an edit back into its picture, beside it, though nothing else keeps answers there', async () => {
    const bench = await galleryBench();
    const document = await bench.write('harbour.png', png('harbour'));
    const gallery = await bench.open();
    const job = await bench.edits.start({
      edit: {
        source: png('harbour'),
        extend: { top: 0, right: 0, bottom: 0, left: 0 },
        frame: { region: { x: 0, y: 0, width: 64, height: 48 }, sent: { width: 1024, height: 768 } },
        blend,
      },
      document,
      request: { model: 'gpt-image-2', prompt: 'A harbour with a boat', count: 1 },
      sendsMask: true,
      sendsSize: true,
      confirm: 'done',
    });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    bench.provider.latest.send(finalImage('boat'));
    bench.provider.latest.end();
    await job.finished;
    const item = await onlyItem(gallery);
    expect(item).toMatchObject({ name: 'harbour-edit-1.png', badge: 'Not kept' });
    await gallery.host.act({ action: 'keep', ids: [item.id] });
    const kept = JSON.parse((await readFile(join(bench.site, 'harbour-edit-1.png'))).toString());
    expect(kept).toMatchObject({ blend, answer: 'boat' });
    const details = await gallery.host.details({ id: item.id });
    expect(details?.item.badge).toBeUndefined();
    expect(details?.from.map(({ name, badge }) => [name, badge])).toEqual([['harbour.png', undefined]]);
    // What was edited, not what stands in its place.
    await writeFile(join(bench.site, 'harbour.png'), png('tower'));
    const [original] = (await gallery.host.details({ id: item.id }))?.from ?? [];
    expect(original).toMatchObject({
      name: 'harbour.png',
      badge: 'As it was',
      actions: ['open', 'copyImage'],
    });
    const story = await gallery.host.details({ id: original?.id ?? '' });
    expect(story?.url).toContain(`/archive/${hashOf(png('harbour'))}.png`);
    expect(story?.cameOfIt.map(({ id }) => id)).toEqual([item.id]);
    // Made once more, the answers are candidates again.
    await gallery.host.act({ action: 'generateAgain', ids: [item.id] });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(2));
    expect(bench.provider.latest.request).toMatchObject({ kind: 'edit', size: '1024x768', format: 'png' });
    bench.provider.latest.send(finalImage('ship'));
    bench.provider.latest.end();
    await eventually(async () => {
      expect((await onlyItem(gallery, { state: 'notKept' })).name).toBe('harbour-edit-1.png');
    });
    expect((await readdir(bench.site)).toSorted()).toEqual(['harbour-edit-1.png', 'harbour.png']);
  });

  test.each([
    ['Make a variation.\n\nAbove all: A cat at night\n\nWoodcut', 'A cat at night', 'A cat at night'],
    ['Make a variation.\n\nWoodcut', 'A cat', 'Variation of cat.png'],
  ])('puts a variation beside its source, and speaks of it in a person’s words: %j', async (...told) => {
    const [prompt, alt, description] = told;
    const bench = await galleryBench();
    const source = await bench.write('cat.png', png('cat'));
    const { hash, format, bytes } = await bench.library.archive({ data: png('cat'), format: 'png' });
    const asked = { operation: 'generate', model: 'gpt-image-2', count: 1, prompt: 'A cat' } as const;
    const answer = { hash, format, bytes, job: 'cat', index: 0, request: asked, returned: {} };
    await bench.record({ kind: 'image', at: new Date().toISOString(), ...answer });
    const gallery = await bench.open();
    const job = bench.jobs.start({
      request: {
        kind: 'edit',
        model: 'gpt-image-2',
        prompt,
        count: 1,
        images: [{ data: png('cat'), format: 'png' }],
      },
      operation: 'variation',
      sources: [source],
      origin: source,
      confirm: 'done',
    });
    await eventually(() => expect(bench.provider.exchanges).toHaveLength(1));
    bench.provider.latest.send(finalImage('kitten'));
    bench.provider.latest.end();
    await job.finished;
    const item = await onlyItem(gallery, { operation: 'variation' });
    expect(item.description).toBe(description);
    await gallery.host.act({ action: 'keep', ids: [item.id] });
    expect(await readdir(bench.site)).toContain('cat-variation-1.png');
    await gallery.host.act({ action: 'copyMarkdown', ids: [item.id] });
    expect(bench.gallery.clipboard).toMatch(new RegExp(`^!\\[${alt}\\]\\(.*cat-variation-1\\.png\\)$`));
  });
});

test('small pictures are kept for large images, and shown from then on', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  await bench.write('large.png', new Uint8Array([...png('large'), ...new Uint8Array(200_000)]));
  bench.gallery.found = [join(bench.site, 'large.png')];
  const { id, url, wantsThumbnail } = await onlyItem(gallery, { source: 'workspace' });
  expect(wantsThumbnail).toBe(true);
  expect(url).toMatch(/^page:file:.*\/site\/large\.png\?v=/);
  await expect(gallery.host.saveThumbnail({ id, url, image: png('no WebP') })).rejects.toThrow(/WebP/);
  await gallery.host.saveThumbnail({ id, url, image: webp });
  const small = await onlyItem(gallery, { source: 'workspace' });
  expect(small.wantsThumbnail).toBe(false);
  expect(small.url).toMatch(/^page:file:.*\/thumbnails\/[0-9a-f]{64}\.webp$/);
});

test('a small picture is kept for what was made small, not for what the image is or was besides', async () => {
  const bench = await galleryBench();
  const gallery = await bench.open();
  const name = 'x'.repeat(200_000);
  const path = join(bench.site, 'images', 'a-lighthouse-at-dusk.png');
  await generated(bench, gallery, [name]);
  const hash = hashOf(picture(name).data);
  const before = await onlyItem(gallery);
  expect(before.url).toMatch(/\/archive\//);
  // Freed, and the file painted over: nothing else is left to be shown.
  await rm(bench.archive.path(hash, 'png'));
  await writeFile(path, 'y'.repeat(200_001));
  const changed = await onlyItem(gallery);
  expect(changed).toMatchObject({ badge: 'Changed since', wantsThumbnail: true });
  expect(changed.url).toMatch(/\/images\/a-lighthouse-at-dusk\.png\?v=/);
  const { id } = before;
  await expect(gallery.host.saveThumbnail({ id, url: before.url, image: webp })).rejects.toThrow(
    'This image has changed.',
  );
  await gallery.host.saveThumbnail({ id, url: changed.url, image: webp });
  expect((await onlyItem(gallery)).url).toMatch(/\/thumbnails\//);
  // As it was again.
  await writeFile(path, name);
  expect((await onlyItem(gallery)).url).toMatch(/\/images\/a-lighthouse-at-dusk\.png\?v=/);
});
