import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Color, mix } from '../color.ts';
import type { MotifPainter } from '../motifs.ts';
import type { Spot } from '../stage.ts';

interface Coat {
  readonly fur: Color;
  readonly shade: Color;
  readonly chest: Color;
  /** Tip of the tail. */
  readonly tip: Color;
  /** Foxes have a longer face and larger ears. */
  readonly long: boolean;
}

export const paintFox: MotifPainter = (context, spot) =>
  paintSitting(context, spot, {
    fur: '#e07b39',
    shade: '#b9582a',
    chest: '#fff1dc',
    tip: '#fff1dc',
    long: true,
  });

export const paintCat: MotifPainter = (context, spot, palette) => {
  const fur = mix('#3b3550', palette.accent, 0.12);
  paintSitting(context, spot, { fur, shade: '#272238', chest: '#efe6da', tip: fur, long: false });
};

function paintSitting(context: SKRSContext2D, { x, y, size }: Spot, coat: Coat): void {
  const at = (dx: number, dy: number) => [x + dx * size, y - dy * size] as const;
  const oval = (dx: number, dy: number, rx: number, ry: number, turn = 0) => {
    const [cx, cy] = at(dx, dy);
    context.beginPath();
    context.ellipse(cx, cy, rx * size, ry * size, turn, 0, Math.PI * 2);
    context.fill();
  };
  context.lineCap = 'round';
  context.strokeStyle = coat.shade;
  context.lineWidth = size * (coat.long ? 0.17 : 0.09);
  context.beginPath();
  context.moveTo(...at(0.1, 0.08));
  context.quadraticCurveTo(...at(0.52, 0.02), ...at(0.46, 0.34));
  context.stroke();
  context.strokeStyle = coat.tip;
  context.beginPath();
  context.moveTo(...at(0.47, 0.27));
  context.lineTo(...at(0.46, 0.35));
  context.stroke();
  context.fillStyle = coat.fur;
  oval(0, 0.25, 0.25, 0.25);
  oval(0, 0.4, 0.17, 0.24);
  context.fillStyle = coat.shade;
  oval(-0.17, 0.1, 0.1, 0.1);
  oval(0.17, 0.1, 0.1, 0.1);
  context.fillStyle = coat.chest;
  oval(0, 0.34, 0.1, 0.2);
  context.fillStyle = coat.fur;
  oval(-0.07, 0.05, 0.07, 0.05);
  oval(0.07, 0.05, 0.07, 0.05);
  for (const side of [-1, 1]) {
    for (const [color, inset] of [
      [coat.fur, 0],
      [coat.shade, 0.035],
    ] as const) {
      context.fillStyle = color;
      context.beginPath();
      context.moveTo(...at(side * (0.21 - inset * 0.6), 0.72 + inset * 0.4));
      context.lineTo(...at(side * (coat.long ? 0.21 : 0.19), (coat.long ? 1 : 0.95) - inset * 1.6));
      context.lineTo(...at(side * (0.04 + inset), 0.84));
      context.fill();
    }
  }
  context.fillStyle = coat.fur;
  oval(0, 0.72, 0.22, coat.long ? 0.165 : 0.18);
  context.fillStyle = coat.chest;
  if (coat.long) {
    oval(-0.12, 0.66, 0.1, 0.075, 0.5);
    oval(0.12, 0.66, 0.1, 0.075, -0.5);
  }
  oval(0, 0.64, 0.075, coat.long ? 0.09 : 0.055);
  context.fillStyle = '#1d1828';
  oval(0, coat.long ? 0.6 : 0.655, 0.03, 0.022);
  context.fillStyle = coat.long ? '#1d1828' : '#f6d26b';
  oval(-0.095, 0.74, 0.026, 0.034);
  oval(0.095, 0.74, 0.026, 0.034);
  context.fillStyle = '#1d1828';
  oval(-0.095, 0.74, 0.01, 0.03);
  oval(0.095, 0.74, 0.01, 0.03);
}
