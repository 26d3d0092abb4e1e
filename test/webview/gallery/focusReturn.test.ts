import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { applyTheme, themes } from '../themes.ts';
import { FakeHost, galleryModel, manyItems } from './fakeHost.ts';
import { leavePage } from './leavePage.ts';
import { type GalleryPage, openGalleryPage } from './openGalleryPage.ts';

let opened: GalleryPage;
let undress: () => void;

const search = page.getByRole('searchbox', { name: 'Search images' });

function cell(index: number): Locator {
  return page.getByRole('gridcell', { name: `image-${String(index).padStart(5, '0')}.png`, exact: true });
}

/** `toHaveFocus` does not look into shadow trees. */
async function expectFocus(locator: Locator): Promise<void> {
  await expect.poll(() => locator.element().matches(':focus')).toBe(true);
}

async function remove(...gone: readonly string[]): Promise<void> {
  opened.host.items = opened.host.items.filter(({ id }) => !gone.includes(id));
  await opened.view.refresh();
}

beforeEach(async () => {
  // 5 columns.
  await page.viewport(1000, 800);
  const [theme] = themes;
  undress = theme ? applyTheme(theme) : () => {};
  opened = await openGalleryPage(new FakeHost(galleryModel(), manyItems(12)));
  await expect.element(cell(0)).toBeVisible();
});

afterEach(() => {
  opened.dispose();
  undress();
});

it('goes to the image where it was, and keys lead on from there', async () => {
  await cell(6).click();
  const back = leavePage();
  expect(cell(6).element().matches(':focus')).toBe(false);
  back();
  await expectFocus(cell(6));
  await userEvent.keyboard('{ArrowRight}');
  await expectFocus(cell(7));
});

it('goes to the text field or the button where it was', async () => {
  await search.click();
  leavePage()();
  await expectFocus(search);
  const filter = page.getByRole('button', { name: 'All in workspace' });
  await filter.click();
  leavePage()();
  await expectFocus(filter);
});

it('goes where a click brings it', async () => {
  await cell(6).click();
  leavePage();
  await search.click();
  await expectFocus(search);
  await userEvent.keyboard('x');
  await expect.element(search).toHaveValue('x');
});

it('goes to the next image when its own is deleted meanwhile', async () => {
  await cell(6).click();
  const back = leavePage();
  await remove('image-00006');
  back();
  await expectFocus(cell(7));
});

it.each([
  ['next image', 6, ['image-00006'], 7],
  ['next image that is there', 3, ['image-00003', 'image-00004', 'image-00005'], 6],
  ['last image', 11, ['image-00011'], 10],
])('goes to the %s when its own is deleted later', async (_, index, gone, next) => {
  await cell(index).click();
  leavePage()();
  await expectFocus(cell(index));
  await remove(...gone);
  await expectFocus(cell(next));
});
