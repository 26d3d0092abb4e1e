import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Messages and progress at the bottom right, and those that have gone to the notification centre. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Those on screen with the text; all without one. */
  with(text?: string | RegExp): Locator {
    const items = this.#page.locator(
      '.notifications-toasts .notification-toast, .notifications-center.visible .monaco-list-row',
    );
    return text === undefined ? items : items.filter({ hasText: text });
  }

  /** Waits for one and returns its whole sentence. */
  async shown(text: string | RegExp): Promise<string> {
    return this.#reveal(text, async (item) => {
      const message = item.locator('.notification-list-item-message');
      return (await message.textContent({ timeout: 2_000 })) ?? '';
    });
  }

  /** Waits for a message with this button. */
  async offers(text: string | RegExp, button: string): Promise<void> {
    await this.#reveal(text, (item) =>
      item.getByRole('button', { name: button, exact: true }).first().waitFor({ timeout: 10_000 }),
    );
  }

  /** Clicks a button of a message, waiting for both. */
  async press(text: string | RegExp, button: string | RegExp): Promise<void> {
    await this.#reveal(text, (item) =>
      item.getByRole('button', { name: button, exact: true }).first().click({ timeout: 10_000 }),
    );
  }

  /** A toast stays for some seconds only, fewer than a busy machine may take: then the centre has it. */
  #reveal<T>(text: string | RegExp, use: (item: Locator) => Promise<T>): Promise<T> {
    const item = this.with(text).first();
    return eventually(async () => {
      if (!(await item.isVisible()) && (await this.with().count()) === 0) {
        await this.#page.locator('.statusbar-item[id="status.notifications"]').click({ timeout: 2_000 });
        // Its tooltip would cover the messages.
        await this.#page.mouse.move(0, 0);
      }
      return use(item);
    });
  }
}
