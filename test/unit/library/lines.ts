import type {
  CompositeLine,
  ImageHash,
  ImageLine,
  JobLine,
  MoveLine,
  PlaceLine,
  RecordedRequest,
  RemoveLine,
  ReplaceLine,
} from '../../../src/images/imageRecord.ts';

export const request: RecordedRequest = {
  operation: 'generate',
  model: 'gpt-image-2.6-sunburst',
  count: 1,
  prompt: 'ein Schloß am Meer 🏰',
};

/** Seconds after a fixed morning, as records write it. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 4, 1, 9, 0, 0) + seconds * 1000).toISOString();
}

export function hashOf(seed: number): string {
  return seed.toString(16).padStart(64, '0');
}

export function imageLine(seconds: number, changes: Partial<ImageLine> = {}): ImageLine {
  return {
    kind: 'image',
    at: at(seconds),
    hash: hashOf(seconds),
    format: 'png',
    bytes: 100,
    job: `job-${seconds}`,
    index: 0,
    request,
    returned: { size: '1024x1024' },
    ...changes,
  };
}

export function jobLine(seconds: number, state: JobLine['state'], changes: Partial<JobLine> = {}): JobLine {
  return {
    kind: 'job',
    at: at(seconds),
    job: 'job',
    state,
    ...(state === 'queued' && { request }),
    ...changes,
  };
}

export function placeLine(seconds: number, hash: ImageHash, uri: string): PlaceLine {
  return { kind: 'place', at: at(seconds), hash, uri };
}

export function compositeLine(seconds: number, hash: ImageHash, answer: ImageHash): CompositeLine {
  const blend = { grow: 4, feather: 8, keepUnmasked: true };
  return { kind: 'composite', at: at(seconds), hash, answer, blend };
}

export function replaceLine(seconds: number, uri: string, before: ImageHash, after: ImageHash): ReplaceLine {
  return { kind: 'replace', at: at(seconds), uri, before, after };
}

export function moveLine(seconds: number, from: string, to: string): MoveLine {
  return { kind: 'move', at: at(seconds), from, to };
}

export function removeLine(seconds: number, hash: ImageHash, uri: string): RemoveLine {
  return { kind: 'remove', at: at(seconds), hash, format: 'png', uri };
}
