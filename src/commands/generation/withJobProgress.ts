import * as vscode from 'vscode';
import { withAbortSignal } from '../../host/cancellation.ts';
import { jobStatus } from '../../host/jobStatus.ts';
import type { ImageJob, ImageJobState } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';

export interface JobProgress {
  /** Of one of the requests that were announced. Cancel ends the job. */
  follow(job: ImageJob): void;
  /** Aborts with Cancel: nothing more is to be started. */
  readonly signal: AbortSignal;
}

/** Shows how the jobs of some requests go, also before they are started, until the work ends. */
export async function withJobProgress<T>(
  requests: readonly { readonly count: number }[],
  jobs: ImageJobs,
  work: (progress: JobProgress) => Promise<T>,
): Promise<T> {
  const count = requests.reduce((sum, request) => sum + request.count, 0);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: count === 1 ? 'Generating image' : `Generating ${count} images`,
      cancellable: true,
    },
    (progress, token) =>
      withAbortSignal(token, async (signal) => {
        const running: ImageJob[] = [];
        const report = () =>
          progress.report({ message: describe(running, requests.length === 1 ? undefined : count) });
        const listener = jobs.onDidChange((job) => running.includes(job) && report());
        const follow = (job: ImageJob) => {
          running.push(job);
          signal.addEventListener('abort', () => job.cancel());
          if (signal.aborted) job.cancel();
          report();
        };
        try {
          return await work({ follow, signal });
        } finally {
          listener.dispose();
        }
      }),
  );
}

/** @param count of images, which is what the title counts; absent: there is one job, and nothing to count. */
function describe(running: readonly ImageJob[], count: number | undefined): string {
  const first = running.find(({ state }) => isOpen(state));
  const now = first ? jobStatus(first.state) : '';
  if (count === undefined) return now;
  const finished = running.reduce((sum, job) => sum + finishedImages(job), 0);
  return `${finished} of ${count} finished. ${now}`;
}

function finishedImages({ state, spec, images }: ImageJob): number {
  return isOpen(state) ? images.length : spec.request.count;
}

function isOpen({ kind }: ImageJobState): boolean {
  return kind === 'queued' || kind === 'running' || kind === 'partial';
}
