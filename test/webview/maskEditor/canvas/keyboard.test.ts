import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { eventually } from './eventually.ts';
import { mouse } from './mouse.ts';
import { type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

/** 41 by 31 pixels, so that the cursor starts on pixel (20, 15). */
let opened: OpenedCanvas;

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas({ width: 41, height: 31 });
  opened.element.sizes = { brush: 1, eraser: 1 };
  await mouse.move(600, 470);
  await userEvent.tab();
});

afterEach(() => opened.dispose());

it('is reached by Tab', () => {
  expect(opened.element.renderRoot.querySelector('.surface')?.matches(':focus-visible')).toBe(true);
});

describe('the brush', () => {
  it('moves by one pixel and by ten, and says where it is', async () => {
    await userEvent.keyboard('{ArrowRight}{ArrowUp}{Shift>}{ArrowLeft}{/Shift}');
    expect(opened.announced).toEqual(['Brush at 21, 15', 'Brush at 21, 14', 'Brush at 11, 14']);
  });

  it('stays inside the picture', async () => {
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowUp}{ArrowUp}{/Shift}');
    expect(opened.announced.at(-1)).toBe('Brush at 0, 0');
  });

  it('moves by a device pixel at least', async () => {
    opened.element.zoomTo(0.25);
    await userEvent.keyboard('{ArrowRight}');
    expect(opened.announced.at(-1)).toBe('Brush at 24, 15');
  });

  it.each(['{Enter}', ' '])('dabs with "%s"', async (key) => {
    await userEvent.keyboard(`{ArrowRight}${key}`);
    expect(opened.painted()).toEqual(['21,15']);
    expect(opened.announced.at(-1)).toMatch(/^Painted\./);
  });

  it('paints a stroke while Space is held', async () => {
    await userEvent.keyboard('{ >}{ArrowRight}{ArrowRight}{ArrowDown}{/ }{ArrowDown}');
    expect(opened.painted()).toEqual(['20,15', '21,15', '22,15', '22,16']);
    expect(opened.session.draft.operations).toHaveLength(1);
  });

  it('changes its size', async () => {
    const sizes: string[] = [];
    opened.element.addEventListener('easel-brush-size', ({ tool, size }) => sizes.push(`${tool} ${size}`));
    opened.element.sizes = { brush: 40, eraser: 7 };
    await userEvent.keyboard('{]}{]}{[}');
    opened.element.tool = 'eraser';
    await opened.element.updateComplete;
    await userEvent.keyboard('{]}');
    expect(sizes).toEqual(['brush 46', 'brush 53', 'brush 46', 'eraser 8']);
    expect(opened.element.sizes).toEqual({ brush: 46, eraser: 8 });
  });
});

describe('the other tools', () => {
  it.each(['rectangle', 'ellipse'] as const)('%s: Enter sets a corner, and the other', async (tool) => {
    opened.element.tool = tool;
    await opened.element.updateComplete;
    await userEvent.keyboard('{Enter}{Shift>}{ArrowRight}{/Shift}{ArrowDown}{ArrowDown}{Enter}');
    await eventually(() => opened.session.draft.operations).toEqual([
      { kind: tool, erase: false, box: { x: 20, y: 15, width: 11, height: 3 } },
    ]);
  });

  it('lasso: Enter adds a corner, twice closes', async () => {
    opened.element.tool = 'lasso';
    await opened.element.updateComplete;
    await userEvent.keyboard(
      '{Enter}{Shift>}{ArrowRight}{/Shift}{Enter}{Shift>}{ArrowDown}{/Shift}{Enter}{Enter}',
    );
    await eventually(() => opened.session.draft.operations).toEqual([
      { kind: 'polygon', erase: false, points: [20.5, 15.5, 30.5, 15.5, 30.5, 25.5] },
    ]);
  });

  it('fill: Enter fills', async () => {
    opened.element.tool = 'fill';
    opened.element.tolerance = 255;
    await opened.element.updateComplete;
    await userEvent.keyboard('{Enter}');
    await eventually(() => opened.session.share).toBe(1);
    expect(opened.session.draft.operations).toEqual([
      { kind: 'fill', erase: false, seed: { x: 20, y: 15 }, tolerance: 255 },
    ]);
  });
});

describe('keys that are not meant for painting', () => {
  it.each(['Control', 'Meta', 'Alt'])('with %s are left to VS Code', async (modifier) => {
    const left: boolean[] = [];
    const listener = (event: KeyboardEvent) => left.push(!event.defaultPrevented);
    window.addEventListener('keydown', listener);
    await userEvent.keyboard(`{${modifier}>}{Enter}x{/${modifier}}`);
    window.removeEventListener('keydown', listener);
    expect(left).toEqual([true, true, true]);
    expect(opened.painted()).toEqual([]);
  });

  it('of an input method are left alone', () => {
    const surface = opened.element.renderRoot.querySelector('.surface');
    surface?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    expect(opened.painted()).toEqual([]);
  });
});
