import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The text editor that has the focus, or had it last. */
export class Editor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #group(): Locator {
    return this.#page.locator('.editor-group-container.active');
  }

  get area(): Locator {
    return this.#group.locator('.editor-instance .monaco-editor').first();
  }

  /** The text as it is drawn: only lines on screen, soft-wrapped ones apart. */
  async visibleText(): Promise<string> {
    const lines = await this.area.locator('.view-lines > .view-line').evaluateAll((elements) =>
      elements
        .filter((element) => element instanceof HTMLElement)
        .map((element) => ({ top: Number.parseFloat(element.style.top), text: element.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Waits until the drawn text has this. */
  async shows(text: string | RegExp): Promise<void> {
    await eventually(async () => {
      const visible = await this.visibleText();
      assert.ok(typeof text === 'string' ? visible.includes(text) : text.test(visible), visible);
    });
  }

  /** Selects the first occurrence after the cursor, by the find box; one line. */
  async select(text: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+F');
    const find = this.#group.locator('.find-widget.visible');
    await find.locator('textarea').first().fill(text);
    await find.locator('.matchesCount', { hasText: /^\d+ of \d+$/ }).waitFor();
    await this.#page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
  }

  /** Selects whole lines, without the line break after `last`, which must be there; 1 is the first. */
  async selectLines(first: number, last: number): Promise<void> {
    await this.goTo(first);
    for (let line = first; line <= last; line++) {
      await this.#page.keyboard.press('ControlOrMeta+L');
    }
    await this.#page.keyboard.press('Shift+ArrowLeft');
  }

  /** Moves the cursor; lines and columns count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.#page.keyboard.press('Control+G');
    const input = this.#page.locator('.quick-input-widget input');
    await input.waitFor({ state: 'visible' });
    await this.#page.keyboard.type(`${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.#page
      .locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col ${column}\\b`) })
      .waitFor();
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+S');
    await this.#page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }
}
