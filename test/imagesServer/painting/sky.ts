import { withAlpha } from './color.ts';
import { between } from './random.ts';
import type { Stage } from './stage.ts';

/** @returns the middle of the sun or moon, in pixels. */
export function paintSky(stage: Stage, horizonAt: number): { x: number; y: number } {
  const { context, width, height, palette, random, unit } = stage;
  const horizon = height * horizonAt;
  const gradient = context.createLinearGradient(0, 0, 0, horizon);
  gradient.addColorStop(0, palette.zenith);
  gradient.addColorStop(0.6, palette.sky);
  gradient.addColorStop(1, palette.horizon);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
  if (palette.light === 'night') {
    paintStars(stage, horizon);
  }
  const low = palette.light === 'dusk' || palette.light === 'dawn';
  const disc = {
    x: width * between(random, 0.56, 0.78),
    y: low ? horizon - unit * between(random, 7, 15) : height * between(random, 0.16, 0.26),
  };
  paintDisc(stage, disc.x, disc.y, unit * between(random, low ? 8 : 5.5, low ? 11 : 8));
  paintClouds(stage, horizon);
  return disc;
}

function paintStars({ context, width, random, unit, palette }: Stage, horizon: number): void {
  for (let i = 0; i < 220; i++) {
    const y = random() ** 1.5 * horizon * 0.95;
    context.fillStyle = withAlpha('#ffffff', between(random, 0.25, 0.95) * (1 - y / horizon) + 0.08);
    context.beginPath();
    context.arc(random() * width, y, unit * between(random, 0.07, 0.24), 0, Math.PI * 2);
    context.fill();
  }
  for (let i = 0; i < 5; i++) {
    const x = random() * width;
    const y = random() * horizon * 0.5;
    const reach = unit * between(random, 0.8, 1.6);
    context.fillStyle = palette.glow;
    context.beginPath();
    for (let point = 0; point < 8; point++) {
      const angle = (point * Math.PI) / 4;
      const far = point % 2 === 0 ? reach : reach * 0.16;
      context.lineTo(x + Math.cos(angle) * far, y + Math.sin(angle) * far);
    }
    context.fill();
  }
}

function paintDisc({ context, width, height, palette }: Stage, x: number, y: number, radius: number): void {
  const halo = context.createRadialGradient(x, y, radius * 0.6, x, y, radius * 6);
  const strength = palette.light === 'night' ? 0.36 : 0.6;
  for (let stop = 0; stop <= 8; stop++) {
    halo.addColorStop(stop / 8, withAlpha(palette.glow, strength * (1 - stop / 8) ** 3));
  }
  context.fillStyle = halo;
  context.fillRect(0, 0, width, height);
  context.fillStyle = palette.glow;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
  if (palette.light === 'night') {
    context.save();
    context.clip();
    context.fillStyle = withAlpha(palette.sky, 0.2);
    for (const [dx, dy, size] of [
      [-0.35, -0.2, 0.28],
      [0.3, 0.25, 0.36],
      [0.1, -0.5, 0.16],
    ] as const) {
      context.beginPath();
      context.arc(x + dx * radius, y + dy * radius, size * radius, 0, Math.PI * 2);
      context.fill();
    }
    context.restore();
  }
}

function paintClouds({ context, width, palette, random, unit }: Stage, horizon: number): void {
  const strength = { day: 0.8, dawn: 0.55, dusk: 0.3, night: 0.1 }[palette.light];
  const tint = palette.light === 'dusk' ? palette.horizon : '#ffffff';
  const count = 3 + Math.floor(random() * 3);
  for (let i = 0; i < count; i++) {
    const x = random() * width;
    const y = horizon * between(random, 0.14, 0.62);
    const length = unit * between(random, 16, 34);
    const thickness = unit * between(random, 2.2, 3.4);
    context.fillStyle = withAlpha(tint, strength * between(random, 0.5, 1));
    // One path, so that overlapping bars do not add up where the fill is translucent.
    context.beginPath();
    for (let bar = 0; bar < 3; bar++) {
      const barLength = length * (1 - bar * 0.27);
      const left = x - barLength / 2 + unit * between(random, -5, 5);
      context.roundRect(left, y - bar * thickness * 0.98, barLength, thickness, thickness / 2);
    }
    context.fill('nonzero');
  }
}
