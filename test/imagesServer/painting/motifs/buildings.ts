import { mix, withAlpha } from '../color.ts';
import type { MotifPainter } from '../motifs.ts';

export const paintLighthouse: MotifPainter = (context, { x, y, size }, palette) => {
  const lamp = y - size * 0.83;
  if (palette.light !== 'day') {
    for (const [side, reach] of [
      [1, 3.4],
      [-1, 1.6],
    ] as const) {
      const beam = context.createLinearGradient(x, 0, x + side * size * reach, 0);
      beam.addColorStop(0, withAlpha(palette.accent, 0.6));
      beam.addColorStop(1, withAlpha(palette.accent, 0));
      context.fillStyle = beam;
      context.beginPath();
      context.moveTo(x, lamp - size * 0.02);
      context.lineTo(x + side * size * reach, lamp - size * 0.34);
      context.lineTo(x + side * size * reach, lamp + size * 0.16);
      context.lineTo(x, lamp + size * 0.02);
      context.fill();
    }
  }
  const half = (part: number) => size * (0.13 - part * 0.05);
  const shaft = (from: number, to: number) => {
    context.beginPath();
    context.moveTo(x - half(from), y - size * 0.74 * from);
    context.lineTo(x + half(from), y - size * 0.74 * from);
    context.lineTo(x + half(to), y - size * 0.74 * to);
    context.lineTo(x - half(to), y - size * 0.74 * to);
    context.closePath();
  };
  const shade = (color: `#${string}`) => {
    const gradient = context.createLinearGradient(x - size * 0.13, 0, x + size * 0.13, 0);
    gradient.addColorStop(0, mix(color, palette.zenith, 0.55));
    gradient.addColorStop(1, color);
    return gradient;
  };
  for (let band = 0; band < 5; band++) {
    context.fillStyle = shade(band % 2 === 0 ? '#fdf6ea' : '#d8434e');
    shaft(band / 5, (band + 1) / 5 + (band < 4 ? 0.004 : 0));
    context.fill();
  }
  context.fillStyle = '#2a2438';
  context.fillRect(x - size * 0.115, y - size * 0.765, size * 0.23, size * 0.03);
  context.fillStyle = mix(palette.accent, '#fff8dc', 0.5);
  context.fillRect(x - size * 0.06, y - size * 0.88, size * 0.12, size * 0.115);
  context.fillStyle = '#2a2438';
  context.fillRect(x - size * 0.006, y - size * 0.88, size * 0.012, size * 0.115);
  context.fillStyle = '#b5333e';
  context.beginPath();
  context.moveTo(x - size * 0.085, y - size * 0.875);
  context.quadraticCurveTo(x - size * 0.03, y - size * 0.9, x, y - size);
  context.quadraticCurveTo(x + size * 0.03, y - size * 0.9, x + size * 0.085, y - size * 0.875);
  context.fill();
  const halo = context.createRadialGradient(x, lamp, 0, x, lamp, size * 0.3);
  halo.addColorStop(0, withAlpha('#fff3c4', palette.light === 'day' ? 0.2 : 0.75));
  halo.addColorStop(1, withAlpha('#fff3c4', 0));
  context.fillStyle = halo;
  context.fillRect(x - size * 0.3, lamp - size * 0.3, size * 0.6, size * 0.6);
};

export const paintHouse: MotifPainter = (context, { x, y, size }, palette) => {
  const wall = mix('#fdf3e3', palette.zenith, palette.light === 'night' ? 0.4 : 0.08);
  context.fillStyle = mix(palette.land, '#3a2430', 0.6);
  context.fillRect(x + size * 0.16, y - size * 0.94, size * 0.1, size * 0.3);
  context.fillStyle = wall;
  context.fillRect(x - size * 0.4, y - size * 0.52, size * 0.8, size * 0.52);
  context.beginPath();
  context.moveTo(x - size * 0.4, y - size * 0.5);
  context.lineTo(x, y - size * 0.84);
  context.lineTo(x + size * 0.4, y - size * 0.5);
  context.fill();
  context.strokeStyle = mix(palette.accent, '#7a2b36', 0.55);
  context.lineWidth = size * 0.09;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x - size * 0.5, y - size * 0.46);
  context.lineTo(x, y - size * 0.88);
  context.lineTo(x + size * 0.5, y - size * 0.46);
  context.stroke();
  context.fillStyle = '#5a3a32';
  context.beginPath();
  context.roundRect(x - size * 0.09, y - size * 0.32, size * 0.18, size * 0.32, [
    size * 0.09,
    size * 0.09,
    0,
    0,
  ]);
  context.fill();
  context.fillStyle = palette.light === 'day' ? '#8fbfe0' : '#ffd873';
  for (const left of [-0.31, 0.17]) {
    context.fillRect(x + left * size, y - size * 0.36, size * 0.14, size * 0.15);
  }
  context.beginPath();
  context.arc(x, y - size * 0.6, size * 0.06, 0, Math.PI * 2);
  context.fill();
};
