import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Point } from '../../src/geometry/rectangle.ts';
import { axeViolations } from './axeViolations.ts';
import { eventually } from './eventually.ts';
import { locatePicture, type PictureOnScreen } from './pictureOnScreen.ts';

/** More than there are stops in the window. */
const mostTabs = 100;
const mostAnswers = 10;

/** The mask editor that is on screen, found by its accessible names alone. */
export class MaskEditorPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #document(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  }

  /** The painting surface. */
  get surface(): Locator {
    return this.#document.getByRole('application', { name: 'Mask', exact: true });
  }

  get prompt(): Locator {
    return this.#document.getByRole('textbox', { name: 'Prompt', exact: true });
  }

  /** Buttons that spend may carry the price after their name. */
  button(name: string): Locator {
    return this.#document.getByRole('button', { name: new RegExp(`^${name}( ·|$)`) });
  }

  /** A field with a number. */
  field(name: string): Locator {
    return this.#document.getByRole('spinbutton', { name, exact: true });
  }

  /** Anything that says this. */
  text(text: string | RegExp): Locator {
    return this.#document.getByText(text).filter({ visible: true }).first();
  }

  /** A message with something to read, and its buttons. */
  message(text: string | RegExp): Locator {
    return this.#document.getByRole('group', { name: text });
  }

  /** Waits until the picture can be painted on, and returns where it is. */
  async opened(): Promise<PictureOnScreen> {
    await this.surface.waitFor();
    return this.picture();
  }

  /** Waits until the test's picture is still, and returns where it is. */
  async picture(): Promise<PictureOnScreen> {
    let last: PictureOnScreen | undefined;
    return eventually(async () => {
      const before = last;
      last = await locatePicture(this.surface);
      const [was, is] = [before?.at({ x: 0, y: 0 }), last.at({ x: 0, y: 0 })];
      assert.ok(was && Math.hypot(was.x - is.x, was.y - is.y) < 0.25, 'The picture still moves.');
      return last;
    });
  }

  /** As in "5 % painted". */
  async coverage(): Promise<string> {
    const said = this.text(/ painted$/);
    await said.waitFor();
    return ((await said.textContent()) ?? '').trim();
  }

  /** Whether the mark of the test's picture is what the window shows at this place. */
  async isMarkShown({ x, y }: Point): Promise<boolean> {
    const clip = { x: Math.round(x) - 1, y: Math.round(y) - 1, width: 2, height: 2 };
    const [red = 0, green = 0, blue = 0] = PNG.sync.read(await this.#page.screenshot({ clip })).data;
    return Math.min(red, blue) - green > 100;
  }

  /** Steps to the answer at a place, as in "2 of 3"; which is on show before does not matter. */
  async showAnswer(place: string): Promise<void> {
    const shown = this.text(/^(\d+ of \d+|\d+ not kept|All kept)/);
    for (let steps = 0; steps <= mostAnswers; steps++) {
      const said = (await shown.textContent()) ?? '';
      if (said.startsWith(place)) {
        return;
      }
      await this.button('Next').click();
      await eventually(async () => assert.notEqual(await shown.textContent(), said));
    }
    assert.fail(`There is no answer ${place}.`);
  }

  /** Types a number and settles on it with Enter. */
  async setField(name: string, value: number): Promise<void> {
    const field = this.field(name);
    await field.fill(String(value));
    await field.press('Enter');
    await eventually(async () => assert.equal(await field.inputValue(), String(value)));
  }

  /** Types into the prompt box as a person does. */
  async describe(prompt: string): Promise<void> {
    // Not by Select All: VS Code does it once more, a moment later, when there are letters already.
    await this.prompt.fill('');
    await this.prompt.click();
    await this.#page.keyboard.type(prompt);
    await eventually(async () => assert.equal(await this.prompt.inputValue(), prompt));
  }

  /** Drags along image points with the tool at hand; the left button unless told. */
  async drag(
    picture: PictureOnScreen,
    points: readonly Point[],
    button: 'left' | 'right' = 'left',
  ): Promise<void> {
    const [start, ...rest] = points.map((point) => picture.at(point));
    if (!start) {
      return;
    }
    const { mouse } = this.#page;
    await mouse.move(start.x, start.y);
    await mouse.down({ button });
    for (const { x, y } of rest) {
      await mouse.move(x, y, { steps: 8 });
    }
    await mouse.up({ button });
  }

  /** Drags with the tool at hand between places of the painting surface: (0, 0) to (1, 1). */
  async dragAcross(from: Point, to: Point): Promise<void> {
    const box = await this.surface.boundingBox();
    assert.ok(box, 'The painting surface is not on screen.');
    const at = ({ x, y }: Point) => [box.x + x * box.width, box.y + y * box.height] as const;
    await this.#page.mouse.move(...at(from));
    await this.#page.mouse.down();
    await this.#page.mouse.move(...at(to), { steps: 8 });
    await this.#page.mouse.up();
  }

  /** Presses Tab until the element has the focus. */
  async tabTo(element: Locator): Promise<void> {
    for (let presses = 0; presses < mostTabs; presses++) {
      if (await element.evaluate((each) => each.matches(':focus-within'))) {
        return;
      }
      await this.#page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not lead to ${element}.`);
  }

  /** What axe finds wrong with the page as it is now, one line each. */
  async violations(): Promise<readonly string[]> {
    return axeViolations(this.#document);
  }
}
