import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noSides } from '../../../src/geometry/rectangle.ts';
import type { EditorImage, MaskEditorModel } from '../../../src/protocol/maskEditor.ts';
import { editCandidate, editorImage, editorModel } from './fakeHost.ts';
import { type MaskEditorPage, openMaskEditorPage } from './openMaskEditorPage.ts';

let image: EditorImage;
let opened: MaskEditorPage;

const button = (name: string) => page.getByRole('button', { name, exact: true });
/** Drafts are saved with a pause, which is long in a page that is not in front. */
const eventually = { timeout: 10_000 };
const box = { x: 10, y: 20, width: 30, height: 40 };

async function open(change: Partial<MaskEditorModel> = {}, draft?: string): Promise<void> {
  opened = await openMaskEditorPage(editorModel(image, change), draft);
}

beforeEach(async () => {
  await page.viewport(1200, 900);
  image = await editorImage();
});

afterEach(() => opened.dispose());

describe('the controls', () => {
  it('have the names that people and tools look for', async () => {
    const candidate = await editCandidate(image, 'first', '#eb6f92');
    await open({ candidates: [candidate], canRestore: true });
    await button('Next').click();
    await expect.element(page.getByRole('application', { name: 'Mask', exact: true })).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible();
    await expect.element(page.getByRole('slider', { name: 'Brush size' })).toBeVisible();
    const buttons = [
      ...['Remove', 'Brush', 'Eraser', 'Rectangle', 'Ellipse', 'Lasso', 'Fill', 'Select All', 'Invert'],
      ...['Clear', 'Undo', 'Redo', 'Fit', 'Load Mask', 'Save Mask', 'Previous', 'Next', 'Compare', 'Keep'],
      ...['Discard', 'Replace Original', 'Restore Original'],
    ];
    for (const name of buttons) await expect.element(button(name)).toBeVisible();
    const numbers = ['Brush size', 'Zoom', 'Grow', 'Feather', 'Count', 'Top', 'Right', 'Bottom', 'Left'];
    for (const name of numbers) await expect.element(number(name)).toBeVisible();
    await button('Rectangle').click();
    for (const name of ['X', 'Y', 'Width', 'Height']) await expect.element(number(name)).toBeVisible();
  });

  const number = (name: string) => page.getByRole('spinbutton', { name, exact: true });

  it.each([
    { tool: 'Rectangle', painted: 1200 / (320 * 240) },
    { tool: 'Ellipse', painted: (1200 * Math.PI) / 4 / (320 * 240) },
  ])('paint and erase a $tool by numbers', async ({ tool, painted }) => {
    await open();
    await button(tool).click();
    for (const [name, value] of [
      ['X', 10],
      ['Y', 20],
      ['Width', 30],
      ['Height', 40],
    ] as const) {
      await number(name).fill(String(value));
    }
    await button('Paint').click();
    await expect.poll(() => opened.session.share).toBeCloseTo(painted, 3);
    expect(opened.session.bounds).toEqual(box);
    await button('Erase').click();
    await expect.poll(() => opened.session.share).toBe(0);
  });

  it('keep a size for the brush and one for the eraser', async () => {
    await open();
    const size = number('Brush size');
    await expect.element(size).toHaveValue(12);
    await size.fill('100');
    await button('Eraser').click();
    await expect.element(size).toHaveValue(12);
    await button('Brush').click();
    await expect.element(size).toHaveValue(100);
  });

  it('let the slider reach every size from 1 to 600', async () => {
    await open();
    const slider = page.getByRole('slider', { name: 'Brush size' });
    slider.element().focus();
    await userEvent.keyboard('{Home}');
    await expect.element(number('Brush size')).toHaveValue(1);
    await userEvent.keyboard('{End}');
    await expect.element(number('Brush size')).toHaveValue(600);
  });

  it('load and save a mask', async () => {
    await open();
    const data = new Uint8Array(320 * 240).fill(255, 0, 320 * 120);
    opened.host.maskToLoad = { hash: 'mask', width: 320, height: 240, data };
    await button('Load Mask').click();
    await expect.element(page.getByText('50 % painted')).toBeVisible();
    expect(opened.host.called('readMask')).toEqual([]);
    await button('Save Mask').click();
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('The mask is saved as harbour-mask.png.');
    expect(opened.host.called('saveMask')).toEqual([{ mask: data, size: { width: 320, height: 240 } }]);
  });
});

describe('messages', () => {
  it('are answered by their button, or closed', async () => {
    await open({
      messages: [
        { id: 'key', severity: 'error', text: 'The server refused the key.', action: 'Set API Key' },
        { id: 'count', severity: 'info', text: '3 answers are not kept.' },
      ],
    });
    await button('Set API Key').click();
    await page
      .getByRole('group', { name: '3 answers are not kept.' })
      .getByRole('button', { name: 'Close' })
      .click();
    await expect
      .poll(() => opened.host.called('answerMessage'))
      .toEqual([
        { id: 'key', take: true },
        { id: 'count', take: false },
      ]);
  });

  it('are read out as they come', async () => {
    const failure = { id: 'job', severity: 'error', text: 'The safety check refused the prompt.' } as const;
    const style = { id: 'style', severity: 'info', text: 'Your house style is added.' } as const;
    await open({ messages: [style] });
    const status = page.getByRole('status');
    await opened.change({ messages: [style, failure] });
    await expect.element(status).toHaveTextContent(failure.text);
    await button('Select All').click();
    await expect.element(status).toHaveTextContent('Everything is painted.');
    await opened.change({ canRestore: true });
    await expect.element(status).toHaveTextContent('Everything is painted.');
  });

  it('are all there is when there is nothing to edit', async () => {
    const { image: _none, ...rest } = editorModel(image);
    const message = {
      id: 'jpeg',
      severity: 'error',
      text: 'This is a JPEG.',
      action: 'Edit a PNG Copy',
    } as const;
    opened = await openMaskEditorPage({ ...rest, messages: [message] });
    await expect.element(page.getByRole('application')).not.toBeInTheDocument();
    await button('Edit a PNG Copy').click();
    await expect.poll(() => opened.host.called('answerMessage')).toEqual([{ id: 'jpeg', take: true }]);
  });

  it('give way to the picture as soon as there is one', async () => {
    const { image: _none, ...rest } = editorModel(image);
    opened = await openMaskEditorPage(rest);
    await opened.change({ image });
    await expect.element(page.getByRole('application', { name: 'Mask' })).toBeVisible();
  });
});

describe('the draft', () => {
  it('brings back mask, prompt, tool, sizes, choices, view and answer on show', async () => {
    const candidates = [await editCandidate(image, 'first', '#eb6f92')];
    await open({ candidates });
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await opened.session.apply({ kind: 'selectAll' });
    await button('Undo').click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A harbour at night');
    await button('Eraser').click();
    await page.getByRole('spinbutton', { name: 'Brush size' }).fill('77');
    await page.getByRole('spinbutton', { name: 'Count' }).fill('4');
    await page.getByRole('spinbutton', { name: 'Zoom' }).fill('300');
    await button('Next').click();
    await expect
      .poll(() => draft().settings, eventually)
      .toMatchObject({ shown: 'first', choices: { count: 4 } });
    await expect.poll(() => draft().view?.zoom, eventually).toBe(3);

    opened.dispose();
    await open({ candidates }, opened.host.draft);
    expect(opened.session.bounds).toEqual(box);
    expect(opened.session.canRedo).toBe(true);
    await expect.element(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A harbour at night');
    await expect.element(page.getByRole('option', { selected: true })).toBeVisible();
    await expect.element(page.getByRole('spinbutton', { name: 'Brush size' })).toHaveValue(77);
    await expect.element(page.getByRole('spinbutton', { name: 'Count' })).toHaveValue(4);
    await expect.element(page.getByRole('spinbutton', { name: 'Zoom' })).toHaveValue(300);
  });

  it('is saved at once when the page may go', async () => {
    await open();
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await expect.element(page.getByText('2 % painted')).toBeVisible();
    window.dispatchEvent(new Event('pagehide'));
    await expect.poll(() => opened.host.draft).toBeDefined();
  });

  it.each(['', 'not JSON', '{"version":0}', '[]'])('%j that cannot be read is as none', async (text) => {
    await open({}, text);
    await expect.element(page.getByText('Nothing painted')).toBeVisible();
  });

  const draft = () => JSON.parse(opened.host.draft ?? '{"settings":{}}');
});

describe('another picture', () => {
  async function changeImage(width: number, height: number, id: string): Promise<void> {
    await opened.change({ image: await editorImage(width, height, id) });
    await document.querySelector('easel-mask-editor')?.canvas?.ready;
  }

  it('of the same size keeps the mask and its steps', async () => {
    await open();
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await changeImage(320, 240, 'replaced');
    expect(opened.session.bounds).toEqual(box);
    await opened.view.command({ name: 'undo' });
    await expect.poll(() => opened.session.bounds).toBeUndefined();
  });

  it('of the same size keeps what was filled, though its colours differ', async () => {
    await open();
    await opened.session.apply({ kind: 'fill', erase: false, seed: { x: 0, y: 0 }, tolerance: 10 });
    const before = opened.session.coverage.slice();
    expect(opened.session.share).toBeGreaterThan(0);
    const changed = await editCandidate(image, 'harbour', '#000000');
    await opened.change({ image: { ...image, id: 'replaced', url: changed.url } });
    expect(opened.session.coverage).toEqual(before);
  });

  it('with the borders of the answer moves the mask along', async () => {
    const extend = { top: 8, right: 0, bottom: 0, left: 16 };
    const candidate = { ...(await editCandidate(image, 'first', '#eb6f92')), extend, maskUrl: '' };
    const { maskUrl: _none, ...whole } = candidate;
    await open({ candidates: [whole] });
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await opened.session.apply({ kind: 'extend', extend });
    await button('Next').click();
    await changeImage(336, 248, 'replaced');
    expect(opened.session.extend).toEqual(noSides);
    expect(opened.session.bounds).toEqual({ ...box, x: 26, y: 28 });
    await expect.poll(() => opened.host.draft, eventually).toContain('snapshot');
    opened.dispose();
    const { model } = opened.host;
    opened = await openMaskEditorPage(model, opened.host.draft);
    expect(opened.session.bounds).toEqual({ ...box, x: 26, y: 28 });
  });

  it('of another size starts empty, and the first one has its mask again', async () => {
    await open();
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await changeImage(100, 100, 'other');
    expect(opened.session.bounds).toBeUndefined();
    await changeImage(320, 240, 'original');
    expect(opened.session.bounds).toEqual(box);
  });
});
