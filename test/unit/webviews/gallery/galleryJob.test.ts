import { expect, test, vi } from 'vitest';
import type { ImageJob } from '../../../../src/images/imageJob.ts';
import type { JobRecord } from '../../../../src/images/imageRecord.ts';
import { interruptedJob, runningJob } from '../../../../src/webviews/gallery/galleryJob.ts';

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

const prompt = 'Make a variation of this image.\n\nWoodcut';
const source = 'file:///site/two%20cats.png';

test.each([
  ['variation', source, 'Variation of two cats.png'],
  ['variation', undefined, 'Make a variation of this image.'],
  ['edit', source, 'Make a variation of this image.'],
] as const)('a job of kind %s from %s says what it makes', (operation, uri, title) => {
  const image = { hash: 'x', format: 'png' } as const;
  const running = {
    id: 'job',
    spec: {
      request: { kind: 'edit', model: 'gpt-image-2', count: 1, prompt, images: [] },
      confirm: 'done',
      ...(operation === 'variation' && { operation }),
      ...(uri !== undefined && { sources: [uri] }),
    },
    state: { kind: 'queued' },
    images: [],
    unarchived: [],
  } satisfies Partial<ImageJob>;
  expect(runningJob(running as unknown as ImageJob).prompt).toBe(title);
  const images = [uri === undefined ? image : { ...image, uri }];
  const job: JobRecord = {
    job: 'job',
    queuedAt: '2026-11-01T10:00:00.000Z',
    state: 'interrupted',
    request: { operation, model: 'gpt-image-2', count: 1, prompt, images },
  };
  expect(interruptedJob({ job, missing: 1, unkept: [] }, 'free').prompt).toBe(title);
});
