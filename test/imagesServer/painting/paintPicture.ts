import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { paintAbstract } from './abstract.ts';
import { paintCaption, paintLabel } from './caption.ts';
import { paintCity } from './city.ts';
import { mix } from './color.ts';
import { registerInter } from './fonts.ts';
import { paintDunes, paintForest, paintHills, paintMountains } from './land.ts';
import { flyingMotifs, paintMotif } from './motifs.ts';
import { readScene, type Scene } from './scene.ts';
import { paintSea } from './sea.ts';
import { paintSky } from './sky.ts';
import type { Spot, Stage } from './stage.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface PictureWish extends PictureSize {
  readonly prompt: string;
  /** Which of the request's images. */
  readonly index: number;
  readonly transparent: boolean;
}

/** The same wish gives the same pixels. A transparent picture is its subject alone. */
export function paintPicture(wish: PictureWish): Canvas {
  registerInter();
  const { prompt, index, width, height } = wish;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const scene = readScene(prompt, index);
  const unit = Math.min(width, height) / 100;
  const stage: Stage = { context, width, height, unit, ...scene };
  if (wish.transparent) {
    paintSubjectAlone(stage, scene, prompt);
    return canvas;
  }
  const spot = paintLandscape(stage, scene);
  if (scene.motif) {
    const flying = flyingMotifs.has(scene.motif);
    const sailing = scene.motif === 'boat' && scene.terrain === 'sea';
    const sky: Spot = { x: width * 0.34, y: height * 0.54, size: unit * 38 };
    const water: Spot = { x: width * 0.62, y: height * 0.76, size: unit * 26 };
    paintMotif(context, scene.motif, flying ? sky : sailing ? water : spot, scene.palette);
  }
  paintCaption(context, prompt, wish, mix(scene.palette.land, '#05060f', 0.6));
  return canvas;
}

function paintLandscape(stage: Stage, scene: Scene): Spot {
  const horizonAt = {
    mountain: 0.56,
    hills: 0.66,
    forest: 0.72,
    sea: 0.6,
    desert: 0.66,
    city: 0.86,
    abstract: 0.8,
  }[scene.terrain];
  const disc = paintSky(stage, horizonAt);
  switch (scene.terrain) {
    case 'mountain':
      return paintMountains(stage);
    case 'hills':
      return paintHills(stage);
    case 'forest':
      return paintForest(stage);
    case 'sea':
      return paintSea(stage, horizonAt, disc.x);
    case 'desert':
      return paintDunes(stage);
    case 'city':
      return paintCity(stage);
    case 'abstract':
      return paintAbstract(stage);
  }
}

function paintSubjectAlone({ context, width, height, unit }: Stage, scene: Scene, prompt: string): void {
  const spot = { x: width / 2, y: height / 2 + unit * 30, size: unit * 70 };
  paintMotif(context, scene.motif ?? 'flower', spot, scene.palette);
  const box = {
    left: width / 2 - unit * 50,
    top: height / 2 - unit * 50,
    width: unit * 100,
    height: unit * 96,
  };
  paintLabel(context, prompt, box, mix(scene.palette.land, '#05060f', 0.4), unit * 6);
}
