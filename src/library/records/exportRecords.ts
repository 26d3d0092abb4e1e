import type { LoadedRecords } from '../../images/imageLibrary.ts';

/**
 * All records as one JSON document for the user to keep:
 * `{ "easelRecords": 1, "exportedAt": "<ISO 8601>", "images": [ImageRecord…], "jobs": [JobRecord…],
 * "replacements": [Replacement…], "removals": [RemovedFile…] }`, images and jobs newest first, replacements and removals
 * oldest first. The number is the version of this shape. Images are named by SHA-256; their bytes are not in it.
 */
export function exportRecords(records: LoadedRecords, exportedAt: Date): string {
  const { images, jobs, replacements, removals } = records;
  const document = {
    easelRecords: 1,
    exportedAt: exportedAt.toISOString(),
    images,
    jobs,
    replacements,
    removals,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
