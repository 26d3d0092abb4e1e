import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import type { Candidate } from '../../../src/protocol/candidates.ts';
import { picture } from '../pictures.ts';
import { applyTheme, themes } from '../themes.ts';
import { type CandidatesPage, openCandidatesPage } from './openCandidatesPage.ts';

const sizes = [
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [96, 64],
] as const;

let images: readonly Candidate[];
let opened: CandidatesPage;

const large = page.getByRole('img', { name: /A lake/ });
const thumbnails = page.getByRole('option');
const strip = page.getByRole('listbox');
const zoom = page.getByRole('button');
const scroller = page.getByRole('group', { name: 'Image' });

/** `toHaveFocus` does not look into shadow trees. */
function isFocused(locator: Locator): boolean {
  return locator.element().matches(':focus');
}

beforeEach(async () => {
  await page.viewport(640, 720);
  const [dark] = themes.slice(1);
  if (dark) applyTheme(dark);
  images = await Promise.all(
    sizes.map(async ([width, height], index) => ({
      url: await picture(String(index + 1), width, height, '#31748f'),
      label: `Image ${index + 1} of ${sizes.length}`,
    })),
  );
  opened = await openCandidatesPage({ prompt: 'A lake', images, active: 1 });
});

afterEach(() => {
  opened.dispose();
  for (const { url } of images) URL.revokeObjectURL(url);
});

describe('opening', () => {
  it('shows the active image with its place and its size in pixels', async () => {
    await expect.element(page.getByText('2 of 4 · 1536×1024')).toBeVisible();
    await expect.element(large).toHaveAttribute('src', images[1]?.url ?? '');
    await expect.element(large).toHaveAccessibleName('Image 2 of 4: A lake');
  });

  it('offers every image, the active one marked', async () => {
    await expect.element(strip).toHaveAccessibleName('Candidates');
    expect(thumbnails.all()).toHaveLength(4);
    await expect.element(page.getByRole('option', { selected: true })).toHaveAccessibleName('Image 2 of 4');
  });
});

describe('following the host', () => {
  it('shows what the host says, and leaves the focus where it is', async () => {
    const focused = document.activeElement;
    await opened.view.show({ index: 2 });
    await expect.element(page.getByText('3 of 4 · 1024×1536')).toBeVisible();
    await expect.element(page.getByRole('option', { selected: true })).toHaveAccessibleName('Image 3 of 4');
    expect(document.activeElement).toBe(focused);
    expect(opened.activated).toEqual([]);
  });

  it('brings the active thumbnail into view', async () => {
    await page.viewport(240, 720);
    const last = thumbnails.nth(3);
    await expect.element(last).not.toBeInViewport({ ratio: 0.9 });
    await opened.view.show({ index: 3 });
    await expect.element(last).toBeInViewport({ ratio: 0.9 });
  });
});

describe('choosing in the page', () => {
  it('by pointer shows the image and tells the host', async () => {
    await thumbnails.nth(2).click();
    await expect.element(page.getByText('3 of 4 · 1024×1536')).toBeVisible();
    await expect.poll(() => opened.activated).toEqual([2]);
  });

  it('by keys walks through the images, takes the focus along, and stops at the ends', async () => {
    zoom.element().focus();
    await userEvent.tab();
    await expect.poll(() => isFocused(thumbnails.nth(1))).toBe(true);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => isFocused(thumbnails.nth(2))).toBe(true);
    await userEvent.keyboard('{End}');
    await expect.poll(() => isFocused(thumbnails.nth(3))).toBe(true);
    await userEvent.keyboard('{ArrowRight}{Home}');
    await expect.poll(() => isFocused(thumbnails.nth(0))).toBe(true);
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}');
    await expect.poll(() => isFocused(thumbnails.nth(1))).toBe(true);
    await expect.poll(() => opened.activated).toEqual([2, 3, 0, 1]);
  });

  it('is one tab stop', async () => {
    const stops = thumbnails.elements().map((thumbnail) => thumbnail.getAttribute('tabindex'));
    expect(stops).toEqual(['-1', '0', '-1', '-1']);
  });

  it('leaves keys with modifiers to VS Code', async () => {
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}{Alt>}{ArrowRight}{/Alt}{ArrowRight}');
    await expect.poll(() => opened.activated).toEqual([2]);
  });
});

describe('the size of the image', () => {
  const box = () => large.element().getBoundingClientRect();

  it('is as large as fits', async () => {
    await expect.element(page.getByText(/1536×1024/)).toBeVisible();
    expect(box().width).toBeCloseTo(620, 0);
    await opened.view.show({ index: 2 });
    await expect.element(page.getByText(/1024×1536/)).toBeVisible();
    expect(box().height).toBeCloseTo(scroller.element().clientHeight - 20, 0);
    expect(box().width / box().height).toBeCloseTo(1024 / 1536, 2);
  });

  it('is never enlarged', async () => {
    await opened.view.show({ index: 3 });
    await expect.element(page.getByText(/96×64/)).toBeVisible();
    expect(box().width).toBeCloseTo(96, 0);
  });

  it('becomes pixel for pixel and back by the button', async () => {
    await zoom.click();
    await expect.element(zoom).toHaveAccessibleName('Fit to panel');
    expect(box().width).toBeCloseTo(1536, 0);
    await zoom.click();
    await expect.element(zoom).toHaveAccessibleName('Show at 100%');
    expect(box().width).toBeCloseTo(620, 0);
  });

  it('keeps the clicked place in view', async () => {
    await expect.element(page.getByText(/1536×1024/)).toBeVisible();
    await large.click({ position: { x: 310 - 124, y: 207 } });
    await expect.element(zoom).toHaveAccessibleName('Fit to panel');
    const { left, width } = box();
    expect((320 - left) / width).toBeCloseTo(0.3, 2);
    await large.click({ position: { x: 460, y: 500 } });
    await expect.element(zoom).toHaveAccessibleName('Show at 100%');
  });

  it('pixel for pixel, can be scrolled by keys', async () => {
    await zoom.click();
    await userEvent.tab({ shift: true });
    await expect.poll(() => isFocused(scroller)).toBe(true);
    const before = scroller.element().scrollLeft;
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => scroller.element().scrollLeft).toBeGreaterThan(before);
    expect(opened.activated).toEqual([]);
  });

  it('stays as chosen for the next image', async () => {
    await zoom.click();
    await opened.view.show({ index: 0 });
    await expect.element(page.getByText('1 of 4 · 1024×1024')).toBeVisible();
    expect(box().width).toBeCloseTo(1024, 0);
  });
});

describe('an image that cannot be loaded', () => {
  it('says so, and the others still show', async () => {
    opened.dispose();
    const broken = { url: 'data:image/png;base64,AAAA', label: 'Image 1 of 2' };
    const [good] = images;
    if (!good) throw new Error('No image.');
    opened = await openCandidatesPage({ prompt: 'A lake', images: [broken, good], active: 0 });
    await expect.element(page.getByRole('status')).toBeVisible();
    await opened.view.show({ index: 1 });
    await expect.element(page.getByText('2 of 2 · 1024×1024')).toBeVisible();
    await expect.element(large).toBeVisible();
  });
});
