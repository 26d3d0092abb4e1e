import type { Point, Rectangle, Sides, Size } from '../../../../src/geometry/rectangle.ts';
import type { ExtendHandles } from '../extend/extendHandles.ts';
import type { Sketch } from '../tools/canvasTool.ts';
import type { View } from '../view/view.ts';
import { type CursorLook, placeCursor } from './placeCursor.ts';
import { rectanglePath, sketchPath } from './sketchPath.ts';

export interface GuideScene {
  readonly image: Size;
  /** New borders that are done. */
  readonly extend: Sides;
  /** With the borders that are being dragged, in image pixels. */
  readonly canvas: Rectangle;
  /** What will be sent, in image pixels. */
  readonly frame: Rectangle | undefined;
  /** What is in view of the canvas, in image pixels. */
  readonly visible: Rectangle;
  readonly sketch: Sketch | undefined;
  readonly cursor: CursorLook | undefined;
}

/** All that lies over the canvases and follows the view: elements, so that they stay crisp and cost no repainting. */
export class Guides {
  constructor(private readonly root: ParentNode) {}

  place(view: View, scene: GuideScene): void {
    const { image, extend, canvas, visible, frame, sketch, cursor } = scene;
    const { transform, devicePixelRatio: ratio } = view;
    const css = { scale: transform.scale / ratio, x: transform.x / ratio, y: transform.y / ratio };
    const shown = {
      x: css.x + canvas.x * css.scale,
      y: css.y + canvas.y * css.scale,
      width: canvas.width * css.scale,
      height: canvas.height * css.scale,
    };
    this.move('.checkerboard', shown, shown);
    this.drawPaths('sketch', sketchPath(sketch, css));
    this.drawPaths('frame', frame && !contains(frame, canvas) ? rectanglePath(frame, css) : '');
    this.root.querySelector<ExtendHandles>('easel-extend-handles')?.place(shown, extend, image, view.zoom);
    // Over what is in view, so that the divider is always at hand.
    const start = { x: css.x + visible.x * css.scale, y: 0 };
    const room = { width: visible.width * css.scale, height: view.size.height / ratio };
    this.move('easel-compare-divider', start, room);
    const element = this.root.querySelector<HTMLElement>('.cursor');
    if (element) placeCursor(element, cursor);
  }

  private move(selector: string, { x, y }: Point, { width, height }: Size): void {
    for (const { style } of this.root.querySelectorAll<HTMLElement>(selector)) {
      style.setProperty('width', `${width}px`);
      style.setProperty('height', `${height}px`);
      style.setProperty('transform', `translate(${x}px, ${y}px)`);
    }
  }

  private drawPaths(name: string, data: string): void {
    for (const path of this.root.querySelectorAll(`path.${name}`)) path.setAttribute('d', data);
  }
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
