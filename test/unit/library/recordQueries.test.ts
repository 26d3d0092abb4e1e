import { expect, test } from 'vitest';
import { exportRecords } from '../../../src/library/exportRecords.ts';
import { at, hashOf, imageLine, jobLine } from './lines.ts';
import { merge } from './merge.ts';

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
