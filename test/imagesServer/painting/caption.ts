import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Color, withAlpha } from './color.ts';
import { interStack } from './fonts.ts';

const longestCaption = 90;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The prompt's first words, cut at a word. */
export function captionOf(prompt: string): string {
  const text = prompt.replace(/\s+/g, ' ').trim();
  if (text.length <= longestCaption) {
    return text;
  }
  const cut = text.slice(0, longestCaption);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestCaption / 2))}…`;
}

/** White words over a soft dark foot. */
export function paintCaption(
  context: SKRSContext2D,
  prompt: string,
  { width, height }: { width: number; height: number },
  shade: Color,
): void {
  const size = Math.max(11, Math.min(width, height) * 0.034);
  const margin = size * 1.4;
  context.font = `600 ${size}px ${interStack}`;
  const lines = wrap(context, captionOf(prompt), width - margin * 2, 2);
  const top = height - margin * 1.1 - lines.length * size * 1.32;
  const foot = context.createLinearGradient(0, top - size * 3, 0, height);
  foot.addColorStop(0, withAlpha(shade, 0));
  foot.addColorStop(0.55, withAlpha(shade, 0.5));
  foot.addColorStop(1, withAlpha(shade, 0.78));
  context.fillStyle = foot;
  context.fillRect(0, top - size * 3, width, height - top + size * 3);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'top';
  context.textAlign = 'left';
  for (const [i, line] of lines.entries()) {
    context.fillText(line, margin, top + i * size * 1.32);
  }
}

/** Words on a pill, readable on anything: at the foot of the box, in letters of `size` pixels. */
export function paintLabel(
  context: SKRSContext2D,
  prompt: string,
  box: Box,
  color: Color,
  size: number,
): void {
  context.font = `600 ${size}px ${interStack}`;
  const lines = wrap(context, captionOf(prompt), box.width - size * 2, 2);
  const wide = Math.max(...lines.map((line) => context.measureText(line).width));
  const tall = lines.length * size * 1.3;
  const middle = box.left + box.width / 2;
  const top = box.top + box.height - tall - size * 0.9;
  context.fillStyle = withAlpha(color, 0.86);
  context.beginPath();
  context.roundRect(
    middle - wide / 2 - size * 0.7,
    top - size * 0.4,
    wide + size * 1.4,
    tall + size * 0.8,
    size * 0.7,
  );
  context.fill();
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const [i, line] of lines.entries()) {
    context.fillText(line, middle, top + (i + 0.5) * size * 1.3);
  }
}

function wrap(context: SKRSContext2D, text: string, width: number, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (!lines[last] || context.measureText(longer).width <= width) {
      lines[last] = longer;
    } else {
      lines.push(word);
    }
  }
  if (lines.length <= most) {
    return lines;
  }
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}
