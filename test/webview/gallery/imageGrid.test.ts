import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { applyTheme, themes } from '../themes.ts';
import { FakeHost, galleryItem, galleryModel, manyItems, pixel } from './fakeHost.ts';
import { type GalleryPage, openGalleryPage } from './openGalleryPage.ts';

let opened: GalleryPage;
let undress: () => void;

const grid = page.getByRole('grid', { name: 'Images' });

function cell(index: number): Locator {
  return page.getByRole('gridcell', { name: `image-${String(index).padStart(5, '0')}.png`, exact: true });
}

/** `toHaveFocus` does not look into shadow trees. */
async function expectFocus(locator: Locator): Promise<void> {
  await expect.poll(() => locator.element().matches(':focus')).toBe(true);
}

function scroller(): HTMLElement {
  const element = grid.element().parentElement;
  if (!element) throw new Error('No scroller.');
  return element;
}

async function open(count: number): Promise<void> {
  opened = await openGalleryPage(new FakeHost(galleryModel(), manyItems(count)));
  await expect.element(cell(0)).toBeVisible();
}

/** The images in the first row on screen; a row of which a little is above is there still. */
function topRow(): readonly string[] {
  const { top: edge } = scroller().getBoundingClientRect();
  const rows = [...grid.element().querySelectorAll('[role="row"]')];
  const first = rows.find((element) => element.getBoundingClientRect().top > edge - 20);
  const cells = [...(first?.querySelectorAll('[role="gridcell"]') ?? [])];
  return cells.map((element) => element.getAttribute('data-image') ?? '');
}

function selected(): readonly string[] {
  return page
    .getByRole('gridcell', { selected: true })
    .elements()
    .map((element) => element.getAttribute('aria-label') ?? '');
}

beforeEach(async () => {
  // 5 columns.
  await page.viewport(1000, 800);
  const [theme] = themes;
  undress = theme ? applyTheme(theme) : () => {};
});

afterEach(() => {
  opened.dispose();
  undress();
});

describe('10,000 images', () => {
  it('are a grid of named cells that says how large it is', async () => {
    await open(10_000);
    await expect.element(grid).toHaveAttribute('aria-rowcount', '2000');
    await expect.element(grid).toHaveAttribute('aria-colcount', '5');
    await expect.element(cell(7)).toHaveAttribute('aria-colindex', '3');
    expect(cell(7).element().closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('2');
    await expect.element(cell(0)).toHaveAttribute('aria-description', 'A picture of image-00000');
  });

  it('are in the document only as far as they are on screen, end to end', async () => {
    await open(10_000);
    let most = 0;
    const element = scroller();
    const end = element.scrollHeight - element.clientHeight;
    for (let step = 0; step <= 200; step++) {
      element.scrollTop = (end * step) / 200;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      most = Math.max(most, grid.element().querySelectorAll('[role="gridcell"]').length);
    }
    expect(most).toBeLessThan(60);
    await expect.element(cell(9999)).toBeVisible();
  });

  it('are described only where the screen comes to rest', async () => {
    await open(10_000);
    expect(opened.host.described.length).toBeLessThan(60);
    scroller().scrollTop = scroller().scrollHeight / 2;
    await expect.element(cell(5000)).toBeVisible();
    scroller().scrollTop = 0;
    await expect.element(cell(0)).toBeVisible();
    expect(opened.host.described.length).toBeLessThan(120);
    expect(new Set(opened.host.described).size).toBe(opened.host.described.length);
  });

  it('are given up when they have left the screen before they are described', async () => {
    await open(10_000);
    let release = (): void => {};
    opened.host.gate = new Promise((resolve) => {
      release = resolve;
    });
    scroller().scrollTop = 100_000;
    const asked = opened.host.called('describe').length;
    await expect.poll(() => opened.host.called('describe').length).toBeGreaterThan(asked);
    scroller().scrollTop = 200_000;
    await expect.poll(() => opened.host.called('describe').length).toBeGreaterThan(asked + 1);
    release();
    await expect.poll(() => opened.host.abandoned).toBe(1);
  });
});

describe('pictures', () => {
  function sources(): readonly string[] {
    return [...grid.element().querySelectorAll('img')].map(({ src }) => src);
  }

  it('of all images on screen come, also behind some that cannot be shown', async () => {
    const items = manyItems(12).map((item, index) => ({
      ...item,
      url: index % 5 === 0 ? `data:image/png;base64,${index}` : `${pixel}#${index}`,
    }));
    opened = await openGalleryPage(new FakeHost(galleryModel(), items));
    await expect.poll(() => sources().filter((src) => src.startsWith(pixel))).toHaveLength(9);
    await expect.poll(() => grid.element().querySelectorAll('.broken').length).toBe(3);
    const images = [...grid.element().querySelectorAll('img')];
    await expect
      .poll(() => images.every(({ complete, naturalWidth }) => complete && naturalWidth === 1))
      .toBe(true);
  });

  it('stay on screen while a small one takes their place', async () => {
    await open(5);
    await expect.poll(() => sources().filter(Boolean)).toHaveLength(5);
    opened.host.items = opened.host.items.map((item) => ({ ...item, url: `${pixel}#small` }));
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(...sources()));
    observer.observe(grid.element(), { subtree: true, attributes: true, attributeFilter: ['src'] });
    await opened.view.refresh();
    await expect.poll(() => sources().every((src) => src.endsWith('#small'))).toBe(true);
    observer.disconnect();
    expect(seen).not.toContain('');
  });
});

describe('keys', () => {
  it.each([
    ['{ArrowRight}', 1],
    ['{ArrowRight}{ArrowDown}', 6],
    ['{ArrowDown}{ArrowDown}{ArrowUp}', 5],
    ['{ArrowRight}{ArrowRight}{End}', 4],
    ['{ArrowDown}{End}{Home}', 5],
    ['{ArrowLeft}', 0],
    ['{Control>}{End}{/Control}', 42],
    ['{Control>}{End}{/Control}{ArrowUp}{ArrowDown}', 42],
    ['{ArrowRight}{Control>}{End}{/Control}{Control>}{Home}{/Control}', 0],
    ['{PageDown}{PageUp}', 0],
  ])('%s lead to image %i, with one tab stop', async (keys, index) => {
    await open(43);
    await cell(0).click();
    await userEvent.keyboard(keys);
    await expectFocus(cell(index));
    expect(grid.element().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await expect.element(cell(index)).toBeInViewport({ ratio: 0.9 });
  });

  it('go on from where they were after the screen scrolled away', async () => {
    await open(1000);
    await cell(0).click();
    scroller().scrollTop = 20_000;
    await expect.element(cell(470)).toBeInTheDocument();
    await userEvent.keyboard('{ArrowRight}');
    await expectFocus(cell(1));
    await expect.element(cell(1)).toBeInViewport();
  });

  it('select: Space, Shift, all, and none', async () => {
    await open(43);
    await cell(1).click();
    await userEvent.keyboard('{ArrowRight} ');
    await expect.poll(selected).toEqual(['image-00001.png', 'image-00002.png']);
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    await expect.poll(selected).toEqual(['image-00002.png', 'image-00003.png', 'image-00004.png']);
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByText('43 selected of 43 images')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(selected).toEqual([]);
  });

  it('delete what is selected, and open with Control', async () => {
    await open(43);
    await cell(1).click();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Delete}');
    await expect
      .poll(() => opened.host.called('act'))
      .toEqual([{ action: 'delete', ids: ['image-00001', 'image-00002'] }]);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => opened.host.called('act').at(-1))
      .toEqual({ action: 'open', ids: ['image-00002'] });
  });

  it('that mean something here reach no key binding of VS Code', async () => {
    await open(43);
    const keys: string[] = [];
    const listen = (event: KeyboardEvent): void => {
      keys.push(event.key);
    };
    window.addEventListener('keydown', listen);
    await cell(1).click();
    await userEvent.keyboard('{ArrowRight}{Delete}x');
    window.removeEventListener('keydown', listen);
    expect(keys).toEqual(['x']);
  });
});

describe('the mouse', () => {
  it('selects one, adds with Control, and a range with Shift', async () => {
    await open(43);
    await cell(1).click();
    await cell(3).click({ modifiers: ['Control'] });
    await expect.poll(selected).toEqual(['image-00001.png', 'image-00003.png']);
    await cell(7).click({ modifiers: ['Shift'] });
    await expect.poll(selected).toEqual([3, 4, 5, 6, 7].map((index) => `image-0000${index}.png`));
    await cell(2).click();
    await expect.poll(selected).toEqual(['image-00002.png']);
  });

  it('stars on the cell, and leaves the selection alone', async () => {
    await open(3);
    await cell(1).hover();
    await cell(1).getByRole('button', { name: 'Star', exact: true }).click();
    await expect.poll(() => opened.host.called('act')).toEqual([{ action: 'star', ids: ['image-00001'] }]);
    expect(selected()).toEqual([]);
  });

  it('drags images out by their opaque ids', async () => {
    await open(43);
    const drag = (index: number): DataTransfer => {
      const dataTransfer = new DataTransfer();
      cell(index)
        .element()
        .dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
      return dataTransfer;
    };
    const alone = drag(2);
    expect(alone.getData('application/vnd.easel.image')).toBe('image-00002');
    expect([...alone.types]).toEqual(['application/vnd.easel.image']);
    await cell(4).click();
    await cell(5).click({ modifiers: ['Shift'] });
    expect(drag(4).getData('application/vnd.easel.image')).toBe('image-00004\nimage-00005');
    expect(drag(2).getData('application/vnd.easel.image')).toBe('image-00002');
  });
});

describe('what changes', () => {
  it('is asked for anew, and the first image on screen stays where it is', async () => {
    await open(1000);
    scroller().scrollTop = 20_000;
    await expect.element(cell(470)).toBeVisible();
    const [before] = topRow();
    expect(before).toBeDefined();
    opened.host.items = [
      ...Array.from({ length: 10 }, (_, index) => galleryItem(`new-${index}`)),
      ...opened.host.items,
    ];
    await opened.view.refresh();
    await expect.element(page.getByText('1,010 images')).toBeVisible();
    await expect.poll(topRow).toContain(before);
  });

  it('in size keeps the first image on screen', async () => {
    await open(1000);
    scroller().scrollTop = 20_000;
    await expect.element(cell(470)).toBeVisible();
    cell(470).element().scrollIntoView({ block: 'start' });
    await expect.poll(topRow).toContain('image-00470');
    const rows = grid.element().querySelectorAll('[role="row"]').length;
    await page.getByRole('slider', { name: 'Thumbnail size' }).fill('100');
    await expect.poll(() => grid.element().querySelectorAll('[role="row"]').length).toBeGreaterThan(rows);
    await expect.poll(topRow).toContain('image-00470');
  });

  it('drops from the selection what is gone', async () => {
    await open(5);
    await cell(1).click();
    await cell(3).click({ modifiers: ['Control'] });
    opened.host.items = opened.host.items.filter(({ id }) => id !== 'image-00003');
    await opened.view.refresh();
    await expect.poll(selected).toEqual(['image-00001.png']);
  });

  it('is revealed, also past a search', async () => {
    await open(1000);
    await page.getByRole('searchbox', { name: 'Search images' }).fill('00003');
    await expect.element(page.getByText('1 of 1,000 images')).toBeVisible();
    await opened.view.reveal({ id: 'image-00700' });
    await expect.element(cell(700)).toBeInViewport({ ratio: 0.9 });
    await expect.poll(selected).toEqual(['image-00700.png']);
  });

  it('that cannot be revealed leaves what is searched for as it is', async () => {
    await open(1000);
    const { host, view } = opened;
    await page.getByRole('searchbox', { name: 'Search images' }).fill('00003');
    await expect.element(page.getByText('1 of 1,000 images')).toBeVisible();
    const query = host.queries.at(-1);
    await view.reveal({ id: 'gone' });
    await expect
      .element(page.getByRole('group', { name: /^This image is not in the gallery/ }))
      .toBeVisible();
    expect(host.queries.at(-1)).toEqual(query);
    await expect.element(page.getByText('1 of 1,000 images')).toBeVisible();
  });

  it('is revealed also while the folder changes', async () => {
    await open(5);
    const { host, view } = opened;
    let answer = () => {};
    host.queryGate = new Promise((resolve) => {
      answer = resolve;
    });
    host.items = manyItems(6);
    const revealed = view.reveal({ id: 'image-00005' });
    await expect.poll(() => host.queries.length).toBe(2);
    const refreshed = view.refresh();
    await expect.poll(() => host.queries.length).toBe(3);
    answer();
    await Promise.all([revealed, refreshed]);
    await expect.poll(selected).toEqual(['image-00005.png']);
    expect(host.queries.map(({ source }) => source)).not.toContain('workspace');
  });
});

describe('thumbnails', () => {
  it('are made for images that want one, small, and the image is described anew', async () => {
    const canvas = new OffscreenCanvas(1024, 512);
    canvas.getContext('2d')?.fillRect(0, 0, 1024, 512);
    const url = URL.createObjectURL(await canvas.convertToBlob());
    const host = new FakeHost(galleryModel(), [galleryItem('large', { url, wantsThumbnail: true })]);
    opened = await openGalleryPage(host);
    await expect.poll(() => host.called('saveThumbnail').length).toBe(1);
    const [saved] = host.called('saveThumbnail') as {
      id: string;
      image: Uint8Array<ArrayBuffer>;
    }[];
    expect(saved).toEqual({ id: 'large', url, image: expect.any(Uint8Array) });
    const bitmap = await createImageBitmap(
      new Blob([saved?.image ?? new Uint8Array()], { type: 'image/webp' }),
    );
    expect([bitmap.width, bitmap.height]).toEqual([256, 128]);
    await expect.poll(() => host.described.filter((id) => id === 'large').length).toBe(2);
    URL.revokeObjectURL(url);
  });
});
