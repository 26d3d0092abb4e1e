import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { mouse } from './mouse.ts';
import { type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

let opened: OpenedCanvas;

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas({ width: 40, height: 30 });
  opened.element.sizes = { brush: 1, eraser: 1 };
  await opened.element.updateComplete;
});

afterEach(() => opened.dispose());

describe('a click', () => {
  it('marks the pixel under it', async () => {
    opened.element.show({ zoom: 10, center: { x: 20, y: 15 } });
    await mouse.click(240 + 5, 180 + 5);
    expect(opened.painted()).toEqual(['20,15']);
  });
});
