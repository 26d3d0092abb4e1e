import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { galleryActions } from '../../../src/protocol/gallery.ts';
import { actionNames } from '../../../webview/gallery/actions/actionNames.ts';
import { applyTheme, themes } from '../themes.ts';
import { FakeHost, galleryItem, galleryModel, manyItems, pixel } from './fakeHost.ts';
import { leavePage } from './leavePage.ts';
import { type GalleryPage, openGalleryPage } from './openGalleryPage.ts';

let opened: GalleryPage | undefined;
let undress: () => void;

const search = page.getByRole('searchbox', { name: 'Search images' });
const details = page.getByRole('complementary', { name: 'Details' });

function cell(index: number): Locator {
  return page.getByRole('gridcell', { name: `image-${String(index).padStart(5, '0')}.png`, exact: true });
}

function button(name: string | RegExp): Locator {
  return page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

async function open(host = new FakeHost(galleryModel(), manyItems(12))): Promise<FakeHost> {
  opened = await openGalleryPage(host);
  await expect.element(page.getByRole('status').first()).not.toHaveTextContent('Looking');
  return host;
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

beforeEach(async () => {
  await page.viewport(1200, 800);
  const [theme] = themes;
  undress = theme ? applyTheme(theme) : () => {};
});

afterEach(() => {
  opened?.dispose();
  opened = undefined;
  undress();
  vi.restoreAllMocks();
});

describe('searching and filtering', () => {
  it('asks when typing pauses, and says how many there are', async () => {
    const host = await open();
    await search.fill('00003');
    await expect.element(page.getByText('1 of 12 images')).toBeVisible();
    expect(host.queries.map(({ text }) => text)).toEqual(['', '00003']);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('12 images', { exact: true })).toBeVisible();
  });

  it.each([
    ['Operation', 'Edited', { operation: 'edit' }],
    ['Model', 'dall-e-2', { model: 'dall-e-2' }],
    ['State', 'Not kept', { state: 'notKept' }],
    ['Sort', 'By name', { sort: 'name' }],
  ])('%s: %s', async (label, option, change) => {
    const host = await open();
    await choose(label, option);
    const all = { source: 'records', text: '', state: 'all', sort: 'newest' };
    await expect.poll(() => host.queries.at(-1)).toEqual({ ...all, ...change });
  });

  it('takes starred images alone, those of the workspace, and all again', async () => {
    const host = await open();
    await button('Starred only').click();
    await expect.poll(() => host.queries.at(-1)).toMatchObject({ starred: true });
    await button('All in workspace').click();
    await expect.poll(() => host.queries.at(-1)).toMatchObject({ source: 'workspace', starred: true });
    await button('Clear Filters').click();
    await expect
      .poll(() => host.queries.at(-1))
      .toEqual({ source: 'workspace', text: '', state: 'all', sort: 'newest' });
    await expect.element(cell(0)).toBeVisible();
    await expect.element(button('All in workspace')).toHaveAttribute('aria-pressed', 'true');
  });

  it('says where there are more images than it looks through', async () => {
    const host = new FakeHost(galleryModel(), manyItems(12));
    host.isCut = true;
    await open(host);
    await expect.element(page.getByText('12 images; the workspace holds more')).toBeVisible();
  });

  it('says what the host cannot do', async () => {
    const host = await open();
    host.failures.set('query', 'The records cannot be read.');
    await choose('Sort', 'Oldest first');
    await expect.element(page.getByRole('group', { name: 'The records cannot be read.' })).toBeVisible();
  });
});

describe('the composer', () => {
  it('sends what is written and chosen, with the price on the button', async () => {
    const host = await open();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('  A lighthouse  ');
    await choose('Size', '1536×1024');
    await choose('Quality', 'High quality');
    await choose('Background', 'Transparent background');
    await page.getByRole('spinbutton', { name: 'Count' }).fill('2');
    await button('Generate · about $0.010').click();
    await expect
      .poll(() => host.generated)
      .toEqual([
        {
          prompt: 'A lighthouse',
          choices: { size: '1536x1024', quality: 'high', background: 'transparent', count: 2 },
          references: [],
          pricedModel: 'gpt-image-2.6-sunburst',
        },
      ]);
    expect(host.called('estimate').at(-1)).toMatchObject({ promptLength: 12, references: 0 });
  });

  it('agrees to no price but that of the request, as it is when the click leaves a field', async () => {
    const host = await open();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse');
    await expect.element(button('Generate · about $0.05')).toBeVisible();
    let know = (): void => {};
    host.priceGate = new Promise((resolve) => {
      know = resolve;
    });
    await page.getByRole('spinbutton', { name: 'Count' }).fill('10');
    await button(/^Generate/).click();
    await expect.poll(() => host.generated.at(-1)?.choices.count).toBe(10);
    expect(host.generated.at(-1)).not.toHaveProperty('pricedModel');
    await expect.element(button('Generate')).toBeVisible();
    know();
    await expect.element(button('Generate · about $0.050')).toBeVisible();
    host.priceGate = new Promise(() => {});
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse at dusk');
    await button('Generate · about $0.050').click();
    await expect.poll(() => host.generated.at(-1)?.pricedModel).toBe('gpt-image-2.6-sunburst');
    const { options } = galleryModel();
    await opened?.change({ options: { ...options, model: 'dall-e-2' } });
    await button('Generate').click();
    await expect.poll(() => host.generated).toHaveLength(3);
    expect(host.generated.at(-1), 'of another model').not.toHaveProperty('pricedModel');
  });

  it('sends with Control and Enter, and lets no key binding send once more', async () => {
    const host = await open();
    const keys: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') keys.push(event.key);
    };
    window.addEventListener('keydown', listen);
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    window.removeEventListener('keydown', listen);
    await expect.poll(() => host.generated.length).toBe(1);
    expect(keys).toEqual([]);
  });

  it.each([
    ['', /^Write what the image should show/],
    ['x'.repeat(21), 'The prompt is too long: this model takes 20 characters.'],
  ])('says what is wrong with "%s", and sends nothing, until it is written anew', async (prompt, text) => {
    const { options, ...rest } = galleryModel();
    const host = new FakeHost({ ...rest, options: { ...options, maxPromptLength: 20 } }, []);
    await open(host);
    const field = page.getByRole('textbox', { name: 'Prompt' });
    await field.fill(prompt);
    await button(/^Generate/).click();
    await expect.element(page.getByRole('group', { name: text })).toBeVisible();
    expect(host.generated).toEqual([]);
    await expect.poll(() => field.element().matches(':focus')).toBe(true);
    await field.fill('A cat');
    await expect.element(page.getByRole('group', { name: text })).not.toBeInTheDocument();
  });

  it('keeps what is written when the host rejects', async () => {
    const host = await open();
    host.failures.set('generate', 'The monthly budget is used up.');
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse');
    await button(/^Generate/).click();
    await expect.element(page.getByRole('group', { name: 'The monthly budget is used up.' })).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A lighthouse');
    await expect.element(button(/^Generate/)).not.toHaveAttribute('disabled');
  });

  it('starts with the prompt of the host, and takes a new one', async () => {
    const host = new FakeHost(galleryModel(), []);
    host.prompt = 'A selected sentence';
    await open(host);
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await expect.element(prompt).toHaveValue('A selected sentence');
    await opened?.view.setPrompt({ prompt: 'Another one' });
    await expect.element(prompt).toHaveValue('Another one');
  });

  it('asks only for what can be chosen, and for the rest what the settings say', async () => {
    const host = await open();
    const { options } = galleryModel();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse');
    await choose('Size', '1536×1024');
    await choose('Quality', 'High quality');
    await choose('Background', 'Transparent background');
    const unknown = { ...options, model: 'my-model', sizes: [], qualities: [], backgrounds: [] };
    await opened?.change({ options: unknown });
    await button(/^Generate/).click();
    await expect.poll(() => host.generated.at(-1)?.choices).toEqual(galleryModel().choices);
    await opened?.change({ options: { ...options, model: 'another', qualities: ['low', 'medium'] } });
    await button(/^Generate/).click();
    await expect
      .poll(() => host.generated.at(-1)?.choices)
      .toEqual({ size: '1536x1024', quality: 'medium', background: 'transparent', count: 1 });
  });

  it('follows the settings again once what they say is chosen', async () => {
    const host = await open();
    const { choices } = galleryModel();
    const count = page.getByRole('spinbutton', { name: 'Count' });
    await count.fill('4');
    await choose('Size', '1536×1024');
    await expect.poll(() => JSON.parse(host.draft ?? '{}').choices).toEqual({ size: '1536x1024', count: 4 });
    await count.fill('1');
    await choose('Size', '1024×1024');
    await expect.poll(() => JSON.parse(host.draft ?? '{}').choices).toEqual({});
    await opened?.change({ choices: { ...choices, size: '1024x1536', count: 3 } });
    await expect.element(count).toHaveValue(3);
    await expect.element(page.getByRole('combobox', { name: 'Size' })).toHaveTextContent('1024×1536');
    await count.fill('2');
    await opened?.change({ choices: { ...choices, count: 2 } });
    await opened?.change({ choices: { ...choices, count: 5 } });
    await expect.element(count).toHaveValue(5);
  });

  it('offers only what the model has, and asks the host for another model', async () => {
    const { options, ...rest } = galleryModel();
    const bare = { ...options, sizes: [], qualities: [], backgrounds: [], maxCount: 1, maxReferences: 0 };
    const host = await open(new FakeHost({ ...rest, options: bare }, manyItems(3)));
    await expect.element(page.getByRole('combobox', { name: 'Size' })).not.toBeInTheDocument();
    await expect.element(button('Add Reference Images')).not.toBeInTheDocument();
    await expect.element(page.getByRole('spinbutton', { name: 'Count' })).toBeDisabled();
    await button('Model: Sunburst').click();
    await expect.poll(() => host.called('selectModel')).toHaveLength(1);
  });
});

describe('references', () => {
  const list = page.getByRole('list', { name: 'Reference images' });

  function drop(dataTransfer: DataTransfer): boolean {
    const target = page.getByRole('textbox', { name: 'Prompt' }).element();
    const over = new DragEvent('dragover', { bubbles: true, composed: true, cancelable: true, dataTransfer });
    const isTaken = !target.dispatchEvent(over);
    const dropped = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer });
    target.dispatchEvent(dropped);
    return isTaken;
  }

  it('are picked as many as there is room for, removed, and sent first first', async () => {
    const { options, ...rest } = galleryModel();
    const host = new FakeHost({ ...rest, options: { ...options, maxReferences: 3 } }, []);
    host.picked = ['a', 'b', 'c'].map((id) => ({ id, name: `${id}.png`, url: pixel }));
    host.leftOut = 'This model takes 3 reference images at most: 1 was left out.';
    await open(host);
    await button('Add Reference Images').click();
    await expect.poll(() => list.getByRole('listitem').elements().length).toBe(3);
    const notice = page.getByRole('group', { name: /1 was left out\.$/ });
    await expect.element(notice).toBeVisible();
    await expect.element(button('Add Reference Images')).toBeDisabled();
    await button('Remove b.png').click();
    await button('Add Reference Images').click();
    await expect.element(notice).not.toBeInTheDocument();
    expect(host.called('pickReferences')).toEqual([{ present: [] }, { present: ['a', 'c'] }]);
    await expect.poll(() => list.getByRole('listitem').elements().length).toBe(3);
    await button('Remove b.png').click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A cat');
    await button(/^Generate/).click();
    await expect.poll(() => host.generated.at(-1)?.references).toEqual(['a', 'c']);
  });

  it('that are taken close what was said of one that was not', async () => {
    const host = await open();
    host.failures.set('pickReferences', '“broken.png” is no PNG.');
    await button('Add Reference Images').click();
    const notice = page.getByRole('group', { name: '“broken.png” is no PNG.' });
    await expect.element(notice).toBeVisible();
    await button('Add Reference Images').click();
    await expect.element(notice).not.toBeInTheDocument();
  });

  it('are dropped as files', async () => {
    const host = await open();
    const files = new DataTransfer();
    files.setData('text/uri-list', '# two files\r\nfile:///a/cat.png\r\nfile:///a/dog.png');
    expect(drop(files)).toBe(true);
    await expect.element(button('Remove dog.png')).toBeVisible();
    expect(host.called('addReferences')).toEqual([
      { uris: ['file:///a/cat.png', 'file:///a/dog.png'], ids: [], present: [] },
    ]);
  });

  it('are files of any file system, but no pictures of a web page', async () => {
    const host = await open();
    const mixed = new DataTransfer();
    mixed.setData('text/uri-list', 'https://example.com/cat.png\r\nvscode-vfs://github/a/dog.png');
    drop(mixed);
    await expect.element(button('Remove dog.png')).toBeVisible();
    const web = new DataTransfer();
    web.setData('text/uri-list', 'https://example.com/cat.png');
    drop(web);
    await expect.element(page.getByRole('group', { name: /^What was dropped is no file\./ })).toBeVisible();
    expect(host.called('addReferences')).toEqual([
      { uris: ['vscode-vfs://github/a/dog.png'], ids: [], present: [] },
    ]);
  });

  it('are dragged from the grid; text is none', async () => {
    const host = await open();
    const text = new DataTransfer();
    text.setData('text/plain', 'words');
    expect(drop(text)).toBe(false);
    const image = new DataTransfer();
    await expect.element(cell(3)).toBeVisible();
    cell(3)
      .element()
      .dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: image }));
    expect(drop(image)).toBe(true);
    await expect
      .poll(() => host.called('addReferences'))
      .toEqual([{ uris: [], ids: ['image-00003'], present: [] }]);
  });
});

describe('jobs', () => {
  it('are listed with their status, and each with what can be done', async () => {
    const host = await open();
    const list = page.getByRole('list', { name: 'Jobs' });
    const job = { operation: 'generate' } as const;
    await opened?.change({
      jobs: [
        { ...job, id: 'a', prompt: 'A cat', status: 'Generating 1 image', state: 'running', canCancel: true },
        {
          ...job,
          id: 'b',
          prompt: 'A dog',
          status: 'Interrupted, may have been billed',
          state: 'interrupted',
          canCancel: false,
          retry: 'Retry · about $0.05, charged again',
        },
      ],
    });
    await expect.element(list).toHaveAttribute('aria-live', 'polite');
    await expect.element(list.getByText('Generating 1 image')).toBeVisible();
    await expect.element(button('Cancel')).toHaveAttribute('aria-description', 'A cat');
    await expect.element(button(/^Retry/)).toHaveAttribute('aria-description', 'A dog');
    await button('Cancel').click();
    await button('Retry · about $0.05, charged again').click();
    await button('Dismiss').click();
    await expect.poll(() => host.called('forgetJob')).toEqual([{ id: 'b' }]);
    expect(host.called('cancelJob')).toEqual([{ id: 'a' }]);
    expect(host.called('retryJob')).toEqual([{ id: 'b' }]);
    const response = await fetch(pixel);
    const image = new Uint8Array(await response.arrayBuffer());
    await opened?.view.preview({ job: 'a', image, mimeType: 'image/png' });
    const shown = (): string => list.element().querySelector('img')?.src ?? '';
    await expect.poll(shown).toMatch(/^blob:/);
    const url = shown();
    await opened?.change({ jobs: [] });
    await expect.poll(() => list.element().querySelector('li')).toBeNull();
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe('actions', () => {
  it('are buttons as the actions are called', async () => {
    await open(new FakeHost(galleryModel(), [galleryItem('image-00000', { actions: galleryActions })]));
    await cell(0).click();
    const toolbar = page.getByRole('toolbar', { name: 'Actions' });
    const names = (): readonly string[] =>
      toolbar
        .getByRole('button')
        .elements()
        .map((element) => element.getAttribute('aria-label') ?? '');
    await expect
      .poll(names)
      .toEqual([
        'Open',
        'Keep',
        'Restore',
        'Edit Image with Mask',
        'Create Variation',
        'Generate Again with These Settings',
        'Insert Link',
        'Copy Image',
        'Copy Path',
        'Copy Markdown',
        'Star',
        'Unstar',
        'Reveal in Explorer',
        'Discard',
        'Delete',
        'Clear Selection',
      ]);
  });

  it('of several are those that all have, but for what is done with one', async () => {
    const onOne = ['editWithMask', 'generateAgain', 'copyImage', 'reveal'] as const;
    const namesOfOne = onOne.map((action) => actionNames[action].label);
    const host = new FakeHost(galleryModel(), [
      galleryItem('image-00000', { actions: ['open', 'keep', ...onOne, 'discard'] }),
      galleryItem('image-00001', { actions: ['open', 'keep', ...onOne, 'delete'] }),
    ]);
    await open(host);
    await cell(0).click();
    for (const name of namesOfOne) await expect.element(button(name)).toBeVisible();
    await cell(1).click({ modifiers: ['Control'] });
    await expect.element(button('Delete')).not.toBeInTheDocument();
    for (const name of namesOfOne) await expect.element(button(name)).not.toBeInTheDocument();
    await button('Keep').click();
    await expect
      .poll(() => host.called('act'))
      .toEqual([{ action: 'keep', ids: ['image-00000', 'image-00001'] }]);
  });

  it('of several star the rest where some are starred', async () => {
    const host = new FakeHost(galleryModel(), [
      galleryItem('image-00000', { actions: ['star', 'delete'] }),
      galleryItem('image-00001', { actions: ['unstar', 'delete'] }),
    ]);
    await open(host);
    await cell(0).click();
    await cell(1).click({ modifiers: ['Control'] });
    await expect.element(button('Delete')).toBeVisible();
    const toolbar = page.getByRole('toolbar', { name: 'Actions' });
    await toolbar.getByRole('button', { name: 'Star', exact: true }).click();
    await expect
      .poll(() => host.called('act'))
      .toEqual([{ action: 'star', ids: ['image-00000', 'image-00001'] }]);
  });

  it('stay on screen in a small window with the details open', async () => {
    await page.viewport(402, 598);
    await open();
    await cell(0).click();
    await userEvent.keyboard('{Enter}');
    await expect.element(details).toBeInTheDocument();
    await expect.element(page.getByRole('toolbar', { name: 'Actions' })).toBeInViewport({ ratio: 1 });
  });

  it('ask for an image where none is selected', async () => {
    const host = await open();
    await opened?.view.act({ action: 'keep' });
    const notice = page.getByRole('group', { name: 'Select an image in the gallery first.' });
    await expect.element(notice).toBeVisible();
    expect(host.called('act')).toEqual([]);
    await cell(1).click();
    await opened?.view.act({ action: 'keep' });
    await expect.element(notice).not.toBeInTheDocument();
  });

  it('of one, asked for by a key with several selected, say so', async () => {
    const host = await open();
    const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    await cell(1).click();
    await cell(2).click({ modifiers: ['Control'] });
    for (const [action, text] of [
      ['copyImage', 'Select one image to copy it.'],
      ['reveal', 'Select one image to reveal it in the explorer.'],
    ] as const) {
      await opened?.view.act({ action });
      await expect.element(page.getByRole('group', { name: text })).toBeVisible();
    }
    expect([write.mock.calls, host.called('act')]).toEqual([[], []]);
  });

  it('copies an image as PNG', async () => {
    const canvas = new OffscreenCanvas(3, 2);
    canvas.getContext('2d')?.fillRect(0, 0, 3, 2);
    const url = URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp' }));
    const host = await open();
    host.stories.set('image-00001', { url });
    const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    await cell(1).click();
    await button('Copy Image').click();
    await expect.poll(() => write.mock.calls.length).toBe(1);
    const blob = await write.mock.calls[0]?.[0]?.[0]?.getType('image/png');
    const bitmap = await createImageBitmap(blob ?? new Blob());
    expect([blob?.type, bitmap.width, bitmap.height]).toEqual(['image/png', 3, 2]);
    expect(host.called('act')).toEqual([]);
    URL.revokeObjectURL(url);
  });

  it('copies an image when the menu that it was chosen from has the focus still', async () => {
    await open();
    let hadFocus: boolean | undefined;
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
      hadFocus = document.hasFocus();
      await item?.getType('image/png');
    });
    await cell(1).click();
    const back = leavePage();
    await opened?.view.act({ action: 'copyImage' });
    back();
    expect(hadFocus).toBe(true);
    await expect.element(page.getByText('The image is copied.')).toBeInTheDocument();
  });

  it.each([
    ['has no picture', 'data:text/plain,no', 'This image cannot be read.'],
    ['is refused', pixel, 'The clipboard did not take the image. Choose Copy Image again.'],
  ])('says in its own words when what it copies %s', async (_, url, text) => {
    const host = await open();
    host.stories.set('image-00001', { url });
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
      await item?.getType('image/png');
      throw new DOMException('Write permission denied.', 'NotAllowedError');
    });
    await cell(1).click();
    await button('Copy Image').click();
    await expect.element(page.getByRole('group', { name: text })).toBeVisible();
  });

  it('take the focus back after the question whether to delete', async () => {
    const host = new FakeHost(galleryModel(), manyItems(12));
    let isAsked = false;
    host.methods.act = async () => {
      leavePage();
      isAsked = true;
    };
    await open(host);
    await cell(1).click();
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => isAsked).toBe(true);
    await expect.poll(() => cell(1).element().matches(':focus')).toBe(true);
  });

  it('come from a context menu on what is selected then', async () => {
    const host = await open();
    const context = (): object => JSON.parse(opened?.element.dataset['vscodeContext'] ?? '{}');
    await cell(2).click({ button: 'right' });
    expect(context()).toMatchObject({
      webviewSection: 'image',
      preventDefaultContextMenuItems: true,
      galleryActions: ' open editWithMask createVariation copyImage copyPath star delete ',
      gallerySelection: 1,
    });
    await opened?.view.act({ action: 'delete' });
    expect(host.called('act')).toEqual([{ action: 'delete', ids: ['image-00002'] }]);
    await cell(4).click({ modifiers: ['Shift'] });
    await cell(3).click({ button: 'right' });
    expect(context()).toMatchObject({ gallerySelection: 3 });
    await search.click({ button: 'right' });
    expect(opened?.element.dataset['vscodeContext']).toBeUndefined();
  });
});

describe('details', () => {
  async function openStory(): Promise<FakeHost> {
    const items = manyItems(12);
    const host = new FakeHost(galleryModel(), items);
    host.stories.set('image-00002', {
      prompt: 'A harbour',
      revisedPrompt: 'A quiet harbour',
      rows: [{ label: 'Size', value: '1536×1024', asked: '1024×1024' }],
      from: items.slice(5, 6),
      cameOfIt: items.slice(7, 9),
    });
    host.stories.set('image-00005', { cameOfIt: items.slice(2, 3) });
    await open(host);
    await cell(2).click();
    await userEvent.keyboard('{Enter}');
    await expect.element(details.getByRole('heading', { name: 'image-00002.png' })).toBeVisible();
    return host;
  }

  it('tell the story, and have the focus after Enter', async () => {
    await openStory();
    await expect.poll(() => details.element().matches(':focus')).toBe(true);
    await expect.element(details.getByText('A quiet harbour')).toBeVisible();
    await expect.element(details.getByText('asked for 1024×1024')).toBeVisible();
    await expect.element(details.getByRole('list', { name: 'Made from' })).toBeVisible();
    expect(
      details.getByRole('list', { name: 'What came of it' }).getByRole('button').elements(),
    ).toHaveLength(2);
  });

  it('are walked along the lineage, and back', async () => {
    await openStory();
    const heading = (name: string): Locator => details.getByRole('heading', { name });
    await details.getByRole('button', { name: 'image-00005.png' }).click();
    await expect.element(heading('image-00005.png')).toBeVisible();
    await details.getByRole('button', { name: 'image-00002.png' }).click();
    await expect.element(heading('image-00002.png')).toBeVisible();
    await button('Back').click();
    await expect.element(heading('image-00005.png')).toBeVisible();
    await button('Back').click();
    await expect.element(heading('image-00002.png')).toBeVisible();
    await expect.element(button('Back')).not.toBeInTheDocument();
  });

  it('act on their image, also by a context menu on an image of its lineage', async () => {
    const host = await openStory();
    await details.getByRole('button', { name: 'Create Variation' }).click();
    await expect
      .poll(() => host.called('act'))
      .toEqual([{ action: 'createVariation', ids: ['image-00002'] }]);
    await details.getByRole('button', { name: 'image-00007.png' }).click({ button: 'right' });
    await opened?.view.act({ action: 'star' });
    expect(host.called('act').at(-1)).toEqual({ action: 'star', ids: ['image-00007'] });
  });

  it('follow the selection, and give the focus back when they close', async () => {
    await openStory();
    await cell(4).click();
    await expect.element(details.getByRole('heading', { name: 'image-00004.png' })).toBeVisible();
    await button('Close Details').click();
    await expect.element(details).not.toBeInTheDocument();
    await expect.poll(() => cell(4).element().matches(':focus')).toBe(true);
  });

  it('close when the image is gone', async () => {
    const host = await openStory();
    host.items = host.items.filter(({ id }) => id !== 'image-00002');
    await opened?.view.refresh();
    await expect.element(details).not.toBeInTheDocument();
  });

  it('copy the prompt', async () => {
    await openStory();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await button('Copy Prompt').click();
    expect(write.mock.calls).toEqual([['A harbour']]);
  });
});

describe('comparing', () => {
  const slider = page.getByRole('slider', { name: 'Compare position' });

  it('shows two images under one divider that keys move, side by side, swapped, and back', async () => {
    await open();
    await cell(1).click();
    await expect.element(button('Compare')).not.toBeInTheDocument();
    await cell(2).click({ modifiers: ['Control'] });
    await button('Compare').click();
    await expect.poll(() => button('Back to Images').element().matches(':focus')).toBe(true);
    await expect
      .element(page.getByText('image-00001.png and image-00002.png are compared.'))
      .toBeInTheDocument();
    slider.element().focus();
    await userEvent.keyboard('{ArrowRight}{PageUp}');
    await expect.element(slider).toHaveAttribute('aria-valuetext', '61% image-00001.png');
    await button('Swap Images').click();
    await expect.element(slider).toHaveAttribute('aria-valuetext', '61% image-00002.png');
    await button('Side by Side').click();
    await expect.element(slider).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => cell(2).element().matches(':focus')).toBe(true);
  });

  it('says when one of the two is gone', async () => {
    const host = await open();
    await cell(1).click();
    await cell(2).click({ modifiers: ['Control'] });
    host.items = [];
    await button('Compare').click();
    await expect.element(page.getByRole('group', { name: 'One of the two images is gone.' })).toBeVisible();
  });
});

describe('empty states', () => {
  it.each([
    ['Set your API key', 'Set API Key', { hasKey: false }, { keysAsked: 1, isWriting: false }],
    ['No images yet', 'Write a Prompt', {}, { keysAsked: 0, isWriting: true }],
  ])('%s: %s', async (title, way, change, outcome) => {
    const host = await open(new FakeHost(galleryModel(change), []));
    await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
    await button(way).click();
    const prompt = page.getByRole('textbox', { name: 'Prompt' }).element();
    await expect
      .poll(() => ({ keysAsked: host.called('setKey').length, isWriting: prompt.matches(':focus') }))
      .toEqual(outcome);
  });
});

it('says that nothing is discarded or deleted, and shows the images again', async () => {
  await open(new FakeHost(galleryModel(), []));
  await choose('State', 'Discarded or deleted');
  await expect.element(page.getByRole('heading', { name: 'Nothing discarded or deleted' })).toBeVisible();
  await button('Clear Filters').click();
  await expect.element(page.getByRole('heading', { name: 'No images yet' })).toBeVisible();
});

describe('messages and the archive', () => {
  it('are answered', async () => {
    const messages = [
      { id: 'a', severity: 'warning', text: 'This model stops soon.', action: 'Select Model' } as const,
    ];
    const host = await open(new FakeHost(galleryModel({ messages }), []));
    await button('Select Model').click();
    await button('Close').click();
    await button('Free Space…').click();
    await expect.poll(() => host.called('freeSpace')).toHaveLength(1);
    expect(host.called('answerMessage')).toEqual([
      { id: 'a', take: true },
      { id: 'a', take: false },
    ]);
  });
});

describe('drafts', () => {
  it('bring back everything that was set, written and scrolled to', async () => {
    const first = await open(new FakeHost(galleryModel(), manyItems(1000)));
    first.picked = [{ id: 'cat', name: 'cat.png', url: pixel }];
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse');
    await choose('Quality', 'High quality');
    await button('Add Reference Images').click();
    await choose('Sort', 'Oldest first');
    await page.getByRole('slider', { name: 'Thumbnail size' }).fill('100');
    await expect.element(cell(999)).toBeVisible();
    const scroller = page.getByRole('grid').element().parentElement;
    if (scroller) scroller.scrollTop = 5000;
    await expect.element(cell(640)).toBeVisible();
    await cell(640).click();
    await userEvent.keyboard('{Enter}');
    await expect.element(details).toBeVisible();
    await expect
      .poll(() => JSON.parse(first.draft ?? '{}'))
      .toMatchObject({
        details: 'image-00640',
        selected: ['image-00640'],
        first: expect.toSatisfy((place: number) => place > 300),
      });
    opened?.dispose();

    await open(new FakeHost(galleryModel(), manyItems(1000), first.draft));
    await expect.element(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A lighthouse');
    await expect.element(button('Remove cat.png')).toBeVisible();
    await expect.element(cell(640)).toBeVisible();
    await expect.element(cell(640)).toHaveAttribute('aria-selected', 'true');
    await expect.element(page.getByRole('slider', { name: 'Thumbnail size' })).toHaveValue('100');
    await expect.element(details.getByRole('heading', { name: 'image-00640.png' })).toBeVisible();
  });

  it.each(['not JSON', '{"version":0}', '{"version":1}'])('that are %s start anew', async (draft) => {
    await open(new FakeHost(galleryModel(), manyItems(3), draft));
    await expect.element(cell(0)).toBeVisible();
  });
});
