import { expect, test } from 'vitest';
import { exportRecords } from '../../../src/library/exportRecords.ts';
import { spentSince } from '../../../src/library/spentSince.ts';
import { at, hashOf, imageLine, jobLine } from './lines.ts';
import { merge } from './merge.ts';

test('sums known prices from a moment on', async () => {
  const { images } = await merge([
    imageLine(1, { price: 5 }),
    imageLine(2, { price: 0.25 }),
    imageLine(3),
    imageLine(4, { price: 0.5 }),
  ]);
  expect(spentSince(images, new Date(at(2)))).toBe(0.75);
  expect(spentSince(images, new Date(at(5)))).toBe(0);
});

test('exports everything as one JSON document', async () => {
  const records = await merge([jobLine(1, 'queued'), imageLine(2)]);
  const document = JSON.parse(exportRecords(records, new Date(at(9))));
  expect(document).toMatchObject({
    easelRecords: 1,
    exportedAt: at(9),
    images: [{ hash: hashOf(2), request: { prompt: 'ein Schloß am Meer 🏰' } }],
    jobs: [{ job: 'job', state: 'queued' }],
  });
});
