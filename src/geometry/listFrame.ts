import type { Frame } from './frame.ts';
import { placed } from './placed.ts';
import { intersection, type Rectangle, type Size, whole } from './rectangle.ts';

/** A frame with what speaks for it. */
interface Candidate {
  readonly frame: Frame;
  /** Pixels sent per canvas pixel along an edge; 1 where it is more, since no detail is lost then. */
  readonly detail: number;
  /** Share of the region beyond the canvas. */
  readonly waste: number;
}

/**
 * Takes the size that keeps most detail, of these the one with least padding, of these the smallest. Where detail is
 * lost, the `crop` is sent alone, at no more than its own scale, if it keeps more.
 *
 * @throws RangeError for no sizes.
 */
export function listFrame(canvas: Size, sizes: readonly Size[], crop?: Rectangle): Frame {
  const all = best(sizes.map((sent) => candidate(canvas, sent, whole(canvas), 1)));
  if (!crop || all.detail === 1) return all.frame;
  const part = best(sizes.map((sent) => candidate(canvas, sent, crop, edge(sent))));
  return part.detail > all.detail ? part.frame : all.frame;
}

/** Units of a larger region are multiples of this: a scale of small whole numbers can be worked on in small tiles. */
const step = 16;

/** The region is `across` × `down` units of a whole number of pixels, so the scale is exact. */
function candidate(canvas: Size, sent: Size, part: Rectangle, leastUnit: number): Candidate {
  const sentUnit = edge(sent);
  const across = sent.width / sentUnit;
  const down = sent.height / sentUnit;
  const needed = Math.max(leastUnit, Math.ceil(part.width / across), Math.ceil(part.height / down));
  const unit = needed > sentUnit ? Math.ceil(needed / step) * step : needed;
  const region = placed({ width: across * unit, height: down * unit }, canvas, part);
  const used = intersection(region, whole(canvas));
  return {
    frame: { region, sent },
    detail: Math.min(1, sentUnit / unit),
    waste: 1 - area(used) / area(region),
  };
}

function best(candidates: readonly Candidate[]): Candidate {
  const [first] = candidates.toSorted(
    (a, b) => b.detail - a.detail || a.waste - b.waste || area(a.frame.sent) - area(b.frame.sent),
  );
  if (!first) throw new RangeError('A model with a list of sizes has at least one.');
  return first;
}

function area({ width, height }: Size): number {
  return width * height;
}

/** Of the largest square that tiles the size. */
function edge({ width, height }: Size): number {
  let [a, b] = [width, height];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
