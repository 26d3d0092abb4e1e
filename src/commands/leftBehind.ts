import type { LoadedRecords } from '../images/imageLibrary.ts';
import type { ImageRecord, JobRecord } from '../images/imageRecord.ts';

/** A job that ended without anybody seeing it. */
export interface LeftBehind {
  readonly job: JobRecord;
  /** In the archive only; none when the person kept some of the job's images and left the others. */
  readonly unkept: readonly ImageRecord[];
  /** How many images an interrupted job still owes. */
  readonly missing: number;
}

/** The jobs that still owe something, out of all records and in their order. */
export function leftBehind(
  { jobs, images }: Pick<LoadedRecords, 'jobs' | 'images'>,
  isOurs: (job: JobRecord) => boolean,
): readonly LeftBehind[] {
  const ended = jobs.filter((job) => job.state !== 'queued' && job.state !== 'running' && isOurs(job));
  if (ended.length === 0) return [];
  // Nearly all images are of jobs that owe nothing.
  const imagesOf = new Map(ended.map(({ job }): [string, ImageRecord[]] => [job, []]));
  for (const image of images) imagesOf.get(image.job)?.push(image);
  return ended
    .map((job) => {
      const made = imagesOf.get(job.job) ?? [];
      return {
        job,
        unkept: made.some(({ keptAt }) => keptAt !== undefined)
          ? []
          : made.toSorted((a, b) => a.index - b.index),
        missing: job.state === 'interrupted' ? Math.max(0, job.request.count - made.length) : 0,
      };
    })
    .filter(({ unkept, missing }) => unkept.length > 0 || missing > 0);
}
