import { type Color, mix } from './color.ts';
import { between, noiseLine } from './random.ts';
import type { Spot, Stage } from './stage.ts';

interface Layer {
  /** Mean height of its edge, as a part of the picture's height. */
  readonly level: number;
  /** Swing of its edge, as a part of the picture's height. */
  readonly swing: number;
  readonly bumps: number;
  readonly jagged: boolean;
  readonly color: Color;
  /** Colour at its foot: mist. */
  readonly foot: Color;
}

/** @returns the height of the layer's edge, in pixels, at an x in pixels. */
export function paintLayer(stage: Stage, layer: Layer): (x: number) => number {
  const { context, width, height, random } = stage;
  const line = noiseLine(random, (layer.bumps * width) / height, layer.jagged ? 5 : 2, layer.jagged);
  const edge = (x: number) => height * (layer.level - layer.swing * line(x / width));
  const gradient = context.createLinearGradient(
    0,
    height * (layer.level - layer.swing * 0.6),
    0,
    height * (layer.level + 0.32),
  );
  gradient.addColorStop(0, layer.color);
  gradient.addColorStop(1, layer.foot);
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(0, height);
  const step = Math.max(1, width / 640);
  for (let x = 0; x <= width + step; x += step) {
    context.lineTo(x, edge(x));
  }
  context.lineTo(width, height);
  context.fill();
  return edge;
}

export function paintMountains(stage: Stage): Spot {
  const { palette, width, unit, snow } = stage;
  const layers = 5;
  let edge = (_x: number) => stage.height;
  for (let i = 0; i < layers; i++) {
    const near = i / (layers - 1);
    const tone = mix(palette.horizon, palette.land, 0.26 + 0.74 * near ** 1.15);
    const color = snow && near < 0.9 ? mix(tone, '#ffffff', 0.5 * (1 - near) + 0.12) : tone;
    edge = paintLayer(stage, {
      level: 0.5 + near * 0.32,
      swing: 0.24 - near * 0.17,
      bumps: 2.2 + near * 1.4,
      jagged: near < 0.8,
      color,
      foot: mix(color, palette.horizon, 0.45 * (1 - near)),
    });
  }
  paintConifers(stage, edge, { from: 3, to: 8, count: 46, color: palette.land });
  const x = width * 0.3;
  return { x, y: edge(x) + unit, size: unit * 22 };
}

export function paintHills(stage: Stage): Spot {
  const { palette, width, unit, random, context, snow } = stage;
  const layers = 5;
  let edge = (_x: number) => stage.height;
  for (let i = 0; i < layers; i++) {
    const near = i / (layers - 1);
    const tone = mix(palette.horizon, palette.land, 0.3 + 0.7 * near);
    const color = snow ? mix(tone, '#ffffff', 0.6) : tone;
    edge = paintLayer(stage, {
      level: 0.56 + near * 0.27,
      swing: 0.09,
      bumps: 1.3 + near * 0.5,
      jagged: false,
      color,
      foot: mix(color, palette.horizon, 0.3 * (1 - near)),
    });
    for (let tree = 0; tree < 7; tree++) {
      const x = random() * width;
      const size = unit * (0.8 + near * between(random, 1.2, 3.4));
      context.fillStyle = mix(color, palette.land, 0.75);
      context.beginPath();
      context.ellipse(x, edge(x) - size * 0.7, size * 0.62, size, 0, 0, Math.PI * 2);
      context.fill();
    }
  }
  const x = width * 0.34;
  return { x, y: edge(x) + unit * 2, size: unit * 24 };
}

export function paintDunes(stage: Stage): Spot {
  const { palette, width, unit } = stage;
  const layers = 5;
  let edge = (_x: number) => stage.height;
  for (let i = 0; i < layers; i++) {
    const near = i / (layers - 1);
    const color = mix(palette.horizon, palette.land, 0.32 + 0.68 * near);
    edge = paintLayer(stage, {
      level: 0.6 + near * 0.25,
      swing: 0.1,
      bumps: 1.1,
      jagged: false,
      color,
      foot: mix(color, palette.glow, 0.34),
    });
  }
  const x = width * 0.32;
  return { x, y: edge(x) + unit, size: unit * 20 };
}

export function paintForest(stage: Stage): Spot {
  const { palette, width, unit, snow } = stage;
  const rows = 5;
  let edge = (_x: number) => stage.height;
  for (let i = 0; i < rows; i++) {
    const near = i / (rows - 1);
    const tone = mix(palette.horizon, palette.land, 0.25 + 0.75 * near);
    const color = snow ? mix(tone, '#ffffff', 0.35 * (1 - near) + 0.1) : tone;
    edge = paintLayer(stage, {
      level: 0.6 + near * 0.3,
      swing: 0.05,
      bumps: 1.6,
      jagged: false,
      color,
      foot: mix(color, palette.horizon, 0.5 * (1 - near)),
    });
    paintConifers(stage, edge, {
      from: 7 + near * 10,
      to: 12 + near * 22,
      count: Math.round((40 - near * 18) * (width / stage.height)),
      color,
      clearing: near === 1 ? 0.16 : 0,
    });
  }
  const x = width * 0.5;
  return { x, y: edge(x) + unit * 4, size: unit * 17 };
}

interface Conifers {
  /** Heights, in units. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly color: Color;
  /** Half the width, as a part of the picture's, left free in the middle. */
  readonly clearing?: number;
}

function paintConifers(stage: Stage, edge: (x: number) => number, trees: Conifers): void {
  const { context, width, random, unit } = stage;
  context.fillStyle = trees.color;
  for (let i = 0; i < trees.count; i++) {
    const x = random() * width;
    const tall = unit * between(random, trees.from, trees.to);
    if (Math.abs(x / width - 0.5) < (trees.clearing ?? 0)) {
      continue;
    }
    const foot = edge(x) + unit;
    context.beginPath();
    for (let tier = 0; tier < 4; tier++) {
      const top = foot - tall * (1 - tier * 0.2);
      const half = tall * (0.075 + tier * 0.04);
      const bottom = top + tall * 0.32;
      context.moveTo(x, top);
      context.lineTo(x + half, bottom);
      context.lineTo(x - half, bottom);
      context.closePath();
    }
    context.rect(x - tall * 0.02, foot - tall * 0.12, tall * 0.04, tall * 0.14);
    context.fill('nonzero');
  }
}
