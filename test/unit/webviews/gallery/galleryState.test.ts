import { expect, test, vi } from 'vitest';
import type { LeftBehind } from '../../../../src/commands/leftBehind.ts';
import type { GalleryParts } from '../../../../src/webviews/gallery/galleryParts.ts';
import { GalleryState } from '../../../../src/webviews/gallery/galleryState.ts';
import { at, request } from '../../library/lines.ts';
import { newFakeWindow } from '../maskEditor/fakeVscode.ts';

vi.mock('vscode', async () => (await import('./galleryVscode.ts')).vscode);

test('interrupted jobs are priced when the page asks, and once', async () => {
  newFakeWindow();
  const asked = { ...request, model: 'gpt-image-2', size: '1024x1024', quality: 'medium', count: 3 } as const;
  const left: LeftBehind = {
    job: { job: 'left', queuedAt: at(1), state: 'interrupted', request: asked },
    unkept: [],
    missing: 3,
  };
  const records = vi.fn(() => ({ images: [] }));
  const changed = vi.fn();
  // The few parts that are used.
  const parts = {
    jobs: { jobs: [] },
    interrupted: { list: async () => [left] },
    images: {
      get records() {
        return records();
      },
    },
  } as unknown as GalleryParts;
  const state = new GalleryState(parts, changed);

  for (let change = 1; change <= 10; change += 1) await state.readJobs();

  expect(changed).toHaveBeenCalledTimes(10);
  expect(state.interrupted('left')).toBe(left);
  expect(records, 'hidden').not.toHaveBeenCalled();
  expect(state.model.jobs).toMatchObject([{ id: 'left', retry: expect.stringMatching(/^Retry · about \$/) }]);
  expect(state.model.jobs).toHaveLength(1);
  expect(records).toHaveBeenCalledTimes(1);
  await state.readJobs();
  expect(state.model.jobs).toHaveLength(1);
  expect(records, 'after a change').toHaveBeenCalledTimes(2);
});
