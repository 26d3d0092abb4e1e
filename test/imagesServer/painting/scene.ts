import type { MotifName } from './motifs.ts';
import { type Light, type Palette, paletteFor, type Terrain } from './palette.ts';
import { hashText, pick, type Random, randomFrom } from './random.ts';

/** What a prompt is painted as. */
export interface Scene {
  readonly terrain: Terrain;
  readonly palette: Palette;
  readonly motif: MotifName | undefined;
  readonly snow: boolean;
  /** Continues where the reading of the prompt left off. */
  readonly random: Random;
}

const terrainWords: readonly (readonly [Terrain, RegExp])[] = [
  ['sea', /\b(sea|ocean|beach|coast|harbou?r|wave|island|lake|river|ship|boat|lighthouse|sail)/i],
  ['city', /\b(city|town|street|skyline|skyscraper|urban|building|downtown|tower|office|server)/i],
  ['desert', /\b(desert|dune|sand|sahara|camel|cactus|canyon|oasis|mars)/i],
  ['forest', /\b(forest|wood|jungle|pine|fox|deer|owl|bear|fir)/i],
  ['mountain', /\b(mountain|alp|peak|summit|glacier|cliff|snow|valley|volcano)/i],
  ['hills', /\b(hill|meadow|field|garden|farm|village|flower|grass|vineyard|balloon|house)/i],
  ['abstract', /\b(abstract|pattern|gradient|geometric|wallpaper|diagram|shape|background)/i],
];

const lightWords: readonly (readonly [Light, RegExp])[] = [
  ['night', /\b(night|moon|stars?\b|starry|midnight|dark|galaxy|aurora)/i],
  ['dusk', /\b(dusk|sunset|evening|twilight|golden hour)/i],
  ['dawn', /\b(dawn|sunrise|morning|fog|mist|pastel)/i],
  ['day', /\b(day|noon|sunny|bright|summer|blue sky)/i],
];

const motifWords: readonly (readonly [MotifName, RegExp])[] = [
  ['lighthouse', /\blighthouse/i],
  ['balloon', /\bballoon/i],
  ['boat', /\b(boat|ship|sail|yacht)/i],
  ['rocket', /\b(rocket|spaceship|launch)/i],
  ['fox', /\b(fox|dog|wolf)/i],
  ['cat', /\b(cat|kitten)/i],
  ['house', /\b(house|cabin|hut|cottage|home|farm|village)/i],
  ['tree', /\b(tree|oak|maple|bonsai)/i],
  ['birds', /\b(birds?|gulls?|swallows?|geese|crane)\b/i],
  ['flower', /\b(flower|blossom|rose|tulip|sunflower|lotus)/i],
];

function readFor<T>(words: readonly (readonly [T, RegExp])[], prompt: string): T | undefined {
  return words.find(([, pattern]) => pattern.test(prompt))?.[0];
}

/** The same prompt and index give the same scene; further indexes of a prompt keep its subject and differ in mood. */
export function readScene(prompt: string, index: number): Scene {
  const random = randomFrom(hashText(`${prompt}\n${index}`));
  const terrain =
    readFor(terrainWords, prompt) ?? pick(random, ['mountain', 'hills', 'sea', 'abstract'] as const);
  const light =
    readFor(lightWords, prompt) ?? pick(random, ['day', 'dawn', 'dusk', 'night', 'dusk', 'day'] as const);
  return {
    terrain,
    palette: paletteFor(light, terrain, random),
    motif: readFor(motifWords, prompt),
    snow: /\b(snow|winter|ice|frozen|arctic)/i.test(prompt),
    random,
  };
}

export function readMotif(prompt: string): MotifName | undefined {
  return readFor(motifWords, prompt);
}
