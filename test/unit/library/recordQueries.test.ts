import { expect, test } from 'vitest';
import { exportRecords } from '../../../src/library/records/exportRecords.ts';
import { at, compositeLine, hashOf, imageLine, jobLine, removeLine, replaceLine } from './lines.ts';
import { merge } from './merge.ts';

test('exports everything as one JSON document', async () => {
  const records = await merge([
    jobLine(1, 'queued'),
    imageLine(2),
    compositeLine(3, hashOf(3), hashOf(2)),
    replaceLine(4, 'file:///a.png', hashOf(1), hashOf(3)),
    removeLine(5, hashOf(7), 'file:///b.png'),
  ]);
  const document = JSON.parse(exportRecords(records, new Date(at(9))));
  expect(document).toMatchObject({
    easelRecords: 1,
    exportedAt: at(9),
    images: [{ hash: hashOf(2), composites: [hashOf(3)], request: { prompt: 'ein Schloß am Meer 🏰' } }],
    jobs: [{ job: 'job', state: 'queued' }],
    replacements: [{ uri: 'file:///a.png', before: hashOf(1), after: hashOf(3) }],
    removals: [{ uri: 'file:///b.png', hash: hashOf(7) }],
  });
});
