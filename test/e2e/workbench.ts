import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Editor } from './editor.ts';
import { eventually } from './eventually.ts';
import { Notifications } from './notifications.ts';
import { QuickInput } from './quickInput.ts';

/** A theme's name as VS Code lists it, and the class it gives the window. */
const themes = {
  light: { name: 'Light Modern', class: 'vs' },
  dark: { name: 'Dark Modern', class: 'vs-dark' },
  highContrast: { name: 'Dark High Contrast', class: 'hc-black' },
  highContrastLight: { name: 'Light High Contrast', class: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

/** VS Code's window, driven as a person does: by keys, mouse and what is on screen. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly editor: Editor;

  readonly #screenshots: string;

  constructor(page: Page, screenshots: string) {
    this.page = page;
    this.#screenshots = screenshots;
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.editor = new Editor(page);
  }

  /** Waits for the window and its extension host. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  /** Loads the window anew, as its menu does. */
  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'commit' });
    await this.ready();
  }

  /** Opens a text file of the workspace and waits for its text. */
  async openFile(path: string): Promise<void> {
    await this.open(path);
    await this.editor.area.locator('.view-line').first().waitFor();
  }

  /** Opens any file of the workspace by Quick Open. */
  async open(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.#chooseByTyping('ControlOrMeta+P', path, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** An entry of the status bar with the text. */
  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** Runs a command by its title in the palette, as in `Easel: Show Log`. */
  async runCommand(title: string): Promise<void> {
    await this.#chooseByTyping('F1', `>${title}`, title);
  }

  /** Right-clicks and chooses an item of the menu; anew while it is missing, because those of extensions come late. */
  async chooseFromContextMenu(target: Locator, item: string): Promise<void> {
    const entry = this.page.getByRole('menuitem', { name: item, exact: true });
    await eventually(async () => {
      if (!(await entry.isVisible())) {
        await target.click({ button: 'right' });
      }
      try {
        await entry.click({ timeout: 5_000 });
      } catch (error) {
        await this.page.keyboard.press('Escape');
        throw error;
      }
      // A menu takes no click for a moment after it opened: it stays, and the next one counts.
      await entry.waitFor({ state: 'hidden', timeout: 2_000 });
    });
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.notifications.with().first().waitFor({ state: 'hidden' });
  }

  async setTheme(theme: Theme): Promise<void> {
    await eventually(async () => {
      await this.runCommand('Preferences: Color Theme');
      // What is typed while the themes still load finds none of them.
      await this.quickInput.type(themes[theme].name);
      await this.quickInput.pick(themes[theme].name, { timeout: 5_000 });
      await this.quickInput.closed();
    });
    await this.page.locator(`.monaco-workbench.${themes[theme].class}`).waitFor();
  }

  /** The modal dialog, with its message, detail and buttons. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async pressInDialog(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
  }

  /** The output panel, once it shows this channel. */
  output(channel: string): Locator {
    return this.page.locator('.part.panel', {
      has: this.page.locator('.monaco-select-box option:checked', { hasText: channel }),
    });
  }

  /** A row of the explorer, by file or folder name. */
  explorerItem(name: string): Locator {
    return this.page.locator('.explorer-folders-view .monaco-list-row', {
      has: this.page.getByText(name, { exact: true }),
    });
  }

  /** Adds to what is selected in the explorer, and opens nothing: what opens is selected alone, a moment later. */
  async selectInExplorer(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.explorerItem(name).click({ modifiers: ['ControlOrMeta'] });
      await this.explorerItem(name).and(this.page.locator('.selected')).waitFor();
    }
  }

  /** The page inside the webview that is on screen. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  }

  /** Saves what is on screen as `<name>.png`. */
  async screenshot(name: string): Promise<void> {
    await mkdir(this.#screenshots, { recursive: true });
    // Nothing hovers, so no tooltip covers what is to be seen.
    await this.page.mouse.move(640, 799);
    await this.page.screenshot({ path: join(this.#screenshots, `${name}.png`) });
  }

  /**
   * Opens a palette, types, and clicks the row with exactly this label. Types anew while there is none, because
   * commands of extensions come late after a start and an open palette does not add them.
   */
  async #chooseByTyping(shortcut: string, text: string, label: string): Promise<void> {
    const row = this.quickInput.rows().filter({ has: this.page.getByText(label, { exact: true }) });
    await eventually(async () => {
      await this.quickInput.close();
      await this.page.keyboard.press(shortcut);
      // A webview that has only just come keeps the keys that reach it.
      await this.quickInput.opened({ timeout: 15_000 });
      await this.quickInput.fill(text);
      await row.first().click({ timeout: 15_000 });
    });
  }
}
