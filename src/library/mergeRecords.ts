import type { LoadedRecords } from '../images/imageLibrary.ts';
import type {
  ImageHash,
  ImageLine,
  ImageRecord,
  JobLine,
  JobRecord,
  PlaceLine,
  RecordLine,
  StarLine,
} from '../images/imageRecord.ts';
import { Forgotten } from './forgotten.ts';
import { inSlices } from './inSlices.ts';
import { newestFirst } from './newestFirst.ts';

/** What one window has recorded. */
export interface WindowLines {
  readonly lines: readonly RecordLine[];
  /** It still touches its file, so the jobs that it left open do run. */
  readonly alive: boolean;
}

/** A job's line of its last state, and the one that says what was asked. */
interface JobLines {
  readonly queued: JobLine;
  readonly last: JobLine;
  readonly alive: boolean;
}

/**
 * One story per answer, and one per job, newest first.
 *
 * Answers with equal bytes are one image to the eye but were paid for one by one, so each has its record; places
 * and stars belong to the bytes, and show on each.
 */
export async function mergeRecords(windows: readonly WindowLines[]): Promise<LoadedRecords> {
  const forgotten = new Forgotten();
  for (const { lines } of windows) await inSlices(lines, (line) => forgotten.note(line));

  const answers = new Map<string, ImageLine>();
  const places = new Map<ImageHash, PlaceLine[]>();
  const stars = new Map<ImageHash, StarLine>();
  const jobs = new Map<string, JobLines>();
  const cleared = new Set<string>();
  for (const { lines, alive } of windows) {
    await inSlices(lines, (line) => {
      if (forgotten.has(line)) {
        if (line.kind === 'image') cleared.add(line.job);
        return;
      }
      if (line.kind === 'image') answers.set(`${line.job} ${line.index} ${line.hash}`, line);
      if (line.kind === 'place') places.set(line.hash, [...(places.get(line.hash) ?? []), line]);
      if (line.kind === 'star') stars.set(line.hash, newer(stars.get(line.hash), line));
      if (line.kind === 'job') {
        const { queued = line, last = line } = jobs.get(line.job) ?? {};
        jobs.set(line.job, { queued, last: newer(last, line), alive });
      }
    });
  }

  const images: ImageRecord[] = [];
  await inSlices(answers.values(), (line) => {
    cleared.delete(line.job);
    images.push(imageRecord(line, places.get(line.hash) ?? [], stars.get(line.hash)));
  });
  const jobRecords: JobRecord[] = [];
  await inSlices(jobs.values(), (lines) => {
    // A prompt is not cleared while the job still shows it.
    const record = cleared.has(lines.queued.job) ? undefined : jobRecord(lines);
    if (record) jobRecords.push(record);
  });
  return {
    images: await newestFirst(images, ({ at }) => at),
    jobs: await newestFirst(jobRecords, ({ queuedAt }) => queuedAt),
  };
}

function imageRecord(
  { kind: _, ...answer }: ImageLine,
  places: readonly PlaceLine[],
  star: StarLine | undefined,
): ImageRecord {
  const inOrder = [...places].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const keptAt = inOrder.at(-1)?.at;
  return {
    ...answer,
    uris: [...new Set(inOrder.map(({ uri }) => uri))],
    starred: star?.starred ?? false,
    ...(keptAt !== undefined && { keptAt }),
  };
}

/** `undefined` for a job whose request is not known, because its first line was torn. */
function jobRecord({ queued, last, alive }: JobLines): JobRecord | undefined {
  if (!queued.request) return undefined;
  const open = last.state === 'queued' || last.state === 'running';
  const interrupted = open && !alive;
  const maybeBilled = interrupted ? last.state === 'running' : last.maybeBilled;
  return {
    job: queued.job,
    queuedAt: queued.at,
    state: interrupted ? 'interrupted' : last.state,
    request: queued.request,
    ...(queued.origin !== undefined && { origin: queued.origin }),
    ...(last.error !== undefined && { error: last.error }),
    ...(maybeBilled !== undefined && { maybeBilled }),
  };
}

/** The later line; of two in the same instant, the one that was written later. */
function newer<T extends RecordLine>(known: T | undefined, line: T): T {
  return known !== undefined && known.at > line.at ? known : line;
}
