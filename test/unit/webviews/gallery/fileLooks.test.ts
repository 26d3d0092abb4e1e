import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { ImageRecord } from '../../../../src/images/imageRecord.ts';
import { RecordsByFile } from '../../../../src/library/records/recordsByFile.ts';
import { FileLooks } from '../../../../src/webviews/gallery/fileLooks.ts';
import { eventually } from './eventually.ts';

const record: ImageRecord = {
  at: '2026-11-01T10:00:00.000Z',
  hash: 'cat',
  format: 'png',
  bytes: 5,
  job: 'job',
  index: 0,
  request: { operation: 'generate', model: 'gpt-image-2', count: 1 },
  returned: {},
  uris: [],
  places: [],
  removed: [],
  starred: false,
  discarded: false,
  composites: [],
};

test('what flew by is not read, until somebody looks at it again', async () => {
  const byFile = await RecordsByFile.of({ images: [record] });
  let read = () => {};
  const reading = new Promise<void>((resolve) => {
    read = resolve;
  });
  const hash = vi.fn(async () => {
    await reading;
    return record.hash;
  });
  const stat = { bytes: 5, changedAt: 1, folder: false, symbolicLink: false };
  const corrected = vi.fn();
  const fileStates = { hash, placeState: async () => 'same' as const };
  const looks = new FileLooks({ stat: async () => stat }, fileStates, corrected);
  const recordOf = (index: number) => looks.recordOf(`file:///${index}.png`, stat, { byFile });
  for (let index = 0; index < 3000; index++) expect(recordOf(index)).toBeUndefined();
  read();
  await eventually(() => expect(hash).toHaveBeenLastCalledWith('file:///2500.png'));
  await setImmediate();
  expect(hash).toHaveBeenCalledTimes(502);
  expect(recordOf(2999)).toBe(record);
  expect(recordOf(1000)).toBeUndefined();
  await eventually(() => expect(recordOf(1000)).toBe(record));
});
