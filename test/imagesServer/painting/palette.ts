import type { Color } from './color.ts';
import { pick, type Random } from './random.ts';

export type Light = 'day' | 'dawn' | 'dusk' | 'night';
export type Terrain = 'mountain' | 'hills' | 'forest' | 'sea' | 'desert' | 'city' | 'abstract';

export interface Palette {
  readonly light: Light;
  readonly zenith: Color;
  readonly sky: Color;
  readonly horizon: Color;
  /** Sun or moon. */
  readonly glow: Color;
  /** The nearest land; farther land fades from it into `horizon`. */
  readonly land: Color;
  readonly accent: Color;
}

type Sky = readonly [zenith: Color, sky: Color, horizon: Color, glow: Color, accent: Color];

const skies: Record<Light, readonly [Sky, ...Sky[]]> = {
  day: [
    ['#2f86d0', '#86c5ec', '#fdf0d5', '#fffbe6', '#f2545b'],
    ['#3d9ba5', '#a3dccf', '#fbf2d2', '#fffce8', '#f08a4b'],
    ['#5579cf', '#a8c4f3', '#ffe7d8', '#fffaf0', '#e4572e'],
  ],
  dawn: [
    ['#7aa3d4', '#f2bfc4', '#ffe6bd', '#fffaf0', '#e8697d'],
    ['#8793d1', '#f7b49f', '#fff0cc', '#fffbea', '#d9576b'],
    ['#79b8c4', '#f5d0ba', '#fff2d8', '#fffdf2', '#ea7a57'],
  ],
  dusk: [
    ['#2b2160', '#b2457f', '#ffb26b', '#ffe9b0', '#ffd166'],
    ['#3a2a6b', '#e0606a', '#ffd27d', '#fff1c2', '#fff1c2'],
    ['#1f3566', '#a85a8a', '#ff9e6d', '#ffe0a3', '#ffc857'],
  ],
  night: [
    ['#0a0f2e', '#1f2a63', '#625fa6', '#f6f1d5', '#ffd38a'],
    ['#06162a', '#123a5a', '#4f8a97', '#f3f6e4', '#ffc977'],
    ['#140e32', '#3a2366', '#a35d96', '#fdeede', '#ffd9a0'],
  ],
};

const lands: Record<Light, Record<Terrain, Color>> = {
  day: {
    mountain: '#27466b',
    hills: '#3f7d4c',
    forest: '#184a36',
    sea: '#17688a',
    desert: '#b9602f',
    city: '#2c3a5c',
    abstract: '#2a5d84',
  },
  dawn: {
    mountain: '#4c5a86',
    hills: '#6a8a6c',
    forest: '#2f5552',
    sea: '#4d7ea3',
    desert: '#ad6650',
    city: '#4c5078',
    abstract: '#7a6aa0',
  },
  dusk: {
    mountain: '#2c1c48',
    hills: '#3f254f',
    forest: '#221c38',
    sea: '#3a2f6b',
    desert: '#6d2a3d',
    city: '#231840',
    abstract: '#4a2463',
  },
  night: {
    mountain: '#0e1533',
    hills: '#122a40',
    forest: '#0a2226',
    sea: '#0b2a4c',
    desert: '#3d2545',
    city: '#0c1028',
    abstract: '#1a1c4d',
  },
};

export function paletteFor(light: Light, terrain: Terrain, random: Random): Palette {
  const [zenith, sky, horizon, glow, accent] = pick(random, skies[light]);
  return { light, zenith, sky, horizon, glow, accent, land: lands[light][terrain] };
}
