import { mix, withAlpha } from './color.ts';
import { between } from './random.ts';
import type { Spot, Stage } from './stage.ts';

export function paintCity(stage: Stage): Spot {
  const { context, width, height, palette, random, unit } = stage;
  const rows = 4;
  for (let row = 0; row < rows; row++) {
    const near = row / (rows - 1);
    const color = mix(palette.horizon, palette.land, 0.24 + 0.76 * near);
    const foot = mix(color, palette.horizon, 0.35 * (1 - near));
    let x = -unit * random() * 6;
    while (x < width) {
      const wide = unit * between(random, 5, 10) * (0.7 + near * 0.55);
      const tall = height * between(random, 0.1, 0.3) * (1.25 - near * 0.42) + height * (0.2 - near * 0.08);
      const top = height - tall;
      const gradient = context.createLinearGradient(0, top, 0, height);
      gradient.addColorStop(0, color);
      gradient.addColorStop(1, foot);
      context.fillStyle = gradient;
      context.fillRect(x, top, wide, tall);
      paintRoof(stage, x, top, wide);
      if (near > 0.2) {
        paintWindows(stage, { x, top, wide, near });
      }
      x += wide + unit * between(random, -0.3, 1.6);
    }
  }
  return { x: width * 0.3, y: height * 0.9, size: unit * 18 };
}

function paintRoof({ context, random, unit }: Stage, x: number, top: number, wide: number): void {
  const kind = random();
  context.beginPath();
  if (kind < 0.2) {
    context.moveTo(x, top);
    context.lineTo(x + wide / 2, top - wide * 0.5);
    context.lineTo(x + wide, top);
  } else if (kind < 0.4) {
    context.rect(x + wide * 0.2, top - unit * 2, wide * 0.6, unit * 2.2);
    context.rect(x + wide * 0.48, top - unit * 6, unit * 0.3, unit * 5);
  } else if (kind < 0.5) {
    context.ellipse(x + wide / 2, top, wide / 2, wide * 0.3, 0, Math.PI, 0);
  }
  context.fill();
}

function paintWindows(
  { context, height, palette, random, unit }: Stage,
  { x, top, wide, near }: { x: number; top: number; wide: number; near: number },
): void {
  const lit = palette.light === 'night' || palette.light === 'dusk' ? 0.42 : 0.3;
  const color = palette.light === 'night' || palette.light === 'dusk' ? palette.accent : palette.glow;
  const size = unit * (0.55 + near * 0.35);
  const columns = Math.floor((wide - size) / (size * 2));
  const inset = (wide - columns * size * 2 + size) / 2;
  for (let y = top + size * 2; y < height - size; y += size * 2.2) {
    for (let column = 0; column < columns; column++) {
      if (random() < lit) {
        context.fillStyle = withAlpha(color, between(random, 0.25, 0.4 + near * 0.5));
        context.fillRect(x + inset + column * size * 2, y, size, size * 1.2);
      }
    }
  }
}
