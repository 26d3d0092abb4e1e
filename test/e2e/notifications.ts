import type { Locator, Page } from 'playwright-core';

/** Messages and progress at the bottom right. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Those with the text; all without one. */
  with(text?: string | RegExp): Locator {
    const toasts = this.#page.locator('.notifications-toasts .notification-toast');
    return text === undefined ? toasts : toasts.filter({ hasText: text });
  }

  /** Waits for one and returns its whole sentence. */
  async shown(text: string | RegExp): Promise<string> {
    const message = this.with(text).first().locator('.notification-list-item-message');
    return (await message.textContent()) ?? '';
  }

  /** Clicks a button of a message, waiting for both. */
  async press(text: string | RegExp, button: string | RegExp): Promise<void> {
    await this.with(text).getByRole('button', { name: button, exact: true }).first().click();
  }
}
