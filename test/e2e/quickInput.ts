import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The box on top of the window: palettes, quick picks and input boxes. */
export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget');
  }

  get input(): Locator {
    return this.#widget.locator('.quick-input-box input');
  }

  get title(): Locator {
    return this.#widget.locator('.quick-input-title');
  }

  /** What it says below the input: a prompt, or what is wrong with the value. */
  get message(): Locator {
    return this.#widget.locator('.quick-input-message');
  }

  /** The rows whose label, description or detail has the text; all without one. */
  rows(text?: string | RegExp): Locator {
    const rows = this.#widget.locator('.quick-input-list .monaco-list-row');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  async opened(options: { readonly timeout?: number } = {}): Promise<void> {
    await this.#widget.waitFor({ state: 'visible', ...options });
    await eventually(async () => assert.ok(await this.input.evaluate((input) => input.matches(':focus'))));
  }

  async closed(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Where it is open. While it still fades, Escape would reach the editor, and drop its selection. */
  async close(): Promise<void> {
    if (await this.#widget.evaluateAll((widgets) => widgets.some((each) => each.matches(':focus-within')))) {
      await this.#page.keyboard.press('Escape');
    }
    await this.closed();
  }

  /** Replaces the input's text, key by key. */
  async type(text: string): Promise<void> {
    await this.#replace(text, () => this.#page.keyboard.type(text));
  }

  /** Replaces the input's text at once, as pasting does. */
  async fill(text: string): Promise<void> {
    await this.#replace(text, () => this.#page.keyboard.insertText(text));
  }

  async #replace(text: string, write: () => Promise<void>): Promise<void> {
    await this.opened();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await write();
    await eventually(async () => assert.equal(await this.input.inputValue(), text));
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  /** Clicks the first row with exactly this label. */
  async pick(label: string, options: { readonly timeout?: number } = {}): Promise<void> {
    await this.rows()
      .filter({ has: this.#page.getByText(label, { exact: true }) })
      .first()
      .click(options);
  }

  /** Clicks a button beside the title or in a row, by its tooltip. */
  async press(button: string | RegExp, row?: string | RegExp): Promise<void> {
    const place = row === undefined ? this.#widget : this.rows(row).first();
    await place.getByRole('button', { name: button }).first().click();
  }
}
