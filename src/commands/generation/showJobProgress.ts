import * as vscode from 'vscode';
import { withAbortSignal } from '../../host/cancellation.ts';
import { jobStatus } from '../../host/jobStatus.ts';
import type { ImageJob, ImageJobState } from '../../images/imageJob.ts';
import type { ImageJobs } from '../../images/imageJobs.ts';

/** Shows how the jobs go until the last one ends; its Cancel ends them all. */
export async function showJobProgress(running: readonly ImageJob[], jobs: ImageJobs): Promise<void> {
  const count = running.reduce((sum, { spec }) => sum + spec.request.count, 0);
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: count === 1 ? 'Generating image' : `Generating ${count} images`,
      cancellable: true,
    },
    (progress, token) =>
      withAbortSignal(token, async (signal) => {
        const cancel = () => {
          for (const job of running) job.cancel();
        };
        signal.addEventListener('abort', cancel);
        const report = () => progress.report({ message: describe(running, count) });
        const listener = jobs.onDidChange((job) => running.includes(job) && report());
        report();
        await Promise.allSettled(running.map(({ finished }) => finished));
        listener.dispose();
      }),
  );
}

/** @param count of images, which is what the title counts. */
function describe(running: readonly ImageJob[], count: number): string {
  const first = running.find(({ state }) => isOpen(state));
  const now = first ? jobStatus(first.state) : '';
  if (running.length === 1) return now;
  const open = running.reduce((sum, job) => sum + openImages(job), 0);
  return `${count - open} of ${count} finished. ${now}`;
}

function openImages({ state, spec, images }: ImageJob): number {
  return isOpen(state) ? spec.request.count - images.length : 0;
}

function isOpen({ kind }: ImageJobState): boolean {
  return kind === 'queued' || kind === 'running' || kind === 'partial';
}
