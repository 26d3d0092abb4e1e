import type { ImageRecord } from '../../images/imageRecord.ts';
import type { SearchableImage } from '../../library/search/searchImages.ts';

/** What became of an answer, by what is recorded alone: nobody looks at its files. */
export function recordedState(record: ImageRecord): SearchableImage['state'] {
  if (record.uris.length > 0) return 'file';
  if (record.discarded) return 'discarded';
  return record.removed.length > 0 ? 'deleted' : 'notKept';
}
