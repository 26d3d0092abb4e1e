import { mix, withAlpha } from './color.ts';
import { between, noiseLine } from './random.ts';
import type { Spot, Stage } from './stage.ts';

/** Flowing bands over the sky, with a few rings. */
export function paintAbstract(stage: Stage): Spot {
  const { context, width, height, palette, random, unit } = stage;
  const bands = 9;
  for (let band = 0; band < bands; band++) {
    const near = band / (bands - 1);
    const line = noiseLine(random, (0.9 * width) / height, 2);
    const tone = mix(palette.horizon, band % 3 === 1 ? palette.accent : palette.land, 0.18 + near * 0.78);
    context.fillStyle = withAlpha(tone, 0.9);
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width + 4; x += Math.max(2, width / 400)) {
      const slope = (x / width - 0.5) * 0.22;
      context.lineTo(x, height * (0.4 + near * 0.56 + slope - 0.13 * line(x / width)));
    }
    context.lineTo(width, height);
    context.fill();
  }
  const x = width * between(random, 0.2, 0.34);
  const y = height * between(random, 0.24, 0.34);
  for (let ring = 0; ring < 4; ring++) {
    context.strokeStyle = withAlpha(ring % 2 === 0 ? palette.glow : palette.accent, 0.85 - ring * 0.16);
    context.lineWidth = unit * (1.1 - ring * 0.2);
    context.beginPath();
    context.arc(x, y, unit * (5 + ring * 3.4), 0, Math.PI * 2);
    context.stroke();
  }
  return { x: width * 0.4, y: height * 0.86, size: unit * 24 };
}
