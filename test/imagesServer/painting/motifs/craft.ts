import { mix } from '../color.ts';
import type { MotifPainter } from '../motifs.ts';

export const paintBalloon: MotifPainter = (context, { x, y, size }, palette) => {
  const radius = size * 0.33;
  const middle = y - size + radius;
  const envelope = () => {
    context.beginPath();
    context.moveTo(x - size * 0.07, y - size * 0.2);
    context.bezierCurveTo(
      x - radius * 0.7,
      y - size * 0.36,
      x - radius,
      middle + radius * 0.7,
      x - radius,
      middle,
    );
    context.arc(x, middle, radius, Math.PI, 0);
    context.bezierCurveTo(
      x + radius,
      middle + radius * 0.7,
      x + radius * 0.7,
      y - size * 0.36,
      x + size * 0.07,
      y - size * 0.2,
    );
    context.closePath();
  };
  context.save();
  envelope();
  context.fillStyle = palette.accent;
  context.fill();
  context.clip();
  context.fillStyle = '#fff6e4';
  for (const lean of [-0.62, 0, 0.62]) {
    context.beginPath();
    context.ellipse(x + lean * radius, middle, radius * 0.17, size * 0.8, 0, 0, Math.PI * 2);
    context.fill();
  }
  const shade = context.createLinearGradient(x - radius, 0, x + radius, 0);
  shade.addColorStop(0, 'rgba(20, 10, 50, 0.34)');
  shade.addColorStop(0.55, 'rgba(20, 10, 50, 0)');
  context.fillStyle = shade;
  context.fillRect(x - radius, y - size, radius * 2, size);
  context.restore();
  context.strokeStyle = '#4a2f25';
  context.lineWidth = size * 0.012;
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(x + side * size * 0.065, y - size * 0.2);
    context.lineTo(x + side * size * 0.05, y - size * 0.1);
  }
  context.stroke();
  context.fillStyle = '#6b4330';
  context.beginPath();
  context.roundRect(x - size * 0.06, y - size * 0.1, size * 0.12, size * 0.1, size * 0.02);
  context.fill();
};

export const paintBoat: MotifPainter = (context, { x, y, size }, palette) => {
  context.fillStyle = '#fff6e4';
  context.beginPath();
  context.moveTo(x + size * 0.02, y - size);
  context.quadraticCurveTo(x + size * 0.4, y - size * 0.6, x + size * 0.4, y - size * 0.22);
  context.lineTo(x + size * 0.02, y - size * 0.22);
  context.fill();
  context.fillStyle = palette.accent;
  context.beginPath();
  context.moveTo(x - size * 0.03, y - size * 0.86);
  context.quadraticCurveTo(x - size * 0.28, y - size * 0.5, x - size * 0.3, y - size * 0.22);
  context.lineTo(x - size * 0.03, y - size * 0.22);
  context.fill();
  context.fillStyle = '#4a2f25';
  context.fillRect(x - size * 0.012, y - size, size * 0.024, size * 0.82);
  context.beginPath();
  context.moveTo(x - size * 0.46, y - size * 0.18);
  context.lineTo(x + size * 0.5, y - size * 0.18);
  context.quadraticCurveTo(x + size * 0.38, y, x + size * 0.24, y);
  context.lineTo(x - size * 0.3, y);
  context.quadraticCurveTo(x - size * 0.42, y - size * 0.05, x - size * 0.46, y - size * 0.18);
  context.fill();
  context.fillStyle = mix(palette.accent, '#ffffff', 0.2);
  context.fillRect(x - size * 0.45, y - size * 0.18, size * 0.94, size * 0.035);
};

export const paintRocket: MotifPainter = (context, { x, y, size }, palette) => {
  const flame = context.createLinearGradient(0, y - size * 0.25, 0, y);
  flame.addColorStop(0, '#fff3c4');
  flame.addColorStop(0.4, '#ff9f43');
  flame.addColorStop(1, 'rgba(255, 90, 60, 0)');
  context.fillStyle = flame;
  context.beginPath();
  context.moveTo(x - size * 0.09, y - size * 0.24);
  context.quadraticCurveTo(x - size * 0.1, y - size * 0.08, x, y);
  context.quadraticCurveTo(x + size * 0.1, y - size * 0.08, x + size * 0.09, y - size * 0.24);
  context.fill();
  context.fillStyle = palette.accent;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(x + side * size * 0.1, y - size * 0.5);
    context.quadraticCurveTo(
      x + side * size * 0.26,
      y - size * 0.36,
      x + side * size * 0.23,
      y - size * 0.18,
    );
    context.lineTo(x + side * size * 0.08, y - size * 0.24);
    context.fill();
  }
  const body = context.createLinearGradient(x - size * 0.14, 0, x + size * 0.14, 0);
  body.addColorStop(0, '#b9bfd3');
  body.addColorStop(0.5, '#ffffff');
  body.addColorStop(1, '#e6e9f3');
  context.fillStyle = body;
  context.beginPath();
  context.moveTo(x, y - size);
  context.bezierCurveTo(
    x + size * 0.2,
    y - size * 0.75,
    x + size * 0.16,
    y - size * 0.4,
    x + size * 0.1,
    y - size * 0.22,
  );
  context.lineTo(x - size * 0.1, y - size * 0.22);
  context.bezierCurveTo(x - size * 0.16, y - size * 0.4, x - size * 0.2, y - size * 0.75, x, y - size);
  context.fill();
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(x, y - size * 0.62, size * 0.075, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#2b3a67';
  context.beginPath();
  context.arc(x, y - size * 0.62, size * 0.052, 0, Math.PI * 2);
  context.fill();
};
