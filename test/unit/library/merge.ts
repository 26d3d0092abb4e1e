import type { LoadedRecords } from '../../../src/images/imageLibrary.ts';
import type { RecordLine } from '../../../src/images/imageRecord.ts';
import { RecordIndex } from '../../../src/library/records/recordIndex.ts';

/** What the given windows, all running, have recorded. */
export function merge(...windows: readonly (readonly RecordLine[])[]): Promise<LoadedRecords> {
  const index = new RecordIndex();
  windows.forEach((lines, window) => {
    for (const line of lines) index.add(line, `${window}`);
  });
  return index.read(() => true);
}
