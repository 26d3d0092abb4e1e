import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { axeViolations } from './axeViolations.ts';
import { eventually } from './eventually.ts';

/** The gallery that is on screen, found by its accessible names alone. */
export class GalleryPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #document(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  }

  get grid(): Locator {
    return this.#document.getByRole('grid', { name: 'Images', exact: true });
  }

  get prompt(): Locator {
    return this.#document.getByRole('textbox', { name: 'Prompt', exact: true });
  }

  get search(): Locator {
    return this.#document.getByRole('searchbox', { name: 'Search images', exact: true });
  }

  get details(): Locator {
    return this.#document.getByRole('complementary', { name: 'Details', exact: true });
  }

  /** One of the running, queued, failed and interrupted jobs, by what it says. */
  job(text: string | RegExp): Locator {
    return this.#document
      .getByRole('list', { name: 'Jobs', exact: true })
      .getByRole('listitem')
      .filter({ hasText: text });
  }

  /** An image of the grid, by its file name. */
  cell(name: string): Locator {
    return this.grid.getByRole('gridcell', { name, exact: true });
  }

  /** Buttons that spend carry the price after their name. */
  button(name: string): Locator {
    return this.#document.getByRole('button', { name: new RegExp(`^${name}( ·|$)`) });
  }

  heading(name: string): Locator {
    return this.#document.getByRole('heading', { name, exact: true });
  }

  /** Of the images on screen, in their order. */
  async names(): Promise<readonly string[]> {
    return this.grid
      .getByRole('gridcell')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  }

  /** Waits until the grid has exactly these images, in any order. */
  async shows(...names: readonly string[]): Promise<void> {
    await eventually(async () => assert.deepEqual((await this.names()).toSorted(), names.toSorted()));
  }

  /** Waits until every picture on screen is decoded, and there is one. */
  async painted(): Promise<void> {
    const pictures = this.grid.locator('img');
    await eventually(async () => {
      const widths = await pictures.evaluateAll((images) =>
        images.map((image) => (image instanceof HTMLImageElement && image.complete ? image.naturalWidth : 0)),
      );
      assert.ok(widths.length > 0 && widths.every((width) => width > 0), `The widths are ${widths}.`);
    });
  }

  /** Opens what is known of an image, and waits until it is shown. */
  async openDetails(name: string): Promise<void> {
    await this.cell(name).dblclick();
    await this.details.getByRole('heading', { name, exact: true }).waitFor();
  }

  /** The file names in a list of the details, as in "Made from"; waits until there is one. */
  async lineage(title: 'Made from' | 'What came of it'): Promise<readonly string[]> {
    const links = this.details.getByRole('list', { name: title, exact: true }).getByRole('button');
    await links.first().waitFor();
    return Promise.all(
      (await links.all()).map(async (link) => (await link.getAttribute('aria-label')) ?? ''),
    );
  }

  /** Goes to another image of this one's story. */
  async walkTo(name: string): Promise<void> {
    await this.details.getByRole('button', { name, exact: true }).click();
    await this.details.getByRole('heading', { name, exact: true }).waitFor();
  }

  /** Chooses from one of the filters' lists. */
  async filter(label: string, option: string): Promise<void> {
    await this.#document.getByRole('combobox', { name: label, exact: true }).click();
    await this.#document.getByRole('option', { name: option, exact: true }).click();
  }

  /** What axe finds wrong with the page as it is now, one line each. */
  async violations(): Promise<readonly string[]> {
    return axeViolations(this.#document);
  }
}
