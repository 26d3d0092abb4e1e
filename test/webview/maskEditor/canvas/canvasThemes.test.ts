import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noSides, whole } from '../../../../src/geometry/rectangle.ts';
import { lookAt } from '../../lookAt.ts';
import { picture } from '../../pictures.ts';
import { applyTheme, type Theme, themes } from '../../themes.ts';
import { mouse } from './mouse.ts';
import { nextFrames } from './nextFrames.ts';
import { type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

const size = { width: 200, height: 140 };

let opened: OpenedCanvas;

async function look(state: string, theme: Theme): Promise<void> {
  await nextFrames();
  await lookAt(`mask-canvas-${theme.name}-${state}`, theme, opened.element);
}

describe.each(themes)('in $name', (theme) => {
  let undress: () => void;

  beforeEach(async () => {
    await page.viewport(640, 480);
    undress = applyTheme(theme);
    opened = await openMaskCanvas(size);
    opened.element.extendable = true;
    opened.element.frame = {
      region: { x: 8, y: 8, width: 160, height: 112 },
      sent: { width: 160, height: 112 },
    };
  });

  afterEach(() => {
    opened.dispose();
    undress();
  });

  it('is accessible while painting', async () => {
    await mouse.drag([
      [160, 150],
      [200, 200],
      [300, 160],
    ]);
    await opened.session.apply({ kind: 'extend', extend: { ...noSides, right: 40 } });
    await look('painting', theme);
  });

  it('is accessible by keys', async () => {
    await mouse.move(630, 470);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await look('keys', theme);
  });

  it('is accessible while comparing', async () => {
    const url = await picture('A', size.width, size.height, '#eb6f92');
    opened.element.overlaid = {
      url,
      extend: noSides,
      frame: { region: whole(size), sent: size },
      blend: { grow: 4, feather: 8, keepUnmasked: false },
    };
    opened.element.comparison = 'slider';
    await opened.element.ready;
    await userEvent.tab();
    await look('comparing', theme);
    URL.revokeObjectURL(url);
  });

  it('is accessible with a broken picture', async () => {
    opened.element.imageUrl = 'data:image/png;base64,AAAA';
    await expect.element(page.getByRole('status')).toBeVisible();
    await look('broken', theme);
  });
});
