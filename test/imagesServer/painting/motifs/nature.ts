import { mix } from '../color.ts';
import type { MotifPainter } from '../motifs.ts';

export const paintTree: MotifPainter = (context, { x, y, size }, palette) => {
  context.fillStyle = '#5a3a32';
  context.beginPath();
  context.moveTo(x - size * 0.06, y);
  context.quadraticCurveTo(x - size * 0.02, y - size * 0.2, x - size * 0.03, y - size * 0.5);
  context.lineTo(x + size * 0.03, y - size * 0.5);
  context.quadraticCurveTo(x + size * 0.02, y - size * 0.2, x + size * 0.06, y);
  context.fill();
  const leaves = mix('#4f9d5d', palette.land, palette.light === 'day' ? 0.15 : 0.45);
  for (const [dx, dy, radius, tone] of [
    [-0.2, 0.5, 0.2, 0],
    [0.2, 0.48, 0.2, 0],
    [0, 0.62, 0.27, 0.12],
    [-0.1, 0.76, 0.18, 0.22],
    [0.12, 0.8, 0.17, 0.32],
  ] as const) {
    context.fillStyle = mix(leaves, palette.glow, tone);
    context.beginPath();
    context.arc(x + dx * size, y - dy * size, radius * size, 0, Math.PI * 2);
    context.fill();
  }
};

export const paintFlower: MotifPainter = (context, { x, y, size }, palette) => {
  const middle = y - size * 0.66;
  context.strokeStyle = mix('#3f8f5b', palette.land, 0.25);
  context.lineCap = 'round';
  context.lineWidth = size * 0.04;
  context.beginPath();
  context.moveTo(x + size * 0.02, y);
  context.quadraticCurveTo(x - size * 0.06, y - size * 0.3, x, middle);
  context.stroke();
  context.fillStyle = context.strokeStyle;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(x - size * 0.02, y - size * 0.08);
    context.quadraticCurveTo(x + side * size * 0.3, y - size * 0.14, x + side * size * 0.3, y - size * 0.34);
    context.quadraticCurveTo(x + side * size * 0.08, y - size * 0.3, x - size * 0.02, y - size * 0.08);
    context.fill();
  }
  for (const [petals, reach, color] of [
    [9, 0.33, mix(palette.accent, '#7a2b56', 0.25)],
    [7, 0.23, palette.accent],
  ] as const) {
    context.fillStyle = color;
    for (let petal = 0; petal < petals; petal++) {
      const angle = (petal / petals) * Math.PI * 2;
      context.beginPath();
      context.ellipse(
        x + Math.cos(angle) * reach * size * 0.58,
        middle + Math.sin(angle) * reach * size * 0.58,
        reach * size * 0.48,
        reach * size * 0.3,
        angle,
        0,
        Math.PI * 2,
      );
      context.fill();
    }
  }
  context.fillStyle = '#fff1b8';
  context.beginPath();
  context.arc(x, middle, size * 0.085, 0, Math.PI * 2);
  context.fill();
};

export const paintBirds: MotifPainter = (context, { x, y, size }, palette) => {
  context.strokeStyle = palette.light === 'night' ? '#e9e4f5' : '#2a2438';
  context.lineCap = 'round';
  for (const [dx, dy, span] of [
    [0, 0.5, 0.34],
    [-0.36, 0.72, 0.22],
    [0.34, 0.78, 0.24],
    [-0.3, 0.26, 0.18],
    [0.42, 0.34, 0.16],
  ] as const) {
    const middleX = x + dx * size;
    const middleY = y - dy * size;
    const reach = span * size;
    context.lineWidth = reach * 0.13;
    context.beginPath();
    context.moveTo(middleX - reach, middleY - reach * 0.25);
    context.quadraticCurveTo(middleX - reach * 0.45, middleY - reach * 0.55, middleX, middleY);
    context.quadraticCurveTo(
      middleX + reach * 0.45,
      middleY - reach * 0.55,
      middleX + reach,
      middleY - reach * 0.25,
    );
    context.stroke();
  }
};
