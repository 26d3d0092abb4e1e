import type { JobLine, JobRecord } from '../images/imageRecord.ts';

/** A job's first line, which says what was asked, and its latest. */
export interface JobStory {
  readonly queued: JobLine;
  readonly last: JobLine;
  /** Who runs it. */
  readonly window: string;
}

/** `undefined` for a job whose request is not known, because its first line was torn. */
export function jobRecord({ queued, last }: JobStory, isAlive: boolean): JobRecord | undefined {
  if (!queued.request) return undefined;
  const isOpen = last.state === 'queued' || last.state === 'running';
  const interrupted = isOpen && !isAlive;
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
