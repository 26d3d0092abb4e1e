import type { LoadedRecords } from '../images/imageLibrary.ts';

/**
 * All records as one JSON document for the user to keep:
 * `{ "easelRecords": 1, "exportedAt": "<ISO 8601>", "images": [ImageRecord…], "jobs": [JobRecord…],
 * "replacements": [Replacement…] }`, images and jobs newest first, replacements oldest first. The number is the version of this shape. Images are named by SHA-256; their bytes are not in it.
 */
export function exportRecords({ images, jobs, replacements }: LoadedRecords, exportedAt: Date): string {
  const document = { easelRecords: 1, exportedAt: exportedAt.toISOString(), images, jobs, replacements };
  return `${JSON.stringify(document, null, 2)}\n`;
}
