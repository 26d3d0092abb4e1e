import type { Size } from '../../../../src/geometry/rectangle.ts';
import type { Comparison } from '../overlaid.ts';
import type { View } from '../view/view.ts';
import { type BlendedAnswer, BlendedPicture } from './blendedPicture.ts';
import { drawPicture } from './drawPicture.ts';

export interface PictureScene {
  readonly picture: ImageBitmap | undefined;
  readonly image: Size;
  readonly answer: BlendedAnswer | undefined;
  readonly comparison: Comparison;
  /** Of the surface's width in device pixels: left of it is the picture. */
  readonly divider: number;
}

/** The picture, alone or with the answer over, beside or behind it. */
export class PictureLayer {
  private readonly blended = new BlendedPicture();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  draw(scene: PictureScene, view: View): void {
    const { context } = this;
    const { width, height } = context.canvas;
    context.clearRect(0, 0, width, height);
    const { answer, comparison } = scene;
    if (!answer || comparison === 'before') {
      this.drawBefore(scene, view, 0, width);
    } else if (comparison === 'slider') {
      this.drawBefore(scene, view, 0, scene.divider);
      this.drawAfter(scene, view, scene.divider, width - scene.divider, 0);
    } else if (comparison === 'sideBySide') {
      this.drawBefore(scene, view, 0, view.size.width);
      this.drawAfter(scene, view, view.size.width, view.size.width, view.size.width);
    } else {
      this.drawAfter(scene, view, 0, width, 0);
    }
  }

  private drawBefore({ picture, image }: PictureScene, view: View, x: number, width: number): void {
    if (!picture) return;
    this.within(x, width, 0, () => drawPicture(this.context, picture, image, view.transform));
  }

  /** @param shift moves what is drawn to the right. */
  private drawAfter(scene: PictureScene, view: View, x: number, width: number, shift: number): void {
    const { picture, image, answer } = scene;
    if (!picture || !answer) return;
    this.within(x, width, shift, () =>
      this.blended.draw(this.context, picture, image, answer, view.transform, view.size),
    );
  }

  private within(x: number, width: number, shift: number, draw: () => void): void {
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(x, 0, width, context.canvas.height);
    context.clip();
    context.translate(shift, 0);
    draw();
    context.restore();
  }
}
