import type { SKRSContext2D } from '@napi-rs/canvas';
import { paintCat, paintFox } from './motifs/animals.ts';
import { paintHouse, paintLighthouse } from './motifs/buildings.ts';
import { paintBalloon, paintBoat, paintRocket } from './motifs/craft.ts';
import { paintBirds, paintFlower, paintTree } from './motifs/nature.ts';
import type { Palette } from './palette.ts';
import type { Spot } from './stage.ts';

export type MotifName =
  | 'balloon'
  | 'birds'
  | 'boat'
  | 'cat'
  | 'flower'
  | 'fox'
  | 'house'
  | 'lighthouse'
  | 'rocket'
  | 'tree';

/** Paints inside a box `size` high and about as wide, standing on `spot`. */
export type MotifPainter = (context: SKRSContext2D, spot: Spot, palette: Palette) => void;

const painters: Record<MotifName, MotifPainter> = {
  balloon: paintBalloon,
  birds: paintBirds,
  boat: paintBoat,
  cat: paintCat,
  flower: paintFlower,
  fox: paintFox,
  house: paintHouse,
  lighthouse: paintLighthouse,
  rocket: paintRocket,
  tree: paintTree,
};

/** These float; the rest stand on the ground. */
export const flyingMotifs: ReadonlySet<MotifName> = new Set(['balloon', 'birds', 'rocket']);

export function paintMotif(context: SKRSContext2D, motif: MotifName, spot: Spot, palette: Palette): void {
  context.save();
  painters[motif](context, spot, palette);
  context.restore();
}
