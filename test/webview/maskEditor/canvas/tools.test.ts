import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Tool } from '../../../../webview/maskEditor/mask/maskSession.ts';
import { eventually } from './eventually.ts';
import { type Modifier, mouse } from './mouse.ts';
import { type OpenedCanvas, openMaskCanvas } from './openMaskCanvas.ts';

/** 40 by 30 pixels, ten times as large; pixel (0, 0) lies at 40, 30. */
let opened: OpenedCanvas;

/** Where the middle of a pixel is. */
function at(x: number, y: number): [number, number] {
  return [40 + x * 10 + 5, 30 + y * 10 + 5];
}

async function take(tool: Tool): Promise<void> {
  opened.element.tool = tool;
  await opened.element.updateComplete;
}

function sketch(): string {
  return opened.element.renderRoot.querySelector('path.sketch')?.getAttribute('d') ?? '';
}

beforeEach(async () => {
  await page.viewport(640, 480);
  opened = await openMaskCanvas({ width: 40, height: 30 });
  opened.element.show({ zoom: 10, center: { x: 20, y: 15 } });
});

afterEach(() => opened.dispose());

describe.each(['rectangle', 'ellipse'] as const)('%s', (kind) => {
  beforeEach(() => take(kind));

  it.each([
    ['from corner to corner', at(3, 4), at(12, 9), [], { x: 3, y: 4, width: 10, height: 6 }],
    ['backwards', at(12, 9), at(3, 4), [], { x: 3, y: 4, width: 10, height: 6 }],
    ['as wide as high with Shift', at(3, 4), at(12, 9), ['shift'], { x: 3, y: 4, width: 10, height: 10 }],
    ['beyond the edge', at(35, 20), [600, 400], [], { x: 35, y: 20, width: 22, height: 18 }],
  ] as const)('%s', async (_, from, to, modifiers: readonly Modifier[], box) => {
    await mouse.drag([[...from], [...to]], { modifiers });
    await eventually(() => opened.session.draft.operations).toEqual([{ kind, erase: false, box }]);
  });

  it.each([
    ['Alt', { modifiers: ['alt'] }],
    ['the right button', { button: 'right' }],
  ] as const)('erases with %s', async (_, held) => {
    await mouse.drag([at(3, 4), at(12, 9)], held);
    await eventually(() => opened.session.draft.operations).toMatchObject([{ kind, erase: true }]);
  });

  it('shows itself while it is drawn', async () => {
    await mouse.move(...at(3, 4));
    await mouse.down(...at(3, 4));
    await mouse.move(...at(12, 9), { button: 'left' });
    await eventually(sketch).not.toBe('');
    await userEvent.keyboard('{Escape}');
    await mouse.up(...at(12, 9));
    await eventually(sketch).toBe('');
    expect(opened.session.canUndo).toBe(false);
  });

  it('is not drawn by a click', async () => {
    await mouse.click(...at(3, 4));
    expect(opened.session.canUndo).toBe(false);
  });
});

describe('lasso', () => {
  beforeEach(() => take('lasso'));

  const triangle = [{ kind: 'polygon', erase: false, points: [3.5, 4.5, 13.5, 4.5, 13.5, 14.5] }];

  it('freehand closes when it is let go', async () => {
    await mouse.drag([at(3, 4), at(13, 4), at(13, 14)]);
    await eventually(() => opened.session.draft.operations).toEqual(triangle);
    expect(opened.isPainted(11, 7)).toBe(true);
    expect(opened.isPainted(5, 9)).toBe(false);
  });

  it.each([
    ['a double click', () => mouse.click(...at(13, 14))],
    ['a click on the first corner', () => mouse.click(...at(3, 4))],
    ['Enter', () => userEvent.keyboard('{Enter}')],
  ] as const)('by corners is closed by %s', async (_, close) => {
    for (const corner of [at(3, 4), at(13, 4), at(13, 14)]) await mouse.click(...corner);
    expect(opened.session.canUndo).toBe(false);
    await close();
    await eventually(() => opened.session.draft.operations).toEqual(triangle);
    await eventually(sketch).toBe('');
  });

  it('takes back a corner with Backspace', async () => {
    for (const corner of [at(3, 4), at(13, 4), at(30, 25)]) await mouse.click(...corner);
    await userEvent.keyboard('{Backspace}');
    await mouse.click(...at(13, 14));
    await userEvent.keyboard('{Enter}');
    await eventually(() => opened.session.draft.operations).toEqual(triangle);
  });

  it('asks for a third corner', async () => {
    for (const corner of [at(3, 4), at(13, 4)]) await mouse.click(...corner);
    await userEvent.keyboard('{Enter}');
    expect(opened.announced.at(-1)).toBe('An outline needs three corners. Add another one.');
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['another tool', () => take('brush')],
  ] as const)('is given up by %s', async (_, leave) => {
    for (const corner of [at(3, 4), at(13, 4), at(13, 14)]) await mouse.click(...corner);
    await leave();
    await eventually(sketch).toBe('');
    expect(opened.session.canUndo).toBe(false);
  });
});

describe('fill', () => {
  beforeEach(() => take('fill'));

  it('starts from the pixel under the pointer', async () => {
    opened.element.tolerance = 7;
    await mouse.click(...at(3, 4));
    await eventually(() => opened.session.draft.operations).toEqual([
      { kind: 'fill', erase: false, seed: { x: 3, y: 4 }, tolerance: 7 },
    ]);
    expect(opened.isPainted(3, 4)).toBe(true);
  });

  it('says so outside the picture', async () => {
    await mouse.click(5, 5);
    expect(opened.announced).toEqual(['That is outside the picture.']);
    expect(opened.session.canUndo).toBe(false);
  });
});
