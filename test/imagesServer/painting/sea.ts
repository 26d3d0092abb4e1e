import { mix, withAlpha } from './color.ts';
import { paintLayer } from './land.ts';
import { between } from './random.ts';
import type { Spot, Stage } from './stage.ts';

export function paintSea(stage: Stage, horizonAt: number, discX: number): Spot {
  const { context, width, height, palette, random, unit } = stage;
  const horizon = height * horizonAt;
  const far = mix(palette.horizon, palette.land, 0.42);
  paintLayer(stage, {
    level: horizonAt - 0.005,
    swing: 0.05,
    bumps: 2,
    jagged: true,
    color: far,
    foot: far,
  });
  const water = context.createLinearGradient(0, horizon, 0, height);
  water.addColorStop(0, mix(palette.horizon, palette.land, 0.3));
  water.addColorStop(0.25, mix(palette.sky, palette.land, 0.55));
  water.addColorStop(1, mix(palette.land, palette.zenith, 0.25));
  context.fillStyle = water;
  context.fillRect(0, horizon, width, height - horizon);
  paintGlitter(stage, horizon, discX);
  for (let i = 0; i < 70; i++) {
    const depth = random() ** 0.7;
    const y = horizon + depth * (height - horizon);
    const length = unit * between(random, 2, 8) * (0.4 + depth * 1.6);
    context.fillStyle = withAlpha(palette.horizon, 0.05 + 0.12 * random());
    context.beginPath();
    context.ellipse(random() * width, y, length, unit * 0.12 * (0.6 + depth), 0, 0, Math.PI * 2);
    context.fill();
  }
  return paintHeadland(stage, horizonAt);
}

function paintGlitter({ context, height, palette, random, unit }: Stage, horizon: number, x: number): void {
  for (let i = 0; i < 90; i++) {
    const depth = random();
    const y = horizon + depth * (height - horizon);
    const spread = unit * (3 + depth * 16);
    context.fillStyle = withAlpha(palette.glow, between(random, 0.25, 0.75) * (1 - depth * 0.6));
    context.beginPath();
    const length = unit * between(random, 0.8, 2.6) * (0.5 + depth * 1.5);
    context.ellipse(
      x + between(random, -1, 1) * spread,
      y,
      length,
      unit * (0.12 + depth * 0.3),
      0,
      0,
      Math.PI * 2,
    );
    context.fill();
  }
}

/** A rounded spit of land from the left, for something to stand on. */
function paintHeadland({ context, width, height, palette, unit }: Stage, horizonAt: number): Spot {
  const top = height * horizonAt - unit * 3;
  const end = Math.min(width * 0.46, unit * 58);
  const foot = top + unit * 22;
  const rock = mix(palette.land, '#0b1020', 0.45);
  for (const [drop, color] of [
    [0, mix(rock, palette.horizon, 0.22)],
    [unit * 6, rock],
  ] as const) {
    const shore = context.createLinearGradient(0, top + unit * 10, 0, foot + drop * 0.6);
    shore.addColorStop(0, color);
    shore.addColorStop(1, mix(palette.sky, palette.land, 0.85));
    context.fillStyle = shore;
    context.beginPath();
    context.moveTo(0, top + drop - unit * 2);
    context.bezierCurveTo(
      end * 0.35,
      top + drop - unit * 5,
      end * 0.55,
      top + drop + unit,
      end * 0.68,
      top + drop + unit * 6,
    );
    context.bezierCurveTo(end * 0.8, top + drop + unit * 11, end * 0.86, foot, end, foot + drop * 0.6);
    context.lineTo(0, foot + drop * 0.6);
    context.fill();
  }
  return { x: end * 0.34, y: top - unit * 0.5, size: unit * 34 };
}
