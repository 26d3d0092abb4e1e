import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { MaskCommand } from '../../../src/protocol/maskEditor.ts';
import { editorImage, editorModel } from './fakeHost.ts';
import { type MaskEditorPage, openMaskEditorPage } from './openMaskEditorPage.ts';

let opened: MaskEditorPage;
/** Keys that VS Code would see: what reaches the window. */
let forwarded: string[];

const prompt = page.getByRole('textbox', { name: 'Prompt' });
const tool = (name: string) => page.getByRole('button', { name, exact: true });
const forward = ({ key }: KeyboardEvent): void => void forwarded.push(key);

beforeEach(async () => {
  await page.viewport(1200, 900);
  forwarded = [];
  window.addEventListener('keydown', forward);
  opened = await openMaskEditorPage(editorModel(await editorImage()));
});

afterEach(() => {
  window.removeEventListener('keydown', forward);
  opened.dispose();
});

const letters = [
  ['b', 'Brush'],
  ['e', 'Eraser'],
  ['r', 'Rectangle'],
  ['o', 'Ellipse'],
  ['l', 'Lasso'],
  ['g', 'Fill'],
] as const;

describe('letters', () => {
  it.each(letters)('%s chooses %s, and stays in the page', async (letter, name) => {
    await tool(name === 'Brush' ? 'Eraser' : 'Brush').click();
    await userEvent.keyboard(letter);
    await expect.element(tool(name)).toHaveAttribute('aria-pressed', 'true');
    expect(forwarded).toEqual([]);
  });

  it.each(letters)('%s on the painting surface chooses %s', async (letter, name) => {
    await tool(name === 'Brush' ? 'Eraser' : 'Brush').click();
    page.getByRole('application', { name: 'Mask' }).element().focus();
    await userEvent.keyboard(letter);
    await expect.element(tool(name)).toHaveAttribute('aria-pressed', 'true');
  });

  it('typed into the prompt are text, and reach nobody else', async () => {
    await prompt.click();
    await userEvent.keyboard('gel brush[[]');
    await expect.element(prompt).toHaveValue('gel brush[]');
    await expect.element(tool('Brush')).toHaveAttribute('aria-pressed', 'true');
    expect(forwarded).toEqual([]);
    const { brush } = document.querySelector('easel-mask-editor')?.editing.sizes ?? {};
    expect(brush).toBe(12);
  });

  it('in a number field are no tools', async () => {
    await page.getByRole('spinbutton', { name: 'Zoom' }).click();
    await userEvent.keyboard('e');
    await expect.element(tool('Brush')).toHaveAttribute('aria-pressed', 'true');
  });

  it('with modifiers are left to VS Code', async () => {
    await tool('Brush').click();
    await userEvent.keyboard('{Alt>}e{/Alt}');
    await expect.element(tool('Brush')).toHaveAttribute('aria-pressed', 'true');
    expect(forwarded).toContain('e');
  });

  it('that an input method composes are left alone', async () => {
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'e',
        isComposing: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
    await expect.element(tool('Brush')).toHaveAttribute('aria-pressed', 'true');
    expect(forwarded).toEqual(['e']);
  });

  it('of brackets change the size of the tool at hand alone', async () => {
    const size = page.getByRole('spinbutton', { name: 'Brush size' });
    await tool('Eraser').click();
    await userEvent.keyboard(']]]');
    await expect.element(size).toHaveValue(18);
    await userEvent.keyboard('[[[[');
    await expect.element(size).toHaveValue(14);
    await tool('Brush').click();
    await expect.element(size).toHaveValue(12);
  });

  it('H hides the mask while it is held', async () => {
    const canvas = document.querySelector('easel-mask-editor')?.canvas;
    await tool('Brush').click();
    await userEvent.keyboard('{h>}');
    await expect.poll(() => canvas?.overlay.isHidden).toBe(true);
    await userEvent.keyboard('{/h}');
    await expect.poll(() => canvas?.overlay.isHidden).toBe(false);
  });
});

describe('commands', () => {
  const box = { x: 0, y: 0, width: 160, height: 240 };

  it('undo and redo the mask', async () => {
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await opened.view.command({ name: 'undo' });
    await expect.element(page.getByText('Nothing painted')).toBeVisible();
    await opened.view.command({ name: 'redo' });
    await expect.element(page.getByText('50 % painted')).toBeVisible();
  });

  it('undo and redo the text while the prompt has the focus', async () => {
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await prompt.click();
    await userEvent.keyboard('night');
    await opened.view.command({ name: 'undo' });
    await expect.element(prompt).toHaveValue('');
    await opened.view.command({ name: 'redo' });
    await expect.element(prompt).toHaveValue('night');
    expect(opened.session.share).toBe(0.5);
  });

  const shares: readonly (readonly [MaskCommand, number])[] = [
    ['selectAll', 1],
    ['invert', 0.5],
    ['clear', 0],
  ];
  it.each(shares)('%s leaves a share of %d', async (name, share) => {
    await opened.session.apply({ kind: 'rectangle', erase: false, box });
    await opened.view.command({ name });
    await expect.poll(() => opened.session.share).toBe(share);
  });

  it('zoom and fit', async () => {
    const zoom = page.getByRole('spinbutton', { name: 'Zoom' });
    await opened.view.command({ name: 'actualSize' });
    await expect.element(zoom).toHaveValue(100);
    await opened.view.command({ name: 'zoomIn' });
    await expect.element(zoom).toHaveValue(125);
    await zoom.fill('300');
    await expect.poll(() => document.querySelector('easel-mask-editor')?.canvas?.zoom).toBe(3);
    await opened.view.command({ name: 'fit' });
    await expect.element(zoom).not.toHaveValue(300);
  });
});

describe('the toolbar', () => {
  it('is one tab stop, and its arrow keys lead to every button that does something', async () => {
    await opened.session.apply({ kind: 'selectAll' });
    await expect.element(tool('Undo')).toBeEnabled();
    await tool('Brush').click();
    const names = [
      'Eraser',
      'Rectangle',
      'Ellipse',
      'Lasso',
      'Fill',
      'Select All',
      'Invert',
      'Clear',
      'Load Mask',
      'Save Mask',
      'Undo',
      'Brush',
    ];
    for (const name of names) {
      await userEvent.keyboard('{ArrowRight}');
      await expect.poll(() => tool(name).element().matches(':focus')).toBe(true);
    }
    const stops = [...names, 'Redo'].filter((name) => tool(name).element().getAttribute('tabindex') === '0');
    expect(stops).toEqual(['Brush']);
  });

  it('keeps the focus, and its tab stop, when the button with it has nothing more to do', async () => {
    await opened.session.apply({ kind: 'selectAll' });
    await expect.element(tool('Undo')).toBeEnabled();
    await tool('Undo').click();
    await expect.element(tool('Undo')).toBeDisabled();
    await expect.poll(() => tool('Brush').element().matches(':focus')).toBe(true);
    expect(tool('Brush').element().getAttribute('tabindex')).toBe('0');
  });
});
