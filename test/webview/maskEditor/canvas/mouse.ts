import { chromium } from './chromium.ts';

type Button = 'left' | 'right' | 'middle';

const bits = { left: 1, right: 2, middle: 4 };
const modifierBits = { alt: 1, control: 2, meta: 4, shift: 8 };

export type Modifier = keyof typeof modifierBits;

interface Held {
  readonly button?: Button;
  readonly modifiers?: readonly Modifier[];
  readonly pointerType?: 'mouse' | 'pen';
}

/** A real mouse: its events are the browser's own. Positions are CSS pixels of this document, fractions included. */
export const mouse = {
  move: (x: number, y: number, held: Held = {}) => send('mouseMoved', x, y, held, held.button),
  down: (x: number, y: number, held: Held = {}) => send('mousePressed', x, y, held, held.button ?? 'left'),
  up: (x: number, y: number, held: Held = {}) => send('mouseReleased', x, y, held),
  async click(x: number, y: number, held: Held = {}): Promise<void> {
    await mouse.move(x, y, { modifiers: held.modifiers ?? [] });
    await mouse.down(x, y, held);
    await mouse.up(x, y, held);
  },
  /** From the first point to the last, in steps. */
  async drag(points: readonly (readonly [number, number])[], held: Held = {}): Promise<void> {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return;
    const button = held.button ?? 'left';
    const { button: _, ...hovering } = held;
    await mouse.move(...first, hovering);
    await mouse.down(...first, held);
    for (const point of points.slice(1)) await mouse.move(...point, { ...held, button });
    await mouse.up(...last, held);
  },
  wheel: (x: number, y: number, deltaX: number, deltaY: number, modifiers: readonly Modifier[] = []) =>
    dispatch({ type: 'mouseWheel', ...inPage(x, y), deltaX, deltaY, modifiers: modifierMask(modifiers) }),
};

function send(
  type: string,
  x: number,
  y: number,
  { button, modifiers = [], pointerType = 'mouse' }: Held,
  held?: Button,
) {
  return dispatch({
    type,
    ...inPage(x, y),
    button: button ?? (type === 'mouseMoved' ? 'none' : 'left'),
    buttons: held ? bits[held] : 0,
    clickCount: type === 'mouseMoved' ? 0 : 1,
    modifiers: modifierMask(modifiers),
    pointerType,
  });
}

function dispatch(event: object): Promise<unknown> {
  return chromium('Input.dispatchMouseEvent', event);
}

function modifierMask(modifiers: readonly Modifier[]): number {
  return modifiers.reduce((mask, modifier) => mask | modifierBits[modifier], 0);
}

/** The tests' document is a frame of the page that the browser has open. */
function inPage(x: number, y: number): { x: number; y: number } {
  const box = window.frameElement?.getBoundingClientRect();
  const scale = box ? box.width / window.innerWidth : 1;
  return { x: (box?.left ?? 0) + x * scale, y: (box?.top ?? 0) + y * scale };
}
