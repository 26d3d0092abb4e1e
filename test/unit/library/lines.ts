import type { ImageLine, JobLine, RecordedRequest } from '../../../src/images/imageRecord.ts';

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
