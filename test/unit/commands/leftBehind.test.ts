import { describe, expect, test } from 'vitest';
import { leftBehind } from '../../../src/commands/leftBehind.ts';
import type { ImageJobState, ImageRecord, JobRecord } from '../../../src/images/imageRecord.ts';

const request = { operation: 'generate', model: 'gpt-image-2', count: 3, prompt: 'A lighthouse' } as const;
const at = '2026-10-01T12:00:00.000Z';

function job(state: ImageJobState): JobRecord {
  return { job: 'a', queuedAt: at, state, request };
}

function image(index: number, keptAt?: string): ImageRecord {
  return {
    ...{ at, hash: String(index).repeat(64), format: 'png', bytes: 10, job: 'a', index, request },
    ...{ returned: {}, uris: [], places: [], removed: [], starred: false, discarded: false, composites: [] },
    ...(keptAt !== undefined && { keptAt }),
  };
}

const all = () => true;

describe('what a closed window left behind', () => {
  test.each([
    ['done, none kept', 'done', [image(2), image(0), image(1)], { unkept: [0, 1, 2], missing: 0 }],
    ['done, some kept', 'done', [image(0), image(1, at), image(2)], undefined],
    ['done, without records of its images', 'done', [], undefined],
    ['failed after its first image', 'failed', [image(0)], { unkept: [0], missing: 0 }],
    ['cancelled before its first image', 'cancelled', [], undefined],
    ['interrupted before its first image', 'interrupted', [], { unkept: [], missing: 3 }],
    ['interrupted after its first image', 'interrupted', [image(0)], { unkept: [0], missing: 2 }],
    ['interrupted after its first image was kept', 'interrupted', [image(0, at)], { unkept: [], missing: 2 }],
    [
      'interrupted after its last image',
      'interrupted',
      [0, 1, 2].map((index) => image(index)),
      { unkept: [0, 1, 2], missing: 0 },
    ],
    ['still running', 'running', [image(0)], undefined],
    ['still queued', 'queued', [], undefined],
  ] as const)('a job %s', (_, state, images, expected) => {
    const left = leftBehind({ jobs: [job(state)], images }, all).map(({ unkept, missing }) => ({
      unkept: unkept.map(({ index }) => index),
      missing,
    }));
    expect(left).toEqual(expected ? [expected] : []);
  });

  test('is not what belongs to another window, nor another job’s images', () => {
    const jobs = [job('interrupted'), { ...job('done'), job: 'b' }];
    const left = leftBehind({ jobs, images: [image(0)] }, ({ job }) => job === 'b');
    expect(left).toEqual([]);
  });
});
